// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Qonsent {

/// How much JSON is believable.
struct JsonLimits
{
    int depth = 32;       ///< nested arrays and objects
    int members = 10'000; ///< members and elements in the whole document
};

/// Checks the text before QJsonDocument sees it, which accepts what it should not: a member that
/// appears twice (and silently keeps the last), NUL, lone surrogates, a byte order mark (also as
/// the first character of a string, where QJsonDocument drops it).
/// ResponseMalformed with a reason such as "json_duplicate_member" if something is off.
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> scanJson(QByteArrayView text,
                                                        JsonLimits limits = {});

/// The object that \a text holds (RFC 8259), strictly: scanJson(), valid UTF-8, nothing after it.
/// ResponseMalformed for anything else.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QJsonObject> readJsonObject(QByteArrayView text,
                                                                     JsonLimits limits = {});

/// \a object as text in which every character that isFitToShow() does not like is written `\uXXXX`:
/// it means the same, and no terminal obeys what a server put into it.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray printableJson(const QJsonObject &object,
                                                           QJsonDocument::JsonFormat format);

} // namespace Qonsent
