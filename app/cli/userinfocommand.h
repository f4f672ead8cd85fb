// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/signeduserinfoclient.h"
#include "oauthcore/net/userinfoclient.h"

namespace Qonsent::Cli {

/// `qonsent userinfo`
class UserinfoCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    void ask(const Account &account, const Secret &token);
    void print(const QJsonObject &claims);

    bool m_wantsSignature = false;
    std::unique_ptr<UserinfoClient> m_plain;
    std::unique_ptr<KeysClient> m_keys;
    std::unique_ptr<SignedUserinfoClient> m_signed;
};

} // namespace Qonsent::Cli
