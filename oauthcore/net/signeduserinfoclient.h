// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/net/keysclient.h"

#include <QJsonObject>

namespace Qonsent {

/// Asks userinfo endpoints that sign their answers (OpenID Connect Core 1.0 section 5.3.2), as a
/// client registers with `userinfo_signed_response_alg`.
class QONSENT_CORE_EXPORT SignedUserinfoClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignedUserinfoClient)

public:
    /// \a transport, \a keys and \a clock outlive the client.
    SignedUserinfoClient(HttpTransport &transport, KeysClient &keys, const Clock &clock,
                         QObject *parent = nullptr);
    ~SignedUserinfoClient() override;

    /// The claims that \a metadata's provider signed for \a client, which must speak of \a subject.
    /// An answer that is not signed is ResponseMalformed "content_type". Errors: MissingEndpoint
    /// `userinfo_endpoint` or `jwks_uri`, those of HttpTransport::send(), KeysClient and
    /// verifiedAnswer(); IdTokenRejected "userinfo_sub".
    [[nodiscard]] ReplyOf<QJsonObject> *claims(const ProviderMetadata &metadata,
                                               const ClientRegistration &client,
                                               const Secret &accessToken, const QString &subject);

private:
    HttpTransport &m_transport;
    KeysClient &m_keys;
    const Clock &m_clock;
};

} // namespace Qonsent
