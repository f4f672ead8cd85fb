// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/authorizationcodeflow.h"
#include "oauthcore/net/qthttptransport.h"
#include "tests/benchmarks/harness/work.h"

namespace Bench {

/// The protocol of a sign-in alone, as the floor does it: a flow without `openid`, no account, no
/// vault.
class ProtocolSignIn
{
public:
    explicit ProtocolSignIn(const Setting &setting);

    using Outcome = std::function<void(const Qonsent::Result<Qonsent::Grant> &)>;
    /// Begins one sign-in with \a userAgent.
    void start(std::shared_ptr<Qonsent::UserAgent> userAgent, Outcome outcome);
    /// The same with the instant user agent.
    void start(Finish finish);

private:
    Qonsent::QtHttpTransport m_transport;
    Qonsent::MetadataClient m_metadata;
    Qonsent::KeysClient m_keys;
    Qonsent::TokenClient m_tokens;
    Qonsent::UserinfoClient m_userinfo;
    Qonsent::ProviderMetadata m_provider;
    QObject m_context;
};

} // namespace Bench
