// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"
#include "oauthcore/access/authorizedaccess.h"

#include <QNetworkAccessManager>

namespace Qonsent::Cli {

/// `qonsent request`: one call with the token of an account, which goes to the origin of the
/// address and to no other.
class RequestCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    int argumentCount() const override { return 2; }
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    std::optional<AuthError> readHeaders(const QStringList &fields);
    std::optional<AuthError> readBody(const QString &place);
    AccessReply *send();
    void print(const HttpResponse &answer);
    void explain(const AuthError &error, const std::optional<AccessDemand> &demand);

    QByteArray m_method;
    QNetworkRequest m_request;
    std::optional<QByteArray> m_body;
    bool m_showsHeaders = false;
    QNetworkAccessManager m_manager;
    std::unique_ptr<AuthorizedAccess> m_access;
};

} // namespace Qonsent::Cli
