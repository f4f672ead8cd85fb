// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/authorizationcodeflow.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/redirect/loopbackreceiver.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "tests/support/fakeclock.h"
#include "tests/support/waitingagents.h"

namespace Qonsent {

/// What a flow needs: an honest provider, a clock that stands still, and a network.
struct FlowParts
{
    QtHttpTransport transport{QtHttpTransportOptions{}};
    FakeClock clock;
    MetadataClient metadata{transport, clock};
    KeysClient keys{transport, clock};
    TokenClient tokens{transport, clock};
    UserinfoClient userinfo{transport, clock};
    DeviceAuthorizationClient devices{transport, clock};
    Test::AuthorizationServer server{{.clock = &clock}};
    QObject owner;

    FlowServices services()
    {
        return {&transport, &metadata, &keys, &tokens, &userinfo, &clock, &devices};
    }
    AuthorizationCodeFlowRequest request()
    {
        return {.issuer = server.issuer(),
                .client = {.id = QStringLiteral("app")},
                .scopes = Scopes::parse(u"openid profile"),
                .userAgent = std::make_shared<Test::InstantUserAgent>()};
    }
    AuthorizationCodeFlow *flow(const AuthorizationCodeFlowRequest &asked)
    {
        return new AuthorizationCodeFlow(
            services(), asked, std::make_unique<LoopbackReceiver>(LoopbackOptions{}), &owner);
    }
};

} // namespace Qonsent
