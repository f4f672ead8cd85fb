// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accessoptions.h"
#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/model/tokenset.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QPointer>

namespace Qonsent {

/// One request as a program made it.
struct AccessCall
{
    QNetworkAccessManager::Operation operation = QNetworkAccessManager::GetOperation;
    QNetworkRequest request = {};
    QPointer<QIODevice> device = {};      ///< the body, if it is not in bytes
    std::optional<QByteArray> bytes = {}; ///< the body, if it was given as such

    /// Its verb, e.g. "PATCH".
    [[nodiscard]] QByteArray verb() const;
    /// True if there is a body, however it was given.
    [[nodiscard]] bool hasBody() const { return bytes || device; }
};

/// A call of \a operation whose body is \a device; a QBuffer is taken for its bytes.
[[nodiscard]] AccessCall accessCall(QNetworkAccessManager::Operation operation,
                                    const QNetworkRequest &request, QIODevice *device);

/// True if the program wants \a request to go without a token.
[[nodiscard]] bool isTokenWithheld(const QNetworkRequest &request);

/// Whether a token may go to \a url: https, or http on loopback; one of the options' origins.
/// InsecureUrl with a reason of checkWebAddress(), or "origin".
[[nodiscard]] Result<Done> checkTokenAddress(const QUrl &url, const AccessOptions &options);

/// \a call after the hooks, if it can get a token: InsecureUrl as above, or "tls_verification" if
/// the program turned that off; InvalidConfiguration "authorization_header" or "token_parameter"
/// if the program has put something there itself, "form_body" if there is no form to add to. If the
/// token is withheld, only the address is looked at.
[[nodiscard]] Result<AccessCall> preparedCall(AccessCall call, const AccessOptions &options);

/// Adds the access token of \a tokens to \a call. TokenTypeUnsupported.
[[nodiscard]] Result<AccessCall> authorizedCall(AccessCall call, const TokenSet &tokens,
                                                const AccessOptions &options);

} // namespace Qonsent
