// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/transcript/disclosure_p.h"
#include "oauthcore/transcript/transcriptentry.h"

#include <QJsonValue>

namespace Qonsent {

/// Makes of the messages of one sign-in what may be shown of them. What is secret is a matter of
/// the name that it goes under, never of what it looks like.
///
/// One thing besides: servers quote what they were sent ("the code abc is not valid"). What has
/// gone by under the name of a credential is hidden wherever else it turns up.
class Redactor
{
public:
    /// With a key of its own for fingerprints, so that nobody can try out what is behind one.
    Redactor();
    ~Redactor();
    Q_DISABLE_COPY_MOVE(Redactor)

    [[nodiscard]] QList<TranscriptField> request(const HttpRequest &request);
    [[nodiscard]] QList<TranscriptField> response(const HttpResponse &response);
    /// The parameters of \a encoded, a query or a form. Sized if it is neither.
    [[nodiscard]] QList<TranscriptField> parameters(TranscriptField::Part part,
                                                    QByteArrayView encoded);
    /// Scheme, host, port and path of \a url, which are no secret but for credentials in them.
    [[nodiscard]] QString place(const QUrl &url) const;
    /// Text of ours or of a server as a Detail; not the secrets in it.
    [[nodiscard]] TranscriptField detail(const char *name, const QString &text) const;

private:
    /// A field before anything is hidden.
    struct Raw
    {
        TranscriptField::Part part = {};
        QString name = {}; ///< fit to show
        Disclosure disclosure = Disclosure::Unknown;
        Secret value = {};
        bool isSense = true; ///< false for bytes that could not be read
    };
    using Raws = QList<Raw>;

    void addHeaders(Raws &raws, const QList<HttpHeader> &fields) const;
    void addAuthorization(Raws &raws, const QByteArray &value) const;
    void addChallenges(Raws &raws, const QByteArrayList &values) const;
    void addForm(Raws &raws, TranscriptField::Part part, QByteArrayView encoded) const;
    void addJson(Raws &raws, const QString &name, Disclosure disclosure,
                 const QJsonValue &value) const;
    void addBody(Raws &raws, const QByteArray &mediaType, const Secret &body) const;

    void learn(const Secret &credential);
    [[nodiscard]] QList<TranscriptField> finished(const Raws &raws);
    [[nodiscard]] TranscriptField finished(const Raw &raw) const;
    [[nodiscard]] QString shownAddress(QByteArrayView address) const;
    [[nodiscard]] QString shownName(QByteArrayView name) const;
    [[nodiscard]] QString mention(QByteArrayView secret) const;
    [[nodiscard]] QByteArray fingerprint(QByteArrayView secret) const;
    [[nodiscard]] bool holdsCredential(QByteArrayView text) const;

    Secret m_key;
    QList<Secret> m_credentials;
};

} // namespace Qonsent
