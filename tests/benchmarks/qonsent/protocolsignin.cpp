// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/protocolsignin.h"

#include "oauthcore/redirect/loopbackreceiver.h"
#include "tests/benchmarks/qonsent/benchmarkuseragent.h"
#include "tests/benchmarks/qonsent/provider.h"

namespace Bench {

ProtocolSignIn::ProtocolSignIn(const Setting &setting)
    : m_metadata(m_transport, Qonsent::systemClock())
    , m_keys(m_transport, Qonsent::systemClock())
    , m_tokens(m_transport, Qonsent::systemClock())
    , m_userinfo(m_transport, Qonsent::systemClock())
    , m_provider(providerOf(setting))
{ }

void ProtocolSignIn::start(std::shared_ptr<Qonsent::UserAgent> userAgent, Outcome outcome)
{
    const Qonsent::FlowServices services{.transport = &m_transport,
                                         .metadata = &m_metadata,
                                         .keys = &m_keys,
                                         .tokens = &m_tokens,
                                         .userinfo = &m_userinfo,
                                         .clock = &Qonsent::systemClock()};
    Qonsent::AuthorizationCodeFlowRequest request;
    request.provider = m_provider;
    request.client = registeredClient();
    request.scopes = Qonsent::Scopes::parse(u"profile email calendar");
    request.userAgent = std::move(userAgent);
    auto *flow = new Qonsent::AuthorizationCodeFlow(
        services, request, std::make_unique<Qonsent::LoopbackReceiver>(Qonsent::LoopbackOptions()),
        &m_context);
    Qonsent::whenFinished<Qonsent::Grant>(flow, &m_context, std::move(outcome));
}

void ProtocolSignIn::start(Finish finish)
{
    start(std::make_shared<BenchmarkUserAgent>(),
          [finish = std::move(finish)](const Qonsent::Result<Qonsent::Grant> &grant) {
              finish(grant.has_value());
          });
}

} // namespace Bench
