// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"
#include "oauthcore/net/introspectionclient.h"

namespace Qonsent::Cli {

/// `qonsent introspect`
class IntrospectCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    void ask(const StoredAccount &stored);
    void print(const Account &account, const Introspection &said);

    TokenTypeHint m_kind = TokenTypeHint::AccessToken;
    IntrospectionClient::Form m_form = IntrospectionClient::Form::Json;
    std::unique_ptr<KeysClient> m_keys;
    std::unique_ptr<IntrospectionClient> m_client;
};

} // namespace Qonsent::Cli
