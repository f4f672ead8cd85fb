// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/exportwords.h"

#include "app/shared/typedcommand.h"
#include "widgets/look/plaintext.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace Qonsent::Manager {

namespace {

struct FormRow
{
    const char *name;
    const char *title;  ///< English source
    const char *ending; ///< of a file
};

/// In the order in which they are offered. A form that has no row comes last, under its own name.
constexpr std::array rows = {
    FormRow{"raw", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", "Token only"), ".txt"},
    FormRow{"header", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", "Authorization header"),
            ".txt"},
    FormRow{"json", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", "JSON"), ".json"},
    FormRow{"curl", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", "curl options"), ".curl"},
    FormRow{"env", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", ".env file"), ".env"},
    FormRow{"netrc", QT_TRANSLATE_NOOP("Qonsent::Manager::ExportWords", ".netrc line"), ".netrc"},
};

const FormRow *rowOf(const QByteArray &name)
{
    const auto *const found = std::find_if(rows.begin(), rows.end(),
                                           [&](const FormRow &row) { return name == row.name; });
    return found == rows.end() ? nullptr : found;
}

/// By the clock on the wall, with the date if it is another day.
QString wallClock(const QDateTime &utc, const QDateTime &now)
{
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    const QString time = locale.language() == QLocale::C
        ? local.time().toString(QStringLiteral("HH:mm"))
        : locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == now.toLocalTime().date())
        return time;
    //: %1 is a date, %2 a time
    return ExportWords::tr("%1 %2").arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

bool canBeTyped(const QString &text)
{
    const auto characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](char32_t character) { return isFitToShow(character); });
}

} // namespace

QList<QByteArray> ExportWords::forms()
{
    QList<QByteArray> known;
    QList<QByteArray> others;
    for (const FormRow &row : rows) {
        for (const Exporter &exporter : exporters()) {
            if (QByteArrayView(exporter.name) == row.name)
                known.append(row.name);
        }
    }
    for (const Exporter &exporter : exporters()) {
        if (!rowOf(exporter.name))
            others.append(exporter.name);
    }
    return known + others;
}

QString ExportWords::title(const QByteArray &name)
{
    const FormRow *const row = rowOf(name);
    return row ? tr(row->title) : QString::fromUtf8(name);
}

QString ExportWords::facts(const TokenSet &tokens, const QDateTime &now)
{
    QString end = tr("The provider names no end");
    if (tokens.expiresAt.isValid())
        end = (tokens.expiresAt > now ? tr("Expires %1") : tr("Expired %1"))
                  .arg(wallClock(tokens.expiresAt, now));
    QStringList permissions;
    for (const QString &scope : tokens.grantedScopes.list())
        permissions.append(PlainText::leftToRight(sanitizedServerText(scope)));
    if (!permissions.isEmpty())
        //: %1 says when a token ends, %2 what it is good for
        end = tr("%1 · %2").arg(end, permissions.join(tr(", ", "between permissions")));
    const QString who = isBound(tokens) ? tr("Tied to Qonsent's key: other programs cannot use it.")
                                        : tr("Bearer: works in any program.");
    return end + u'\n' + who;
}

QString ExportWords::warning(const TokenSet &tokens, RefreshTokenInclusion inclusion,
                             const QDateTime &now)
{
    if (inclusion == RefreshTokenInclusion::Included)
        return tr("With the refresh token it works until you sign out. Include it only in a "
                  "backup.");
    if (!tokens.expiresAt.isValid())
        return tr("Anyone who has this can use your account. The provider does not say until "
                  "when.");
    return tr("Anyone who has this can use your account until %1.")
        .arg(wallClock(tokens.expiresAt, now));
}

QString ExportWords::command(const QString &accountName, const QByteArray &form,
                             RefreshTokenInclusion inclusion)
{
    if (!canBeTyped(accountName))
        return {};
    QString options = QStringLiteral("--format ") + QString::fromLatin1(form);
    if (inclusion == RefreshTokenInclusion::Included)
        options += QLatin1String(" --include-refresh-token");
    return typedCommand(QStringLiteral("export"), accountName, options);
}

QString ExportWords::fileName(const QString &accountName, const QByteArray &form)
{
    constexpr qsizetype longest = 60;
    QString name;
    for (const QChar c : accountName.left(longest))
        name += c.isLetterOrNumber() || c.isSurrogate() ? c : QChar(u'-');
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    const FormRow *const row = rowOf(form);
    return (name.isEmpty() ? QStringLiteral("account") : name)
        + QLatin1String(row ? row->ending : ".txt");
}

bool hasPlaceForRefreshToken(const QByteArray &name, const Account &account)
{
    TokenSet sample;
    sample.accessToken = Secret("a");
    sample.refreshToken = Secret("r");
    const auto with = exported(name, account, sample, RefreshTokenInclusion::Included);
    const auto without = exported(name, account, sample, RefreshTokenInclusion::Left);
    return with && without && *with != *without;
}

bool isBound(const TokenSet &tokens)
{
    return tokens.tokenType.compare("dpop", Qt::CaseInsensitive) == 0;
}

Result<QByteArray> maskedExport(const QByteArray &name, const Account &account,
                                const TokenSet &tokens, RefreshTokenInclusion inclusion)
{
    // Words that every form writes as they are, and that no provider sends.
    struct Mask
    {
        QByteArray word;
        Secret Qonsent::TokenSet::*member;
    };
    const std::array masks = {Mask{"QonsentMaskedAccessToken", &TokenSet::accessToken},
                              Mask{"QonsentMaskedRefreshToken", &TokenSet::refreshToken},
                              Mask{"QonsentMaskedIdToken", &TokenSet::idToken}};
    TokenSet masked = tokens;
    masked.extra = {};
    for (const Mask &mask : masks) {
        if (!(tokens.*mask.member).isEmpty())
            masked.*mask.member = Secret(mask.word);
    }
    auto text = exported(name, account, masked, inclusion);
    if (!text)
        return text;
    QByteArray words = *text;
    for (const Mask &mask : masks)
        words.replace(mask.word, "[" + (tokens.*mask.member).masked().toUtf8() + "]");
    return words;
}

} // namespace Qonsent::Manager
