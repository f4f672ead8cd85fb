// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/messagefields_p.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/challenge.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace Qonsent {

using Part = TranscriptField::Part;

namespace {

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

} // namespace

void MessageFields::add(const MessageField &field)
{
    m_list.append(field);
    m_list.last().source = m_source;
}

void MessageFields::addHeaders(const QList<HttpHeader> &fields)
{
    qsizetype others = 0;
    QByteArrayList challenges;
    for (const HttpHeader &field : fields) {
        const DisclosureRow *const row = headerDisclosureOf(field.name);
        if (!row)
            ++others;
        else if (row->name == QByteArrayView("Authorization"))
            addAuthorization(field.value);
        else if (row->name == QByteArrayView("WWW-Authenticate"))
            challenges += field.value;
        else
            add({Part::Header, QLatin1String(row->name), row->disclosure, Secret(field.value)});
    }
    addChallenges(challenges);
    if (others > 0)
        add({Part::Header, QStringLiteral("other fields"), Disclosure::Public,
             Secret(QByteArray::number(others))});
}

/// The scheme in the name, and the fingerprint of what follows: that of a token is the one that
/// the answer with the token has.
void MessageFields::addAuthorization(const QByteArray &value)
{
    const qsizetype space = value.indexOf(' ');
    const QLatin1String scheme =
        knownScheme(QByteArrayView(value).first(std::max(space, qsizetype(0))));
    add({Part::Header,
         scheme.isEmpty() ? QStringLiteral("Authorization")
                          : QLatin1String("Authorization: ") + scheme,
         Disclosure::Credential,
         Secret(scheme.isEmpty() ? QByteArrayView(value)
                                 : QByteArrayView(value).sliced(space + 1))});
}

void MessageFields::addChallenges(const QByteArrayList &values)
{
    const QString name = QStringLiteral("WWW-Authenticate");
    if (values.isEmpty())
        return;
    const auto challenges = parseChallenges(values);
    if (!challenges) {
        add({Part::Header, name, Disclosure::Unknown, Secret(values.join()), false});
        return;
    }
    for (const Challenge &challenge : *challenges) {
        const QLatin1String scheme = knownScheme(challenge.scheme);
        const QString whole = scheme.isEmpty() ? name : name + QLatin1String(": ") + scheme;
        for (const ChallengeParameter &parameter : challenge.parameters)
            add({Part::Header, whole + u' ' + m_fingerprints.shownName(parameter.name),
                 disclosureOf(parameter.name), Secret(parameter.value)});
        if (challenge.parameters.isEmpty())
            add({Part::Header, whole, Disclosure::Credential, Secret(challenge.token68)});
    }
}

void MessageFields::addForm(Part part, QByteArrayView encoded)
{
    const Result<FormParameters> form = FormParameters::decode(encoded);
    if (!form) {
        add({part, QStringLiteral("unreadable"), Disclosure::Unknown, Secret(encoded), false});
        return;
    }
    for (const FormParameter &parameter : form->list())
        add({part, m_fingerprints.shownName(parameter.name), disclosureOf(parameter.name),
             Secret(parameter.value)});
}

void MessageFields::addBody(const QByteArray &mediaType, const Secret &body)
{
    if (body.isEmpty())
        return;
    if (mediaType == "application/x-www-form-urlencoded")
        return addForm(Part::Body, body.reveal());
    if (mediaType == "application/json") {
        if (const Result<QJsonObject> object = readJsonObject(body.reveal()))
            return addJson({}, Disclosure::Public, *object);
    }
    add({Part::Body, QStringLiteral("unreadable"), Disclosure::Unknown, body, false});
}

void MessageFields::addJson(const QString &name, Disclosure disclosure, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QByteArray key = it.key().toUtf8();
            addJson(name.isEmpty() ? m_fingerprints.shownName(key)
                                   : name + u'.' + m_fingerprints.shownName(key),
                    inside(disclosure, disclosureOf(key)), it.value());
        }
        return;
    }
    if (isScalar(value)) {
        add({Part::Body, name, disclosure, Secret::take(scalarText(value))});
        return;
    }
    const QJsonArray array = value.toArray();
    if (disclosure == Disclosure::Public && std::all_of(array.begin(), array.end(), isScalar)) {
        QByteArrayList words;
        for (const QJsonValue &element : array)
            words += scalarText(element);
        add({Part::Body, name, disclosure, Secret::take(words.join(", "))});
        return;
    }
    for (qsizetype i = 0; i < array.size(); ++i)
        addJson(QStringLiteral("%1[%2]").arg(name, QString::number(i)), disclosure, array.at(i));
}

} // namespace Qonsent
