// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/net/httptransport.h"

#include <QJsonObject>

namespace Qonsent {

/// Asks userinfo endpoints (OpenID Connect Core 1.0 section 5.3).
class QONSENT_CORE_EXPORT UserinfoClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserinfoClient)

public:
    /// \a transport and \a clock outlive the client.
    UserinfoClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~UserinfoClient() override;

    /// The claims at \a endpoint, which must speak of \a subject. Errors: those of
    /// HttpTransport::send() and UserinfoResponse::parse().
    [[nodiscard]] ReplyOf<QJsonObject> *claims(const QUrl &endpoint, const Secret &accessToken,
                                               const QString &subject);

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
};

} // namespace Qonsent
