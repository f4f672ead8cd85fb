// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// A program that uses a keychain, for tst_keychain: what Qt and GLib know of the session bus stays
// with the process, so every session needs one of its own. Reads one JSON object a line, and
// answers with one when the operation is over. The arguments are the patience with keychain and
// person in milliseconds.
#include "oauthcore/sqlitevault/keychainsource.h"
#include "tests/support/leakoracle.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qonsent;

namespace {

class Client : public QObject
{
public:
    explicit Client(KeychainSource::Patience patience)
        : m_source(patience)
    {
        m_input.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered);
        m_output.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered);
        connect(&m_ready, &QSocketNotifier::activated, this, [this] { obey(m_input.readLine()); });
        connect(&m_heart, &QTimer::timeout, this,
                [this] { m_longestPause = std::max(m_longestPause, m_sinceBeat.restart()); });
        m_heart.start(20);
        m_sinceBeat.start();
    }

private:
    void obey(const QByteArray &line)
    {
        if (line.isEmpty())
            return QCoreApplication::quit();
        const QJsonObject order = QJsonDocument::fromJson(line).object();
        const QString what = order.value(QStringLiteral("do")).toString();
        const QJsonObject parameters = order.value(QStringLiteral("parameters")).toObject();
        m_sinceOrder.start();
        m_sinceBeat.start();
        m_longestPause = 0;
        if (what == QLatin1String("make"))
            return answer(m_source.makeKey(vaultId), [](const SlotKey &slot) {
                return QJsonObject{{QStringLiteral("parameters"), slot.parameters},
                                   {QStringLiteral("key"), hex(slot.key)}};
            });
        if (what == QLatin1String("key"))
            return answer(m_source.key(vaultId, parameters), [](const LockedKey &key) {
                return QJsonObject{{QStringLiteral("key"), hex(key)}};
            });
        if (what == QLatin1String("cancel")) {
            auto *reply = m_source.key(vaultId, parameters);
            QTimer::singleShot(50, reply, [reply] { reply->cancel(); });
            return answer(reply, [](const LockedKey &) { return QJsonObject(); });
        }
        if (what == QLatin1String("forget"))
            return answer(m_source.forgetKey(vaultId, parameters),
                          [](Done) { return QJsonObject(); });
        put(parameters, order.value(QStringLiteral("size")).toInt());
    }

    /// Overwrites the entry of a slot with garbage, past the source.
    void put(const QJsonObject &parameters, int size)
    {
        auto *job = new QKeychain::WritePasswordJob(QStringLiteral("qonsent"), this);
        job->setKey(QString::fromLatin1(vaultId.toHex()) + QLatin1Char('-')
                    + parameters.value(QStringLiteral("slot")).toString());
        job->setBinaryData(QByteArray(size, 'g'));
        connect(job, &QKeychain::Job::finished, this, [this, job] {
            say({{QStringLiteral("code"), job->errorString()}});
        });
        job->start();
    }

    template <typename T, typename Describe>
    void answer(ReplyOf<T> *reply, Describe describe)
    {
        whenFinished(reply, this, [this, describe](const Result<T> &result) {
            QJsonObject answer = result ? describe(*result) : QJsonObject();
            if (!result) {
                answer.insert(QStringLiteral("code"),
                              QString::fromLatin1(result.error().jsonCode()));
                answer.insert(QStringLiteral("reason"), QString::fromLatin1(result.error().reason));
            }
            const QByteArray key =
                QByteArray::fromHex(answer.value(QStringLiteral("key")).toString().toLatin1());
            answer.insert(QStringLiteral("leaks"),
                          m_oracle.findInLog({{"key", key}}).join(QLatin1Char(' ')));
            answer.insert(QStringLiteral("took"), m_sinceOrder.elapsed());
            answer.insert(QStringLiteral("pause"), m_longestPause);
            say(answer);
        });
    }
    void say(const QJsonObject &answer)
    {
        m_output.write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
    }
    static QString hex(const LockedKey &key)
    {
        return QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(key.bytes()), LockedKey::size).toHex());
    }

    const QByteArray vaultId = QByteArray(16, 'v');
    LeakOracle m_oracle;
    KeychainSource m_source;
    QFile m_input;
    QFile m_output;
    QSocketNotifier m_ready{0, QSocketNotifier::Read};
    QTimer m_heart;
    QElapsedTimer m_sinceBeat;
    QElapsedTimer m_sinceOrder;
    qint64 m_longestPause = 0; ///< milliseconds in which the event loop did not turn
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    Client client({.answer = std::chrono::milliseconds(arguments.value(1).toInt()),
                   .person = std::chrono::milliseconds(arguments.value(2).toInt())});
    return app.exec();
}
