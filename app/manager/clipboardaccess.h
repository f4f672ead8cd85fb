// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>
#include <optional>

class QMimeData;

namespace Qonsent::Manager {

/// The desktop's clipboard, as far as a desktop lets a program look at it. An object of its own so
/// that a test can be a desktop that refuses.
class ClipboardAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipboardAccess)

public:
    explicit ClipboardAccess(QObject *parent = nullptr);
    ~ClipboardAccess() override;

    virtual void put(std::unique_ptr<QMimeData> content) = 0;
    /// Asks the desktop to empty it; whether it did, text() tells.
    virtual void clear() = 0;
    /// The text in it, in UTF-8, empty if there is none; nothing if it cannot be known now: under
    /// Wayland only the program in front may look.
    [[nodiscard]] virtual std::optional<QByteArray> text() const = 0;

Q_SIGNALS:
    /// Somebody, perhaps this program, has put something else into it.
    void changed();
    /// This program has come to the front, and may do what it might not do before.
    void activated();
};

/// The clipboard of this session. The primary selection, what the middle button pastes, is left
/// alone. Only while there is a QGuiApplication.
[[nodiscard]] std::unique_ptr<ClipboardAccess> systemClipboard();

} // namespace Qonsent::Manager
