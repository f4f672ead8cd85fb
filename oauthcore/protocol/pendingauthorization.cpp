// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/pendingauthorization.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/base/json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace Qonsent {

PendingAuthorization PendingAuthorization::draw()
{
    constexpr qsizetype each = 32;
    QByteArray entropy = randomBytes(3 * each);
    const auto token = [&entropy](qsizetype index) {
        return Secret::take(encodeBase64Url(QByteArrayView(entropy).sliced(index * each, each)));
    };
    PendingAuthorization pending{.state = token(0), .nonce = token(1), .verifier = token(2)};
    wipe(entropy);
    return pending;
}

QByteArray PendingAuthorization::codeChallenge() const
{
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    sha256.addData(verifier.reveal());
    return encodeBase64Url(sha256.result());
}

namespace {

constexpr int pendingVersion = 1;

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(secret.reveal());
}

/// Reads the members of one object; the first that is wrong is remembered.
class PendingReader
{
public:
    explicit PendingReader(const QJsonObject &object)
        : m_object(object)
    { }

    QString text(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (!value.isString())
            refuse(name);
        return value.toString();
    }
    /// Printable ASCII, of a length that makes sense.
    Secret secret(const char *name, qsizetype shortest, qsizetype longest)
    {
        const QString value = text(name);
        const bool printable = std::all_of(value.begin(), value.end(),
                                           [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
        if (!printable || value.size() < shortest || value.size() > longest)
            refuse(name);
        return Secret::take(value.toLatin1());
    }
    QUrl url(const char *name)
    {
        const QUrl url(text(name), QUrl::StrictMode);
        if (!url.isValid() || url.isRelative())
            refuse(name);
        return url;
    }
    bool truth(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (!value.isBool())
            refuse(name);
        return value.toBool();
    }
    QList<QUrl> urls(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (!value.isArray())
            refuse(name);
        QList<QUrl> urls;
        for (const auto &each : value.toArray()) {
            urls += QUrl(each.toString(), QUrl::StrictMode);
            if (!each.isString() || !urls.last().isValid() || urls.last().isRelative())
                refuse(name);
        }
        return urls;
    }
    int number(const char *name) { return m_object.value(QLatin1String(name)).toInt(-1); }
    void refuse(const char *name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name;
    }
    [[nodiscard]] const QByteArray &wrong() const { return m_wrong; }

private:
    const QJsonObject &m_object;
    QByteArray m_wrong;
};

constexpr ResponseMode allModes[] = {ResponseMode::Automatic, ResponseMode::Query,
                                     ResponseMode::Fragment, ResponseMode::FormPost};

ResponseMode modeNamed(PendingReader &reader, const char *member)
{
    const QByteArray name = reader.text(member).toLatin1();
    const auto *found =
        std::find_if(std::begin(allModes), std::end(allModes),
                     [&](ResponseMode each) { return responseModeName(each) == name; });
    if (found == std::end(allModes)) {
        reader.refuse(member);
        return ResponseMode::Automatic;
    }
    return *found;
}

ResponseType typeNamed(PendingReader &reader, const char *member)
{
    const QByteArray name = reader.text(member).toLatin1();
    for (int i = 0; i <= int(ResponseType::IdTokenToken); ++i) {
        if (name == responseTypeRow(ResponseType(i)).name)
            return ResponseType(i);
    }
    reader.refuse(member);
    return ResponseType::Code;
}

} // namespace

Secret PendingAuthorization::toJson() const
{
    QJsonArray uris;
    for (const QUrl &resource : resources)
        uris.append(QString::fromLatin1(resource.toEncoded()));
    const QJsonObject object = {
        {QStringLiteral("version"), pendingVersion},
        {QStringLiteral("state"), textOf(state)},
        {QStringLiteral("nonce"), textOf(nonce)},
        {QStringLiteral("code_verifier"), textOf(verifier)},
        {QStringLiteral("redirect_uri"), QString::fromLatin1(redirectUri.toEncoded())},
        {QStringLiteral("issuer"), issuer},
        {QStringLiteral("iss_promised"), issuerIsNamedInAnswers},
        {QStringLiteral("response_type"), QLatin1String(responseTypeRow(responseType).name)},
        {QStringLiteral("response_mode"), QString::fromLatin1(responseModeName(responseMode))},
        {QStringLiteral("resource"), uris},
        {QStringLiteral("scope"), tokenScopes.toString()},
    };
    return Secret::take(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<PendingAuthorization> PendingAuthorization::fromJson(const Secret &json)
{
    const Result<QJsonObject> object = readJsonObject(json.reveal());
    if (!object)
        return object.error();
    PendingReader reader(*object);
    if (reader.number("version") != pendingVersion)
        reader.refuse("version");
    PendingAuthorization pending;
    pending.state = reader.secret("state", 1, 4096);
    pending.nonce = reader.secret("nonce", 43, 43);
    pending.verifier = reader.secret("code_verifier", 43, 128);
    pending.redirectUri = reader.url("redirect_uri");
    pending.issuer = reader.text("issuer");
    pending.issuerIsNamedInAnswers = reader.truth("iss_promised");
    pending.responseType = typeNamed(reader, "response_type");
    pending.responseMode = modeNamed(reader, "response_mode");
    pending.resources = reader.urls("resource");
    pending.tokenScopes = Scopes::parse(reader.text("scope"));
    if (!reader.wrong().isEmpty())
        return AuthError::of(AuthError::Code::ResponseMalformed, "pending:" + reader.wrong());
    return pending;
}

} // namespace Qonsent
