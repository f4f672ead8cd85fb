// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/transcript/disclosure_p.h"
#include "oauthcore/transcript/fingerprints_p.h"
#include "oauthcore/transcript/transcriptentry.h"

namespace Qonsent {

/// A field of a message before anything is hidden.
struct MessageField
{
    /// Whose words the value is made of.
    enum class Source : quint8 {
        Ours,
        Theirs, ///< a server's, which may quote whatever it was sent, and in any part
    };

    TranscriptField::Part part = {};
    QString name = {}; ///< fit to show
    Disclosure disclosure = Disclosure::Unknown;
    Secret value = {};
    bool isSense = true; ///< false for bytes that could not be read
    Source source = Source::Ours;
};

/// Walks through messages: names decide what their values are, never what those look like. Names
/// that are registered nowhere go by their fingerprint.
class MessageFields
{
public:
    explicit MessageFields(const Fingerprints &fingerprints, MessageField::Source source)
        : m_fingerprints(fingerprints)
        , m_source(source)
    { }

    void addHeaders(const QList<HttpHeader> &fields);
    /// The parameters of \a encoded, a query or a form; no sense if it is neither.
    void addForm(TranscriptField::Part part, QByteArrayView encoded);
    void addBody(const QByteArray &mediaType, const Secret &body);
    void add(const MessageField &field);

    [[nodiscard]] const QList<MessageField> &list() const { return m_list; }

private:
    void addAuthorization(const QByteArray &value);
    void addChallenges(const QByteArrayList &values);
    void addJson(const QString &name, Disclosure disclosure, const QJsonValue &value);

    const Fingerprints &m_fingerprints;
    MessageField::Source m_source;
    QList<MessageField> m_list;
};

} // namespace Qonsent
