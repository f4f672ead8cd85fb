// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accesswords_p.h"

#include <QCoreApplication>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// Nobody ended the sign-in: there is too little of it.
QString wish(const AccessDemand &demand, const QString &host)
{
    using Kind = AccessDemand::Kind;
    const char *sentence =
        QT_TRANSLATE_NOOP("Qonsent::AccessDemand",
                          "%1 wants to know more about you than this sign-in says. Sign in again "
                          "to go on.");
    if (demand.kind == Kind::Scopes)
        sentence = QT_TRANSLATE_NOOP("Qonsent::AccessDemand",
                                     "%1 wants permissions that this account does not have. Sign "
                                     "in again to give them.");
    else if (demand.kind == Kind::Authentication)
        sentence = QT_TRANSLATE_NOOP("Qonsent::AccessDemand",
                                     "%1 wants you to sign in anew, or in a stronger way. Sign in "
                                     "again to go on.");
    return QCoreApplication::translate("Qonsent::AccessDemand", sentence)
        .replace(QLatin1String("%1"), host);
}

AuthError withServersWords(AuthError error, const AccessVerdict &verdict)
{
    error.serverCode = verdict.error;
    error.serverDescription = verdict.description;
    return error;
}

QByteArray reasonOf(const AccessVerdict &verdict)
{
    return verdict.error.isEmpty() ? QByteArrayLiteral("invalid_token") : verdict.error;
}

} // namespace

AuthError tokenRefused(const AccessVerdict &verdict, const QString &host)
{
    return withServersWords(AuthError::of(Code::ServerRefused, reasonOf(verdict), host), verdict);
}

AuthError moreDemanded(const AccessVerdict &verdict, const QString &host)
{
    AuthError error = AuthError::of(Code::SignInNeeded, reasonOf(verdict), host);
    error.message = wish(verdict.demand, host);
    return withServersWords(error, verdict);
}

QNetworkReply::NetworkError networkErrorOf(const AuthError &error)
{
    switch (error.code) {
    case Code::Cancelled:
        return QNetworkReply::OperationCanceledError;
    case Code::Unreachable:
    case Code::OutcomeUnknown:
    case Code::RateLimited:
        return QNetworkReply::TemporaryNetworkFailureError;
    case Code::TimedOutNetwork:
        return QNetworkReply::TimeoutError;
    case Code::TlsFailed:
        return QNetworkReply::SslHandshakeFailedError;
    case Code::InsecureUrl:
    case Code::InvalidConfiguration:
        return QNetworkReply::ProtocolInvalidOperationError;
    default:
        return QNetworkReply::AuthenticationRequiredError;
    }
}

QString wordsOfQt(const char *context, const char *words)
{
    return QCoreApplication::translate(context, words);
}

} // namespace Qonsent
