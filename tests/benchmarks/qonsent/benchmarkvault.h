// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/sqlitevault.h"
#include "tests/benchmarks/harness/work.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <optional>

namespace Bench {

/// The value that \a reply ends with, for preparations; ends the process with a sentence if it is
/// an error.
template <typename T>
T prepared(Qonsent::ReplyOf<T> *reply)
{
    QEventLoop loop;
    std::optional<Qonsent::Result<T>> answer;
    Qonsent::whenFinished(reply, &loop, [&](const Qonsent::Result<T> &result) {
        answer = result;
        loop.quit();
    });
    loop.exec();
    if (!answer->has_value())
        qFatal("a preparation failed: %s %s", answer->error().jsonCode().constData(),
               answer->error().reason.constData());
    return **answer;
}

/// The key in hand: opens every benchmark's vault at once.
std::shared_ptr<Qonsent::KeySource> keyInHand();

/// A vault on the disk with `--accounts` accounts, in a folder of its own below `--scratch`, which
/// goes with it. Filling it takes a while, so that it is done once a run: `--scratch` keeps a copy.
class BenchmarkVault
{
public:
    explicit BenchmarkVault(const Setting &setting);
    /// The same, which only the key in \a keyFile opens; that is made by the first.
    BenchmarkVault(const Setting &setting, const QString &keyFile);
    /// One of one account that \a key opens and nothing else; nothing is copied.
    BenchmarkVault(const Setting &setting, const std::shared_ptr<Qonsent::KeySource> &key);

    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("vault")); }
    /// Opened by the first call that needs it.
    [[nodiscard]] std::shared_ptr<Qonsent::SqliteVault> vault() const;
    [[nodiscard]] int count() const { return m_count; }
    /// The account in the middle.
    [[nodiscard]] static QString nameOf(int number);
    [[nodiscard]] QString name() const { return nameOf(m_count / 2); }

private:
    void copy(const QString &file) const;

    QTemporaryDir m_folder;
    int m_count;
};

/// What a provider gave an hour's leave for at \a obtainedAt, with \a word in the access token. As
/// long as most are: 120 characters, 60 for the refresh token, 700 for the ID token.
[[nodiscard]] Qonsent::TokenSet benchmarkTokens(const QByteArray &word,
                                                const QDateTime &obtainedAt);

} // namespace Bench
