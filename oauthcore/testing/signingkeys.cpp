// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/signingkeys_p.h"

#include "oauthcore/base/entropy.h"

#include <QHash>
#include <QJsonArray>
#include <QMutex>

namespace Qonsent::Test {

namespace {

QMutex poolMutex;

QHash<QByteArray, QList<SigningKey>> &pool()
{
    static QHash<QByteArray, QList<SigningKey>> keys;
    return keys;
}

SigningKey draw(const QByteArray &algorithm)
{
    {
        const QMutexLocker lock(&poolMutex);
        QList<SigningKey> &spare = pool()[algorithm];
        if (!spare.isEmpty())
            return spare.takeLast();
    }
    Result<SigningKey> key = SigningKey::generate(algorithm, QString::fromLatin1(randomToken(6)));
    if (!key)
        qFatal("No key for the algorithm %s", algorithm.constData());
    return std::move(key).value();
}

} // namespace

SigningKeys::SigningKeys(const QByteArray &algorithm)
    : m_algorithm(algorithm)
{ }

SigningKeys::~SigningKeys()
{
    const QMutexLocker lock(&poolMutex);
    pool()[m_algorithm] += m_published + m_dropped;
}

const SigningKey &SigningKeys::current()
{
    if (m_published.isEmpty())
        m_published.append(draw(m_algorithm));
    return m_published.last();
}

void SigningKeys::rotate()
{
    (void)current();
    m_published.append(draw(m_algorithm));
}

void SigningKeys::dropOld()
{
    (void)current();
    m_dropped += m_published.first(m_published.size() - 1);
    m_published = {m_published.last()};
}

QJsonObject SigningKeys::keySet()
{
    (void)current();
    QJsonArray keys;
    for (const SigningKey &key : std::as_const(m_published))
        keys.append(key.publicJwk());
    return {{QStringLiteral("keys"), keys}};
}

} // namespace Qonsent::Test
