// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/transcript.h"

#include "oauthcore/base/autherror.h"
#include "oauthcore/transcript/redactor_p.h"

#include <QHash>

namespace Qonsent {

using Source = MessageField::Source;

namespace {

/// Kept from the start: how it began says more than how it went on and on.
constexpr qsizetype keptFromTheStart = 100;

QLatin1String methodName(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Get:
        return QLatin1String("GET");
    case HttpRequest::Method::Post:
        return QLatin1String("POST");
    case HttpRequest::Method::Put:
        return QLatin1String("PUT");
    case HttpRequest::Method::Delete:
        return QLatin1String("DELETE");
    }
    Q_UNREACHABLE();
}

} // namespace

struct Transcript::Private
{
    /// A request that has no answer yet.
    struct Open
    {
        QString place = {};
        std::chrono::milliseconds since = {}; ///< since boot
    };

    explicit Private(const Clock &c)
        : clock(c)
        , begunAt(c.now())
        , begunSinceBoot(c.sinceBoot())
    { }

    [[nodiscard]] QList<TranscriptField> fieldsOf(const AuthError &error) const;
    /// "… after 35 ms"; \a exchange is over.
    [[nodiscard]] QString close(int exchange);

    const Clock &clock;
    const QDateTime begunAt;
    const std::chrono::milliseconds begunSinceBoot;
    Redactor redactor = {};
    QList<TranscriptEntry> entries = {};
    qsizetype leftOut = 0;
    int exchanges = 0;
    QHash<int, Open> open = {};
    std::optional<AuthError> lastError = {}; ///< if nothing has happened since
};

QList<TranscriptField> Transcript::Private::fieldsOf(const AuthError &error) const
{
    // The server's words, and reasons, which may be among them.
    const auto theirs = [this](const char *name, const QString &text) {
        return redactor.detail(name, text, Source::Theirs);
    };
    QList<TranscriptField> fields = {
        redactor.detail("error", QString::fromLatin1(error.jsonCode()), Source::Ours),
        redactor.detail("message", error.message, Source::Ours)};
    if (!error.reason.isEmpty())
        fields += theirs("reason", QString::fromUtf8(error.reason));
    if (!error.serverCode.isEmpty())
        fields += theirs("server_error", QString::fromUtf8(error.serverCode));
    if (!error.serverDescription.isEmpty())
        fields += theirs("server_description", error.serverDescription);
    if (error.retryAfter.count() > 0)
        fields += redactor.detail("retry_after_seconds", QString::number(error.retryAfter.count()),
                                  Source::Ours);
    return fields;
}

QString Transcript::Private::close(int exchange)
{
    const Open request = open.take(exchange);
    return QStringLiteral("%1, after %2 ms")
        .arg(request.place, QString::number((clock.sinceBoot() - request.since).count()));
}

Transcript::Transcript(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock))
{ }

Transcript::~Transcript() = default;

QDateTime Transcript::begunAt() const
{
    return d->begunAt;
}
const QList<TranscriptEntry> &Transcript::entries() const
{
    return d->entries;
}
qsizetype Transcript::leftOut() const
{
    return d->leftOut;
}

void Transcript::noteStep(const char *what)
{
    add({.kind = TranscriptEntry::Kind::Step, .title = QString::fromLatin1(what)});
}

void Transcript::notePage(const QUrl &page)
{
    add({.kind = TranscriptEntry::Kind::Page,
         .title = d->redactor.place(page),
         .fields =
             d->redactor.parameters(TranscriptField::Part::Query,
                                    page.query(QUrl::FullyEncoded).toLatin1(), Source::Ours)});
}

void Transcript::noteRedirect(const Secret &answer, const char *how)
{
    add({.kind = TranscriptEntry::Kind::Redirect,
         .title = QString::fromLatin1(how),
         .fields = d->redactor.parameters(TranscriptField::Part::Query, answer.reveal(),
                                          Source::Theirs)});
}

int Transcript::noteRequest(const HttpRequest &request)
{
    const int exchange = ++d->exchanges;
    const QList<TranscriptField> fields = d->redactor.request(request); // learns what is secret
    const QString place = d->redactor.place(request.url);
    d->open.insert(exchange, {place, d->clock.sinceBoot()});
    add({.kind = TranscriptEntry::Kind::Request,
         .exchange = exchange,
         .title = methodName(request.method) + u' ' + place,
         .fields = fields});
    return exchange;
}

void Transcript::noteAnswer(int exchange, const HttpResponse &response)
{
    add({.kind = TranscriptEntry::Kind::Answer,
         .exchange = exchange,
         .title = QStringLiteral("%1 from ").arg(response.status) + d->close(exchange),
         .fields = d->redactor.response(response)});
}

void Transcript::noteFailure(int exchange, const AuthError &error)
{
    add({.kind = TranscriptEntry::Kind::Failure,
         .exchange = exchange,
         .title = QLatin1String("no answer from ") + d->close(exchange),
         .fields = d->fieldsOf(error)});
}

void Transcript::noteError(const AuthError &error)
{
    if (d->lastError == error)
        return;
    add({.kind = TranscriptEntry::Kind::Error,
         .title = QString::fromLatin1(error.jsonCode()),
         .fields = d->fieldsOf(error)});
    d->lastError = error;
}

void Transcript::add(TranscriptEntry entry)
{
    d->lastError.reset();
    entry.at = d->clock.now();
    entry.after = d->clock.sinceBoot() - d->begunSinceBoot;
    if (d->entries.size() == mostEntries) {
        d->entries.removeAt(keptFromTheStart);
        ++d->leftOut;
    }
    d->entries += entry;
    Q_EMIT entryAdded(entry);
}

} // namespace Qonsent
