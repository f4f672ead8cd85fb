// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/protocol/challengedaccess.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QSslError>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace Qonsent {

/// The answer to one request of AuthorizedAccess.
///
/// Any complete answer is a success, also of status 404, 429 or 500, unless it is about the token:
/// SignInNeeded with demand() and the reason "insufficient_scope",
/// "insufficient_user_authentication" or "insufficient_claims"; ServerRefused with
/// "invalid_token" (also the renewed one), "body_not_replayable" (the token was refused and is
/// renewed now, but the body cannot be read a second time: send it again) or the server's own word.
/// Other errors: why there was no token (Accounts::freshTokens()), InsecureUrl and
/// InvalidConfiguration (nothing was sent), Unreachable, TimedOutNetwork, TlsFailed,
/// RedirectRefused,
/// TooLarge, OutcomeUnknown (it was sent, is no GET or HEAD, and no complete answer came),
/// Cancelled.
class QONSENT_CORE_EXPORT AccessReply final : public ReplyOf<HttpResponse>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccessReply)

public:
    ~AccessReply() override;

    /// What a new sign-in has to bring, if the server said so.
    [[nodiscard]] const std::optional<AccessDemand> &demand() const { return m_demand; }
    /// The server's last answer, also if the result is an error because of it.
    [[nodiscard]] const std::optional<HttpResponse> &answer() const { return m_answer; }

Q_SIGNALS:
    /// Bytes of the body that were sent, and how many there are; -1 if that is not known.
    void uploadProgress(qint64 sent, qint64 total);
    /// The same of the answer's body.
    void downloadProgress(qint64 received, qint64 total);

private:
    friend class AuthorizedAccess;
    AccessReply(QNetworkReply *network, qint64 maximumBytes, QObject *parent);
    void collect();
    void conclude();

    [[nodiscard]] AuthError failure() const;

    QNetworkReply *const m_network; ///< ours
    const qint64 m_maximumBytes;
    QList<QSslError> m_tlsErrors;
    bool m_isSent = false; ///< the server may have acted on it
    QByteArray m_body;
    std::optional<AccessDemand> m_demand;
    std::optional<HttpResponse> m_answer;
};

} // namespace Qonsent
