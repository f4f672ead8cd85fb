// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/transcript/knowncredentials_p.h"
#include "oauthcore/transcript/messagefields_p.h"

namespace Qonsent {

/// Makes of the messages of one sign-in what may be shown of them. What is secret is a matter of
/// the name that it goes under, never of what it looks like.
///
/// One thing besides: servers quote what they were sent ("the code abc is not valid"). What has
/// gone by under the name of a credential is hidden wherever else it turns up, and so is whatever a
/// server says that holds a part of one: all of it, since what is left of a text around a gap says
/// what was there.
class Redactor
{
public:
    using Source = MessageField::Source;

    Redactor();
    ~Redactor();
    Q_DISABLE_COPY_MOVE(Redactor)

    [[nodiscard]] QList<TranscriptField> request(const HttpRequest &request);
    [[nodiscard]] QList<TranscriptField> response(const HttpResponse &response);
    /// The parameters of \a encoded, a query or a form. Sized if it is neither.
    [[nodiscard]] QList<TranscriptField> parameters(TranscriptField::Part part,
                                                    QByteArrayView encoded, Source source);
    /// Scheme, host, port and path of \a url, which are no secret but for credentials in them.
    [[nodiscard]] QString place(const QUrl &url) const;
    /// \a text as a Detail; not the secrets in it.
    [[nodiscard]] TranscriptField detail(const char *name, const QString &text,
                                         Source source) const;

private:
    [[nodiscard]] QList<TranscriptField> finished(const QList<MessageField> &raws);
    [[nodiscard]] TranscriptField finished(const MessageField &raw) const;
    [[nodiscard]] QString shownAddress(QByteArrayView address) const;
    [[nodiscard]] bool isQuote(QByteArrayView text, Source source) const;

    Fingerprints m_fingerprints;
    KnownCredentials m_known;
};

} // namespace Qonsent
