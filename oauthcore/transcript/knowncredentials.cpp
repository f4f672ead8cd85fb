// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/knowncredentials_p.h"

#include "oauthcore/base/formencoding.h"

#include <QUrl>

#include <algorithm>

namespace Qonsent {

namespace {

/// A word that is shorter can stand anywhere by chance.
constexpr qsizetype shortestCredential = 8;
constexpr qsizetype mostCredentials = 500;
/// What is quoted in an address that stands in another one is escaped twice.
constexpr int mostEscapes = 3;

/// What is behind `%` escapes; as it is if they are broken.
QByteArray withoutEscapes(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray());
}

} // namespace

void KnownCredentials::learn(const Secret &credential, Disclosure disclosure)
{
    if (credential.size() < shortestCredential || m_isFull)
        return;
    const bool isKnown = std::any_of(m_known.begin(), m_known.end(), [&](const Known &known) {
        return known.credential == credential;
    });
    if (isKnown)
        return;
    m_isFull = m_known.size() == mostCredentials;
    if (!m_isFull)
        m_known.append({credential, learnRuns(credential, disclosure)});
}

void KnownCredentials::learnBasic(QByteArrayView credentials)
{
    QByteArray pair = QByteArray::fromBase64(credentials.toByteArray());
    const qsizetype colon = pair.indexOf(':');
    if (colon >= 0) {
        learn(Secret(QByteArrayView(pair).sliced(colon + 1)), Disclosure::Credential);
        learn(Secret::take(withoutEscapes(pair.mid(colon + 1))), Disclosure::Credential);
    }
    wipe(pair);
}

/// What is secret about an address are values in it; its place is published elsewhere.
bool KnownCredentials::learnRuns(const Secret &credential, Disclosure disclosure)
{
    if (disclosure != Disclosure::SecretAddress)
        return m_runs.learn(credential.reveal());
    const QUrl url = QUrl::fromEncoded(credential.reveal().toByteArray());
    m_runs.learn(withoutEscapes(url.fragment(QUrl::FullyEncoded).toLatin1()));
    const auto form = FormParameters::decode(url.query(QUrl::FullyEncoded).toLatin1());
    const QList<FormParameter> values = form ? form->list() : QList<FormParameter>();
    for (const FormParameter &parameter : values)
        m_runs.learn(parameter.value);
    return false;
}

template <typename Matches>
bool KnownCredentials::anyIn(QByteArrayView text, Matches matches) const
{
    if (text.size() < shortestCredential)
        return false;
    if (matches(text))
        return true;
    QByteArray plain = text.contains('%') ? withoutEscapes(text) : QByteArray();
    for (int i = 1; i < mostEscapes && plain.contains('%'); ++i) {
        if (matches(plain))
            return true;
        plain = withoutEscapes(plain);
    }
    return !plain.isEmpty() && matches(plain);
}

bool KnownCredentials::areQuotedIn(QByteArrayView text) const
{
    return anyIn(text, [this](QByteArrayView said) {
        return std::any_of(m_known.begin(), m_known.end(), [said](const Known &known) {
            return said.contains(known.credential.reveal());
        });
    });
}

bool KnownCredentials::areQuotedInPartIn(QByteArrayView text) const
{
    return anyIn(text, [this](QByteArrayView said) {
        return m_isFull || m_runs.areIn(said)
            || std::any_of(m_known.begin(), m_known.end(), [said](const Known &known) {
                   return !known.hasRuns && said.contains(known.credential.reveal());
               });
    });
}

} // namespace Qonsent
