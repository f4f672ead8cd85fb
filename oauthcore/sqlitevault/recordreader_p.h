// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QUrl>

namespace Qonsent {

/// Accounts of one provider mostly have the same scopes, which share one list.
using KnownScopes = QHash<QByteArray, Scopes>;

/// Reads what RecordWriter wrote, and trusts no length: nothing is allocated that the bytes do not
/// hold. After the first fault every value is empty; ask isWhole() at the end.
class RecordReader
{
public:
    /// \a bytes have to stay as long as the reader is used.
    explicit RecordReader(QByteArrayView bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    { }

    quint64 number();
    bool flag();
    QByteArrayView view(); ///< into the bytes that are read
    QByteArray bytes() { return view().toByteArray(); }
    /// Null if it was null or empty.
    Secret secret()
    {
        const QByteArrayView bytes = view();
        return bytes.isEmpty() ? Secret() : Secret(bytes);
    }
    QString text();
    QUrl url();
    QDateTime date();
    Scopes scopes(KnownScopes &known);
    QByteArrayList list();
    QJsonObject object() { return members(1); }

    void fail();
    /// True if everything was read and nothing was wrong.
    [[nodiscard]] bool isWhole() const { return !m_hasFailed && m_at == m_end; }

private:
    [[nodiscard]] quint64 left() const { return quint64(m_end - m_at); }
    quint64 count();
    QJsonValue json(int depth);
    QJsonObject members(int depth);

    const char *m_at = nullptr;
    const char *m_end = nullptr;
    bool m_hasFailed = false;
};

} // namespace Qonsent
