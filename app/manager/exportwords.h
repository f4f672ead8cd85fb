// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/exporters/exporter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace Qonsent::Manager {

/// What the export window says. Pure.
class ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(Qonsent::Manager::ExportWords)

public:
    /// All of exporters(), by name, those that people ask for most first.
    [[nodiscard]] static QList<QByteArray> forms();
    /// What people call the form \a name; the name itself if it has no other.
    [[nodiscard]] static QString title(const QByteArray &name);

    /// How long \a tokens last, what they may do, and who can use them, at \a now.
    [[nodiscard]] static QString facts(const TokenSet &tokens, const QDateTime &now);
    /// What can happen with an export of \a tokens that holds what \a inclusion says.
    [[nodiscard]] static QString warning(const TokenSet &tokens, RefreshTokenInclusion inclusion,
                                         const QDateTime &now);

    /// What to type for the same; empty if \a accountName has characters that cannot be typed.
    [[nodiscard]] static QString command(const QString &accountName, const QByteArray &form,
                                         RefreshTokenInclusion inclusion);
    /// What a file with \a form of an account could be called.
    [[nodiscard]] static QString fileName(const QString &accountName, const QByteArray &form);
};

/// True if the form \a name writes a refresh token at all.
[[nodiscard]] bool hasPlaceForRefreshToken(const QByteArray &name, const Account &account);
/// True if \a tokens are tied to a key of Qonsent's, so that nobody else can use them (RFC 9449).
[[nodiscard]] bool isBound(const TokenSet &tokens);
/// exported() with each token replaced by its Secret::masked(), and without what else a provider
/// put into its answer.
[[nodiscard]] Result<QByteArray> maskedExport(const QByteArray &name, const Account &account,
                                              const TokenSet &tokens,
                                              RefreshTokenInclusion inclusion);

} // namespace Qonsent::Manager
