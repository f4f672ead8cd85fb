// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/redactor_p.h"

#include "oauthcore/base/autherror.h"
#include "oauthcore/base/formencoding.h"
#include "oauthcore/base/logging.h"

#include <algorithm>
#include <utility>

namespace Qonsent {

using Part = TranscriptField::Part;
using Content = TranscriptField::Content;
using Source = MessageField::Source;

namespace {

/// Of one message. A set of keys has some dozens, a whole discovery document hundred.
constexpr qsizetype mostFieldsShown = 300;

} // namespace

Redactor::Redactor() = default;

Redactor::~Redactor() = default;

QList<TranscriptField> Redactor::request(const HttpRequest &request)
{
    MessageFields fields(m_fingerprints, Source::Ours);
    if (request.url.hasQuery())
        fields.addForm(Part::Query, request.url.query(QUrl::FullyEncoded).toLatin1());
    fields.addHeaders(request.headers);
    if (!request.contentType.isEmpty())
        fields.add({.part = Part::Header,
                    .name = QStringLiteral("Content-Type"),
                    .disclosure = Disclosure::Public,
                    .value = Secret(request.contentType)});
    const QByteArray mediaType = request.contentType.split(';').constFirst();
    fields.addBody(mediaType.trimmed().toLower(), request.body);
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("Authorization", Qt::CaseInsensitive) == 0
            && header.value.startsWith("Basic "))
            m_known.learnBasic(QByteArrayView(header.value).sliced(6));
    }
    return finished(fields.list());
}

QList<TranscriptField> Redactor::response(const HttpResponse &response)
{
    MessageFields fields(m_fingerprints, Source::Theirs);
    fields.addHeaders(response.headers);
    QByteArray mediaType = response.mediaType();
    if (mediaType.endsWith("json")) // in a character set that is read
        mediaType = response.isJson() ? "application/json" : "";
    fields.addBody(mediaType, response.body);
    return finished(fields.list());
}

QList<TranscriptField> Redactor::parameters(Part part, QByteArrayView encoded, Source source)
{
    MessageFields fields(m_fingerprints, source);
    fields.addForm(part, encoded);
    return finished(fields.list());
}

/// All credentials first: one message can hold a secret and, before it, what quotes it.
QList<TranscriptField> Redactor::finished(const QList<MessageField> &raws)
{
    for (const MessageField &raw : raws) {
        if (isLookedFor(raw.disclosure))
            m_known.learn(raw.value, raw.disclosure);
    }
    QList<TranscriptField> fields;
    for (const MessageField &raw : raws.first(std::min(raws.size(), mostFieldsShown)))
        fields += finished(raw);
    if (raws.size() > mostFieldsShown)
        fields += detail("left out", QString::number(raws.size() - mostFieldsShown), Source::Ours);
    return fields;
}

TranscriptField Redactor::finished(const MessageField &raw) const
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
        const bool quotes = isQuote(text.toUtf8(), raw.source)
            || (raw.disclosure == Disclosure::Public && isQuote(bytes, raw.source));
        if (!quotes && (!text.isEmpty() || bytes.isEmpty())) {
            field.value = text;
            return field;
        }
    }
    field.content = Content::Hidden;
    field.fingerprint = m_fingerprints.of(bytes);
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
            text += std::exchange(separator, QStringLiteral("&"))
                + m_fingerprints.shownName(parameter.name) + u'='
                + (isShownToo ? sanitizedServerUtf8(parameter.value)
                              : m_fingerprints.mention(parameter.value));
        }
    } else {
        text += separator + m_fingerprints.mention(query);
    }
    if (url.hasFragment())
        text += u'#' + m_fingerprints.mention(url.fragment(QUrl::FullyEncoded).toLatin1());
    return sanitizedServerText(text);
}

QString Redactor::place(const QUrl &url) const
{
    const QString text = redacted(url);
    // Most paths are a server's choice, whoever asks for them.
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (!m_known.areQuotedIn(text.toUtf8()) && !m_known.areQuotedInPartIn(path))
        return sanitizedServerText(text);
    QUrl origin = url;
    origin.setPath({});
    return sanitizedServerText(redacted(origin)) + u'/' + m_fingerprints.mention(path);
}

TranscriptField Redactor::detail(const char *name, const QString &text, Source source) const
{
    return finished({.part = Part::Detail,
                     .name = QLatin1String(name),
                     .disclosure = Disclosure::Public,
                     .value = Secret(text.toUtf8()),
                     .source = source});
}

bool Redactor::isQuote(QByteArrayView text, Source source) const
{
    return source == Source::Theirs ? m_known.areQuotedInPartIn(text) : m_known.areQuotedIn(text);
}

} // namespace Qonsent
