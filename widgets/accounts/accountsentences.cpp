// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountsentences_p.h"

#include "widgets/accounts/accountfacts.h"
#include "widgets/accounts/accounttimes_p.h"
#include "widgets/look/plaintext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Qonsent::AccountSentences {

namespace {

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("Qonsent::AccountDetails", text, nullptr, n);
}

/// Technical names in a row, each left to right. A server may have sent thousands.
QString listed(const QStringList &names)
{
    constexpr qsizetype enough = 12;
    QStringList shown;
    for (const QString &name : names.first(std::min(names.size(), enough)))
        shown += PlainText::leftToRight(name);
    QString text = shown.join(translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", ", ")));
    if (names.size() > enough)
        text += QChar(0x2026);
    return text;
}

QString protectionName(VaultProtection protection)
{
    switch (protection) {
    case VaultProtection::Memory:
        return translated(
            QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "Memory, until this program ends"));
    case VaultProtection::Keychain:
        return translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "System keychain"));
    case VaultProtection::Passphrase:
        return translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails",
                                            "Encrypted file, opened by your passphrase"));
    case VaultProtection::KeyFile:
        break;
    }
    return translated(
        QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "Encrypted file, opened by your key file"));
}

/// \a text as the beginning of a row; languages without capitals are left as they are.
QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString accessToken(const AccountFacts &facts)
{
    const QDateTime &end = facts.status.endsAt;
    if (!facts.obtainedAt.isValid())
        return {};
    if (!end.isValid())
        return facts.status.kind == AccountStatus::Kind::Ready ? facts.status.word : QString();
    const QString left = capitalized(AccountTimes::timeLeft(end, facts.now));
    if (!facts.renewsAt.isValid() || facts.renewsAt <= facts.now || end <= facts.now)
        return left;
    //: %1 is e.g. "42 minutes left", %2 a time
    return translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "%1, renews at %2"))
        .arg(left, AccountTimes::wallClock(facts.renewsAt, facts.now));
}

QString permissions(const AccountFacts &facts)
{
    if (facts.granted.isEmpty() && facts.refused.isEmpty())
        return {};
    const QString given = translated(QT_TRANSLATE_N_NOOP("Qonsent::AccountDetails", "%n given"),
                                     int(facts.granted.size()));
    if (facts.refused.isEmpty())
        return given;
    //: %1 is e.g. "3 given", %2 e.g. "1 not given", %3 technical names
    return translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "%1, %2: %3"))
        .arg(given,
             translated(QT_TRANSLATE_N_NOOP("Qonsent::AccountDetails", "%n not given"),
                        int(facts.refused.size())),
             listed(facts.refused));
}

QString identity(const AccountFacts &facts)
{
    if (!facts.isIdentityChecked)
        return facts.identity.isEmpty()
            ? QString()
            : translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "As the provider says"));
    return facts.host.isEmpty()
        ? translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "Checked"))
        : translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "Checked, %1"))
              .arg(PlainText::leftToRight(facts.host));
}

QString protection(const AccountFacts &facts)
{
    QStringList names;
    for (const VaultProtection protection : facts.protection)
        names += protectionName(protection);
    return names.join(translated(QT_TRANSLATE_NOOP("Qonsent::AccountDetails", "; ")));
}

double lifetimeLeft(const AccountFacts &facts)
{
    const QDateTime &end = facts.status.endsAt;
    if (!facts.obtainedAt.isValid() || !end.isValid())
        return -1;
    const qint64 whole = facts.obtainedAt.msecsTo(end);
    return whole <= 0 ? -1 : std::clamp(double(facts.now.msecsTo(end)) / double(whole), 0., 1.);
}

} // namespace Qonsent::AccountSentences
