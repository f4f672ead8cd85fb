// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace Qonsent {

/// Whether a server may have acted on a request that got no complete answer.
enum class Effect : quint8 {
    None,     ///< a Get, or a Post whose body never left this process: may be sent again
    Possible, ///< a Post that was handed to the network: must not be sent again
};

/// What Qt's word for a failed exchange with \a host means to us.
[[nodiscard]] AuthError networkFailure(QNetworkReply::NetworkError error, Effect effect,
                                       const QString &host);

/// No complete answer came from \a host, for \a reason.
[[nodiscard]] AuthError lostAnswer(const QByteArray &reason, Effect effect, const QString &host);

/// The exchange took too long; \a reason names which deadline passed.
[[nodiscard]] AuthError timeoutFailure(const QByteArray &reason, Effect effect,
                                       const QString &host);

/// TLS did not come about; \a errors are those of the certificates, none if it was the handshake.
[[nodiscard]] AuthError tlsFailure(const QList<QSslError> &errors, const QString &host);

/// True if \a error only repeats \a status: the answer itself is complete.
[[nodiscard]] bool isStatusOnly(QNetworkReply::NetworkError error, int status);

} // namespace Qonsent
