// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "tests/support/fakeclock.h"
#include "tests/support/leakoracle.h"

#include <QTcpServer>

namespace Qonsent {

/// A provider, a program that signs in there, and everybody who must not hear of it. All secrets
/// are canaries; the host 127.0.0.2 listens for whoever can be talked into calling it.
class SignInScene
{
public:
    explicit SignInScene(Test::ServerOptions options = {});
    Q_DISABLE_COPY_MOVE(SignInScene)

    /// `http://127.0.0.2:port`, which nobody may ever call.
    [[nodiscard]] QByteArray canary() const;
    /// Runs `request` to its end.
    [[nodiscard]] Result<Account> signIn();
    /// What must not have happened, whatever came of the sign-ins: a canary where none may be, a
    /// code sent twice, a call to the canary host. Empty if nothing of it did.
    [[nodiscard]] QByteArray harm();
    /// The same after a refused sign-in, which besides stores nothing and tells nobody.
    [[nodiscard]] QByteArray harm(const AuthError &error);

    FakeClock clock = {};
    LeakOracle oracle = {};
    Test::AuthorizationServer server; ///< signs with ES256 unless the options say otherwise
    std::shared_ptr<Test::InstantUserAgent> agent = std::make_shared<Test::InstantUserAgent>();
    Services services;
    Accounts accounts;
    SignInRequest request; ///< of the client "app", with a secret and the scope "openid profile"
    QList<AuthError> warnings = {}; ///< of the last sign-in

private:
    QTcpServer m_canary;
    int m_signIns = 0;
};

/// What a row does to a provider that is honest otherwise.
using Twist = std::function<void(SignInScene &)>;

/// The columns, a row and the check of tables of sign-ins that one twist spoils. An empty reason
/// means that of the server's own word.
void refusalColumns();
void refuses(const char *name, const Twist &twist, AuthError::Code code, const char *reason);
void checkRefusal();

} // namespace Qonsent

Q_DECLARE_METATYPE(Qonsent::Twist)
