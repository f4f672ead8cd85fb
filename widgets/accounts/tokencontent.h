// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"
#include "widgets/export.h"

#include <QList>
#include <QString>

namespace Qonsent {

/// One member of a token, fit to be shown.
struct TokenMember
{
    QString name = {};    ///< as it is written, e.g. "exp"
    QString value = {};   ///< a text, or JSON
    QString meaning = {}; ///< for people, e.g. "Good until 14:32"; empty: nobody knows
    bool operator==(const TokenMember &) const = default;
};

/// What a token, or what stands beside it, says. Never the token itself, and no signature.
struct TokenContent
{
    QString title = {};              ///< e.g. "ID token"
    QString trust = {};              ///< a sentence: who checked what, and with which key
    bool isChecked = false;          ///< every rule of OpenID Connect Core 3.1.3.7 was applied
    QList<TokenMember> header = {};  ///< JOSE header
    QList<TokenMember> members = {}; ///< claims
};

/// What is known of \a account at \a now (UTC): its ID token, \a accessToken if it can be read,
/// and what the userinfo endpoint said. An access token that is no JWT has no members and says so;
/// a null one is left out.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QList<TokenContent> tokenContents(const Account &account,
                                                                       const Secret &accessToken,
                                                                       const QDateTime &now);

} // namespace Qonsent
