// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/userinfoclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/userinforesponse.h"

namespace Qonsent {

UserinfoClient::UserinfoClient(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

UserinfoClient::~UserinfoClient() = default;

ReplyOf<QJsonObject> *UserinfoClient::claims(const QUrl &endpoint, const Secret &accessToken,
                                             const QString &subject)
{
    return exchange<QJsonObject>(
        this, m_transport, UserinfoResponse::request(endpoint, accessToken),
        [clock = &m_clock, subject](const HttpResponse &response) {
            return UserinfoResponse::parse(response, subject, clock->utcMSecs());
        });
}

} // namespace Qonsent
