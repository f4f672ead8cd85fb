// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

namespace {

struct Assignment
{
    const char *variable;
    const char *member; ///< what an error calls it
    QByteArray value;
};

/// As a POSIX shell quotes: between single quotes everything stands for itself, and a single quote
/// is written outside of them. Programs that read .env files know the quotes, too.
QByteArray quoted(const QByteArray &value)
{
    QByteArray inside = value;
    inside.replace("'", "'\\''");
    return "'" + inside + "'";
}

} // namespace

/// For `eval "$(…)"`, `set -a; . FILE` and .env files.
///
/// The names are the same for every account: a program says once what it reads, and a person may
/// rename an account at any time. Nothing that a person or a provider made up becomes part of a
/// name. EXPIRES_AT is there even if the provider named no lifetime, so that the one of another
/// account does not stay behind in the same shell. What renews the access, and the ID token, which
/// says who the person is, come along only in a backup: every child process inherits these.
Result<QByteArray> exportEnv(const Account &, const TokenSet &tokens,
                             RefreshTokenInclusion inclusion)
{
    const auto access = printableAccessToken(tokens);
    if (!access)
        return access;
    QList<Assignment> assignments = {
        {"ACCESS_TOKEN", "access_token", *access},
        {"TOKEN_TYPE", "token_type", tokens.tokenType},
        {"EXPIRES_AT", "expires_at", tokens.expiresAt.toString(Qt::ISODate).toLatin1()},
    };
    if (inclusion == RefreshTokenInclusion::Included) {
        if (!tokens.refreshToken.isEmpty())
            assignments.append(
                {"REFRESH_TOKEN", "refresh_token", tokens.refreshToken.reveal().toByteArray()});
        if (!tokens.idToken.isEmpty())
            assignments.append({"ID_TOKEN", "id_token", tokens.idToken.reveal().toByteArray()});
    }
    QByteArray text;
    for (const Assignment &assignment : assignments) {
        const auto value = printable(assignment.value, assignment.member);
        if (!value)
            return value;
        text += QByteArray(assignment.variable) + '=' + quoted(*value) + '\n';
    }
    return text;
}

} // namespace Qonsent
