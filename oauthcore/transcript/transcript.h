// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/transcript/transcriptentry.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Qonsent {

/// What happened in one sign-in or renewal, in a form that can be given to anybody: every request,
/// answer, redirect and step, with secrets as their length and a fingerprint. Whatever is not
/// registered as public is a secret; names decide, not what a value looks like.
///
///     auto transcript = std::make_shared<Transcript>();
///     accounts.signIn({.provider = …, .client = …, .transcript = transcript});
///     …
///     const QByteArray page = *written(*transcript, "html");
///
/// Who asks for none pays for none. It holds the credentials themselves as long as it lives, since
/// servers quote them, so it is best forgotten with what it is about; its entries hold none.
class QONSENT_CORE_EXPORT Transcript : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transcript)

public:
    /// How many entries are kept. What is more goes out of the middle, see leftOut().
    static constexpr qsizetype mostEntries = 500;

    /// \a clock outlives it.
    explicit Transcript(const Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Transcript() override;

    /// UTC.
    [[nodiscard]] QDateTime begunAt() const;
    /// In the order in which they happened.
    [[nodiscard]] const QList<TranscriptEntry> &entries() const;
    /// How many entries are missing between the first 100 and the others.
    [[nodiscard]] qsizetype leftOut() const;

    // For those who have something to say.
    /// The flow goes on to \a what, a short English text of ours.
    void noteStep(const char *what);
    /// The person was sent to \a page, e.g. an authorization request.
    void notePage(const QUrl &page);
    /// The person came back with \a answer, the query, fragment or form of the redirect. \a how is
    /// a short English text of ours: who brought it.
    void noteRedirect(const Secret &answer, const char *how);
    /// \a request goes out. The result is what the answer belongs to.
    [[nodiscard]] int noteRequest(const HttpRequest &request);
    /// \a exchange was answered.
    void noteAnswer(int exchange, const HttpResponse &response);
    /// \a exchange was not answered.
    void noteFailure(int exchange, const AuthError &error);
    /// Something ended with \a error. Said again by whoever waited for it, it is the same.
    void noteError(const AuthError &error);

Q_SIGNALS:
    void entryAdded(const Qonsent::TranscriptEntry &entry);

private:
    struct Private;

    void add(TranscriptEntry entry);

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
