// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/clipboardaccess.h"

#include <QMimeData>

namespace Qonsent::Manager {

/// A desktop of which a test decides what it allows.
class StubbornClipboard final : public ClipboardAccess
{
public:
    void put(std::unique_ptr<QMimeData> content) override
    {
        types = content->formats();
        hint = content->data(QStringLiteral("x-kde-passwordManagerHint"));
        held = content->data(QStringLiteral("text/plain"));
        Q_EMIT changed();
    }
    void clear() override
    {
        ++attempts;
        if (refuses)
            return;
        held.clear();
        Q_EMIT changed();
    }
    std::optional<QByteArray> text() const override
    {
        return isSilent ? std::optional<QByteArray>() : held;
    }
    /// Somebody copies \a text elsewhere.
    void copyElsewhere(const QByteArray &text)
    {
        held = text;
        Q_EMIT changed();
    }
    void bringToFront() { Q_EMIT activated(); }

    bool refuses = false;  ///< clear() does nothing
    bool isSilent = false; ///< text() tells nothing
    QByteArray held = {};
    QByteArray hint = {};
    QStringList types = {};
    int attempts = 0; ///< calls of clear()
};

} // namespace Qonsent::Manager
