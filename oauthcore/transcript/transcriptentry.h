// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>

namespace Qonsent {

/// One name and value of a message, as it may be shown to anybody. What is hidden is not in here.
struct TranscriptField
{
    /// Where in the message it stands.
    enum class Part : quint8 {
        Header, ///< a header field
        Query,  ///< a parameter of the address
        Body,   ///< a parameter of a form or a member of a JSON object
        Detail, ///< something that is said about the message
    };
    /// How much of the value is here.
    enum class Content : quint8 {
        Shown,  ///< value, fit to show
        Hidden, ///< size and fingerprint
        Sized,  ///< size alone: bytes that nobody could make sense of
    };

    Part part = Part::Detail;
    /// As it is registered, with those that it stands in, e.g. "keys[0].kid". A name that is
    /// registered nowhere may be a secret itself, so it is "unregistered" and its fingerprint.
    QString name = {};
    Content content = Content::Shown;
    QString value = {};
    qsizetype size = 0; ///< in bytes
    /// Eight hexadecimal digits, equal for equal secrets of one transcript and for no others; they
    /// tell nobody anything else.
    QByteArray fingerprint = {};

    bool operator==(const TranscriptField &) const = default;
};

/// One thing that happened in a sign-in.
struct TranscriptEntry
{
    enum class Kind : quint8 {
        Step,     ///< the flow goes on to what title says
        Page,     ///< the person was sent to an address
        Redirect, ///< the person came back
        Request,  ///< a request went out
        Answer,   ///< a request was answered
        Failure,  ///< a request was not answered
        Error,    ///< something did not work
    };

    Kind kind = Kind::Step;
    QDateTime at = {};                    ///< UTC
    std::chrono::milliseconds after = {}; ///< since the transcript began, whatever the clock did
    int exchange = 0;   ///< of Request, Answer and Failure: equal for those that belong together
    QString title = {}; ///< one line in English
    QList<TranscriptField> fields = {};

    bool operator==(const TranscriptEntry &) const = default;
};

} // namespace Qonsent
