// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/redactor_p.h"

#include "oauthcore/base/autherror.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/base/formencoding.h"
#include "oauthcore/base/json.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/protocol/challenge.h"

#include <QJsonArray>
#include <QJsonObject>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace Qonsent {

using Part = TranscriptField::Part;
using Content = TranscriptField::Content;

namespace {

/// Of one message. A set of keys has some dozens, a whole discovery document hundred.
constexpr qsizetype mostFieldsShown = 300;
/// A word that is shorter can stand anywhere by chance.
constexpr qsizetype shortestCredential = 8;
constexpr qsizetype mostCredentials = 500;
constexpr qsizetype fingerprintBytes = 4;

bool isShown(Disclosure disclosure)
{
    return disclosure == Disclosure::Public || disclosure == Disclosure::Address;
}

/// What is inside of something hidden stays hidden, whatever it is called there.
Disclosure inside(Disclosure outer, Disclosure inner)
{
    return isShown(outer) || !isShown(inner) ? inner : Disclosure::Personal;
}

QByteArray scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (!value.isDouble())
        return "null";
    const double number = value.toDouble();
    constexpr double exact = 9'007'199'254'740'992.0; // all whole numbers up to here are doubles
    if (std::trunc(number) == number && std::abs(number) <= exact)
        return QByteArray::number(qint64(number));
    return QByteArray::number(number);
}

bool isScalar(const QJsonValue &value)
{
    return !value.isObject() && !value.isArray();
}

/// Schemes are the server's word; these are known to be none of its secrets.
QLatin1String knownScheme(QByteArrayView scheme)
{
    for (const char *known : {"Basic", "Bearer", "DPoP", "Digest", "Negotiate", "Mutual"}) {
        if (scheme.compare(QByteArrayView(known), Qt::CaseInsensitive) == 0)
            return QLatin1String(known);
    }
    return {};
}

/// What is behind `%` escapes; as it is if they are broken.
QByteArray withoutEscapes(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray());
}

/// The secret half of the credentials of `Basic`, before and after form decoding.
QList<Secret> passwordsIn(QByteArrayView basic)
{
    QByteArray pair = QByteArray::fromBase64(basic.toByteArray());
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return {};
    const QList<Secret> passwords = {Secret(QByteArrayView(pair).sliced(colon + 1)),
                                     Secret::take(withoutEscapes(pair.mid(colon + 1)))};
    wipe(pair);
    return passwords;
}

} // namespace

Redactor::Redactor()
    : m_key(Secret::take(randomBytes(32)))
{ }

Redactor::~Redactor() = default;

QList<TranscriptField> Redactor::request(const HttpRequest &request)
{
    Raws raws;
    if (request.url.hasQuery())
        addForm(raws, Part::Query, request.url.query(QUrl::FullyEncoded).toLatin1());
    addHeaders(raws, request.headers);
    if (!request.contentType.isEmpty())
        raws.append({Part::Header, QStringLiteral("Content-Type"), Disclosure::Public,
                     Secret(request.contentType)});
    const QByteArray mediaType = request.contentType.split(';').constFirst();
    addBody(raws, mediaType.trimmed().toLower(), request.body);
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("Authorization", Qt::CaseInsensitive) != 0
            || !header.value.startsWith("Basic "))
            continue;
        for (const Secret &password : passwordsIn(QByteArrayView(header.value).sliced(6)))
            learn(password);
    }
    return finished(raws);
}

QList<TranscriptField> Redactor::response(const HttpResponse &response)
{
    Raws raws;
    addHeaders(raws, response.headers);
    QByteArray mediaType = response.mediaType();
    if (mediaType.endsWith("json")) // in a character set that is read
        mediaType = response.isJson() ? "application/json" : "";
    addBody(raws, mediaType, response.body);
    return finished(raws);
}

QList<TranscriptField> Redactor::parameters(Part part, QByteArrayView encoded)
{
    Raws raws;
    addForm(raws, part, encoded);
    return finished(raws);
}

void Redactor::addHeaders(Raws &raws, const QList<HttpHeader> &fields) const
{
    qsizetype others = 0;
    QByteArrayList challenges;
    for (const HttpHeader &field : fields) {
        const DisclosureRow *const row = headerDisclosureOf(field.name);
        if (!row)
            ++others;
        else if (row->name == QByteArrayView("Authorization"))
            addAuthorization(raws, field.value);
        else if (row->name == QByteArrayView("WWW-Authenticate"))
            challenges += field.value;
        else
            raws.append(
                {Part::Header, QLatin1String(row->name), row->disclosure, Secret(field.value)});
    }
    addChallenges(raws, challenges);
    if (others > 0)
        raws.append({Part::Header, QStringLiteral("other fields"), Disclosure::Public,
                     Secret(QByteArray::number(others))});
}

/// The scheme in the name, and the fingerprint of what follows: that of a token is the one that
/// the answer with the token has.
void Redactor::addAuthorization(Raws &raws, const QByteArray &value) const
{
    const qsizetype space = value.indexOf(' ');
    const QLatin1String scheme =
        knownScheme(QByteArrayView(value).first(std::max(space, qsizetype(0))));
    raws.append({Part::Header,
                 scheme.isEmpty() ? QStringLiteral("Authorization")
                                  : QLatin1String("Authorization: ") + scheme,
                 Disclosure::Credential,
                 Secret(scheme.isEmpty() ? QByteArrayView(value)
                                         : QByteArrayView(value).sliced(space + 1))});
}

void Redactor::addChallenges(Raws &raws, const QByteArrayList &values) const
{
    const QString name = QStringLiteral("WWW-Authenticate");
    if (values.isEmpty())
        return;
    const auto challenges = parseChallenges(values);
    if (!challenges) {
        raws.append({Part::Header, name, Disclosure::Unknown, Secret(values.join()), false});
        return;
    }
    for (const Challenge &challenge : *challenges) {
        const QLatin1String scheme = knownScheme(challenge.scheme);
        const QString whole = scheme.isEmpty() ? name : name + QLatin1String(": ") + scheme;
        for (const ChallengeParameter &parameter : challenge.parameters)
            raws.append({Part::Header, whole + u' ' + shownName(parameter.name),
                         disclosureOf(parameter.name), Secret(parameter.value)});
        if (challenge.parameters.isEmpty())
            raws.append({Part::Header, whole, Disclosure::Credential, Secret(challenge.token68)});
    }
}

void Redactor::addForm(Raws &raws, Part part, QByteArrayView encoded) const
{
    const Result<FormParameters> form = FormParameters::decode(encoded);
    if (!form) {
        raws.append(
            {part, QStringLiteral("unreadable"), Disclosure::Unknown, Secret(encoded), false});
        return;
    }
    for (const FormParameter &parameter : form->list())
        raws.append({part, shownName(parameter.name), disclosureOf(parameter.name),
                     Secret(parameter.value)});
}

void Redactor::addBody(Raws &raws, const QByteArray &mediaType, const Secret &body) const
{
    if (body.isEmpty())
        return;
    if (mediaType == "application/x-www-form-urlencoded")
        return addForm(raws, Part::Body, body.reveal());
    if (mediaType == "application/json") {
        if (const Result<QJsonObject> object = readJsonObject(body.reveal()))
            return addJson(raws, {}, Disclosure::Public, *object);
    }
    raws.append({Part::Body, QStringLiteral("unreadable"), Disclosure::Unknown, body, false});
}

void Redactor::addJson(Raws &raws, const QString &name, Disclosure disclosure,
                       const QJsonValue &value) const
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QByteArray key = it.key().toUtf8();
            addJson(raws, name.isEmpty() ? shownName(key) : name + u'.' + shownName(key),
                    inside(disclosure, disclosureOf(key)), it.value());
        }
        return;
    }
    if (isScalar(value)) {
        raws.append({Part::Body, name, disclosure, Secret::take(scalarText(value))});
        return;
    }
    const QJsonArray array = value.toArray();
    if (disclosure == Disclosure::Public && std::all_of(array.begin(), array.end(), isScalar)) {
        QByteArrayList words;
        for (const QJsonValue &element : array)
            words += scalarText(element);
        raws.append({Part::Body, name, disclosure, Secret::take(words.join(' '))});
        return;
    }
    for (qsizetype i = 0; i < array.size(); ++i)
        addJson(raws, QStringLiteral("%1[%2]").arg(name, QString::number(i)), disclosure,
                array.at(i));
}

void Redactor::learn(const Secret &credential)
{
    if (credential.size() >= shortestCredential && m_credentials.size() < mostCredentials
        && !m_credentials.contains(credential))
        m_credentials.append(credential);
}

/// All credentials first: one message can hold a secret and, before it, what quotes it.
QList<TranscriptField> Redactor::finished(const Raws &raws)
{
    for (const Raw &raw : raws) {
        if (raw.disclosure == Disclosure::Credential)
            learn(raw.value);
    }
    QList<TranscriptField> fields;
    for (const Raw &raw : raws.first(std::min(raws.size(), mostFieldsShown)))
        fields += finished(raw);
    if (raws.size() > mostFieldsShown)
        fields += detail("left out", QString::number(raws.size() - mostFieldsShown));
    return fields;
}

TranscriptField Redactor::finished(const Raw &raw) const
{
    TranscriptField field{.part = raw.part, .name = raw.name, .size = raw.value.size()};
    const QByteArrayView bytes = raw.value.reveal();
    if (!raw.isSense) {
        field.content = Content::Sized;
        return field;
    }
    if (isShown(raw.disclosure)) {
        const QString text = raw.disclosure == Disclosure::Address ? shownAddress(bytes)
                                                                   : sanitizedServerUtf8(bytes);
        // Twice: what is cut off or taken out can make it another word.
        const bool quotes = holdsCredential(text.toUtf8())
            || (raw.disclosure == Disclosure::Public && holdsCredential(bytes));
        if (!quotes && (!text.isEmpty() || bytes.isEmpty())) {
            field.value = text;
            return field;
        }
    }
    field.content = Content::Hidden;
    field.fingerprint = fingerprint(bytes);
    return field;
}

/// Without user information, and with the query walked through as that of a request is. Empty if
/// it is no address.
QString Redactor::shownAddress(QByteArrayView address) const
{
    const QUrl url = QUrl::fromEncoded(address.toByteArray(), QUrl::StrictMode);
    if (!url.isValid())
        return {};
    QString text = place(url);
    QString separator = QStringLiteral("?");
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    if (const auto form = FormParameters::decode(query)) {
        for (const FormParameter &parameter : form->list()) {
            const bool isShownToo = disclosureOf(parameter.name) == Disclosure::Public;
            text += std::exchange(separator, QStringLiteral("&")) + shownName(parameter.name) + u'='
                + (isShownToo ? sanitizedServerUtf8(parameter.value) : mention(parameter.value));
        }
    } else {
        text += separator + mention(query);
    }
    if (url.hasFragment())
        text += u'#' + mention(url.fragment(QUrl::FullyEncoded).toLatin1());
    return sanitizedServerText(text);
}

QString Redactor::place(const QUrl &url) const
{
    const QString text = redacted(url);
    if (!holdsCredential(text.toUtf8()))
        return sanitizedServerText(text);
    QUrl origin = url;
    origin.setPath({});
    return sanitizedServerText(redacted(origin)) + u'/'
        + mention(url.path(QUrl::FullyEncoded).toLatin1());
}

TranscriptField Redactor::detail(const char *name, const QString &text) const
{
    return finished(
        Raw{Part::Detail, QLatin1String(name), Disclosure::Public, Secret(text.toUtf8())});
}

QString Redactor::shownName(QByteArrayView name) const
{
    return disclosureOf(name) == Disclosure::Unknown
        ? QLatin1String("unregistered ") + mention(name)
        : QString::fromLatin1(name);
}

QString Redactor::mention(QByteArrayView secret) const
{
    return QStringLiteral("(%1 bytes, %2)")
        .arg(QString::number(secret.size()), QString::fromLatin1(fingerprint(secret)));
}

QByteArray Redactor::fingerprint(QByteArrayView secret) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned int size = 0;
    const QByteArrayView key = m_key.reveal();
    if (!HMAC(EVP_sha256(), key.data(), int(key.size()),
              reinterpret_cast<const unsigned char *>(secret.data()), std::size_t(secret.size()),
              digest.data(), &size))
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), fingerprintBytes).toHex();
}

bool Redactor::holdsCredential(QByteArrayView text) const
{
    if (m_credentials.isEmpty() || text.size() < shortestCredential)
        return false;
    const QByteArray plain = text.contains('%') ? withoutEscapes(text) : QByteArray();
    return std::any_of(m_credentials.begin(), m_credentials.end(), [&](const Secret &credential) {
        return text.contains(credential.reveal()) || plain.contains(credential.reveal());
    });
}

} // namespace Qonsent
