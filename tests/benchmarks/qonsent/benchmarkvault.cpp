// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkvault.h"

#include "oauthcore/base/clock.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "tests/benchmarks/qonsent/provider.h"

#include <QDir>
#include <QFile>

namespace Bench {

namespace {

class KeyInHand final : public Qonsent::KeySource
{
public:
    KeyInHand()
        : KeySource(nullptr)
        , m_key(Qonsent::LockedKey::copyOf(QByteArray(int(Qonsent::LockedKey::size), 'k')))
    { }

    Qonsent::VaultProtection kind() const override { return Qonsent::VaultProtection::KeyFile; }
    Qonsent::ReplyOf<Qonsent::SlotKey> *makeKey(const QByteArray &) override
    {
        return Qonsent::finishedReply<Qonsent::SlotKey>(this, Qonsent::SlotKey{.key = m_key});
    }
    Qonsent::ReplyOf<Qonsent::LockedKey> *key(const QByteArray &, const QJsonObject &) override
    {
        return Qonsent::finishedReply<Qonsent::LockedKey>(this, m_key);
    }
    Qonsent::ReplyOf<Qonsent::Done> *forgetKey(const QByteArray &, const QJsonObject &) override
    {
        return Qonsent::finishedReply<Qonsent::Done>(this, Qonsent::Done{});
    }

private:
    Qonsent::LockedKey m_key;
};

Qonsent::Account accountOf(const Setting &setting, int number)
{
    const QString person = QStringLiteral("person%1").arg(number);
    Qonsent::Account account;
    account.id = Qonsent::AccountId::generate();
    account.name = BenchmarkVault::nameOf(number);
    account.displayName = QStringLiteral("Jane Doe");
    account.provider = providerOf(setting);
    account.client = registeredClient();
    account.requestedScopes = Qonsent::Scopes::parse(u"openid profile email");
    account.userinfo = {{QStringLiteral("sub"), person},
                        {QStringLiteral("name"), account.displayName},
                        {QStringLiteral("email"), person + QStringLiteral("@example.com")},
                        {QStringLiteral("email_verified"), true}};
    return account;
}

QString fileIn(const QString &folder)
{
    return folder + QStringLiteral("/vault.db");
}

void fill(const Setting &setting, const Qonsent::SqliteVaultOptions &options, int count)
{
    Qonsent::SqliteVault vault(options);
    for (int i = 0; i < count; ++i) {
        const Qonsent::Account account = accountOf(setting, i);
        const QByteArray word = QByteArray::number(i);
        const QDateTime now = Qonsent::systemClock().now();
        prepared(vault.write(account, benchmarkTokens(word, now)));
    }
}

/// A vault file with \a count accounts that \a key opens; \a kind is of the key.
QString filledFile(const Setting &setting, int count, const QString &kind,
                   const std::shared_ptr<Qonsent::KeySource> &key)
{
    const QString file = setting.text(QStringLiteral("scratch"))
        + QStringLiteral("/filled-%1-%2.db").arg(kind).arg(count);
    if (QFile::exists(file))
        return file;
    // In memory where it can be, since thousands of changes are thousands of waits for a disk.
    const QString memory = QStringLiteral("/dev/shm");
    QTemporaryDir place((QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
                        + QStringLiteral("/qonsent-benchmark-XXXXXX"));
    const QString folder = place.filePath(QStringLiteral("vault"));
    fill(setting, {.folder = folder, .keys = {key}}, count);
    const QString part = file + QStringLiteral(".part");
    if (!QFile::copy(fileIn(folder), part) || !QFile::rename(part, file))
        qFatal("%s cannot be written", qPrintable(file));
    return file;
}

QString folderPattern(const Setting &setting)
{
    return setting.text(QStringLiteral("scratch")) + QStringLiteral("/vault-XXXXXX");
}

} // namespace

std::shared_ptr<Qonsent::KeySource> keyInHand()
{
    return std::make_shared<KeyInHand>();
}

BenchmarkVault::BenchmarkVault(const Setting &setting)
    : m_folder(folderPattern(setting))
    , m_count(setting.number(QStringLiteral("accounts"), 1))
{
    copy(filledFile(setting, m_count, QStringLiteral("inhand"), keyInHand()));
}

BenchmarkVault::BenchmarkVault(const Setting &setting, const QString &keyFile)
    : m_folder(folderPattern(setting))
    , m_count(setting.number(QStringLiteral("accounts"), 1))
{
    copy(filledFile(setting, m_count, QStringLiteral("keyfile"),
                    std::make_shared<Qonsent::KeyFileSource>(keyFile)));
}

void BenchmarkVault::copy(const QString &file) const
{
    if (!QDir().mkdir(folder())
        || !QFile::setPermissions(folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
        || !QFile::copy(file, fileIn(folder())))
        qFatal("%s cannot be copied", qPrintable(file));
}

BenchmarkVault::BenchmarkVault(const Setting &setting,
                               const std::shared_ptr<Qonsent::KeySource> &key)
    : m_folder(folderPattern(setting))
    , m_count(1)
{
    fill(setting, {.folder = folder(), .keys = {key}}, m_count);
}

std::shared_ptr<Qonsent::SqliteVault> BenchmarkVault::vault() const
{
    return std::make_shared<Qonsent::SqliteVault>(
        Qonsent::SqliteVaultOptions{.folder = folder(), .keys = {keyInHand()}});
}

QString BenchmarkVault::nameOf(int number)
{
    return QStringLiteral("account %1").arg(number);
}

Qonsent::TokenSet benchmarkTokens(const QByteArray &word, const QDateTime &obtainedAt)
{
    Qonsent::TokenSet tokens;
    tokens.accessToken = Qonsent::Secret(word.rightJustified(120, 'a'));
    tokens.tokenType = "Bearer";
    tokens.refreshToken = Qonsent::Secret(word.rightJustified(60, 'r'));
    tokens.idToken = Qonsent::Secret(QByteArray(700, 'i'));
    tokens.grantedScopes = Qonsent::Scopes::parse(u"openid profile email");
    tokens.obtainedAt = obtainedAt;
    tokens.expiresAt = obtainedAt.addSecs(3600);
    return tokens;
}

} // namespace Bench
