// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/sqlitevault/wipedbytes_p.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QJsonObject>
#include <QUrl>

namespace Qonsent {

/// Puts values one behind the other, each with its length in front. Neither JSON nor QDataStream:
/// a list of ten thousand accounts is read in the time that a frame of animation takes.
/// RecordReader reads it.
class RecordWriter
{
public:
    /// Arrays and objects inside each other, at most; what servers send is held to less.
    static constexpr int maximumDepth = 64;

    void number(quint64 value); ///< seven bits a byte, the lowest first
    void flag(bool value) { number(value ? 1 : 0); }
    void bytes(QByteArrayView value);
    void secret(const Secret &value) { bytes(value.reveal()); }
    void text(QStringView value); ///< any string, also one that is no valid Unicode
    void url(const QUrl &value) { bytes(value.toEncoded()); }
    void date(const QDateTime &value); ///< to the millisecond, in UTC
    void scopes(const Scopes &value);
    void list(const QByteArrayList &value);
    void object(const QJsonObject &value);

    /// False if something did not fit, e.g. JSON that is too deep.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] WipedBytes &&take() { return std::move(m_bytes); }

private:
    void json(const QJsonValue &value, int depth);
    void members(const QJsonObject &object, int depth);

    WipedBytes m_bytes;
    bool m_isWhole = true;
};

} // namespace Qonsent
