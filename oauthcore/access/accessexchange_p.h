// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accesspreparation_p.h"
#include "oauthcore/access/accessverdict_p.h"
#include "oauthcore/account/accounts.h"

#include <QHash>
#include <QNetworkReply>

#include <functional>
#include <memory>

namespace Qonsent {

/// What the requests of one program with one account share.
struct AccessContext
{
    QPointer<Accounts> accounts = {};
    AccountId account = {};
    AccessOptions options = {};
    /// Sends a request through the program's manager; no address if that is gone.
    std::function<QNetworkReply *(const AccessCall &call, QIODevice *body)> send = {};
    /// New tokens that were refused as well, by the address that did. Renewing once more because
    /// of the same address would change nothing, but rotate refresh tokens as often as it is asked.
    QHash<QString, Secret> refused = {};
};

/// One request on its way: gets the token, sends, follows redirects, renews the token once if it
/// is refused and sends again, until there is an answer for the program.
class AccessExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccessExchange)

public:
    AccessExchange(const std::shared_ptr<AccessContext> &context, const AccessCall &call,
                   QObject *parent);
    ~AccessExchange() override;

    /// Begins; \a call is a preparedCall().
    void start();
    /// Ends it; nothing is heard of it any more.
    void stop();
    /// Goes where redirected() said (QNetworkRequest::UserVerifiedRedirectPolicy).
    void followRedirect();

    /// What is on its way, or has been answered; null before and between.
    [[nodiscard]] QNetworkReply *network() const { return m_network; }
    /// The call as it stands after redirects, without the token.
    [[nodiscard]] const AccessCall &call() const { return m_call; }
    /// What was wrong with the token, if the answer is about that.
    [[nodiscard]] const std::optional<AuthError> &error() const { return m_error; }
    /// What a new sign-in has to bring, if the server said so.
    [[nodiscard]] const std::optional<AccessDemand> &demand() const { return m_demand; }

Q_SIGNALS:
    /// network() is another one.
    void sent();
    /// The server wants the request to be sent to \a url.
    void redirected(const QUrl &url);
    /// The answer of network() is for the program.
    void answered();
    /// It ends without an answer; error() says why if the token does, \a error and \a text in any
    /// case. If it was a redirect that ended it, network() is still there.
    void failed(QNetworkReply::NetworkError error, const QString &text);

private:
    void askForToken(TokenDemand::Source source);
    void send();
    void onHead();
    void onFinished();
    void follow(int status, const QUrl &target);
    void judge(int status);
    void renew();
    void sendAgain();
    [[nodiscard]] bool rewind();
    void dropNetwork();
    void deliver();
    void fail(const AuthError &error);
    void fail(QNetworkReply::NetworkError error, const QString &text);

    const std::shared_ptr<AccessContext> m_context;
    AccessCall m_call;
    qint64 m_bodyBegins = 0; ///< where the device stood
    QPointer<QNetworkReply> m_network;
    TokenSet m_tokens;
    std::optional<AuthError> m_error;
    std::optional<AccessDemand> m_demand;
    int m_redirects = 0;
    bool m_isTokenSent = false; ///< with the request that is on its way
    /// No token goes with it, for good: the program said so, or a redirect led away from where the
    /// token belongs, and whoever sent us away must not choose where it comes back.
    bool m_isBare = false;
    bool m_isJudged = false;  ///< the answer of network() has been looked at
    bool m_isRenewed = false; ///< the token was, on this request's account
    bool m_isOver = false;
};

} // namespace Qonsent
