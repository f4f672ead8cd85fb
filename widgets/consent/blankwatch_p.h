// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Qonsent {

/// Notices that a page has shown nothing for a while, and when it does at last.
class BlankWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BlankWatch)

public:
    /// \a isBlank looks at the page; \a patience is how long a page may take.
    BlankWatch(std::function<bool()> isBlank, std::chrono::milliseconds patience,
               QObject *parent = nullptr);
    ~BlankWatch() override;

    /// A page begins to load.
    void begin();
    /// Nobody looks any more.
    void stop();

Q_SIGNALS:
    /// Nothing is to be seen, still.
    void blank();
    /// Something is to be seen, after blank().
    void filled();

private:
    void look();

    const std::function<bool()> m_isBlank;
    const std::chrono::milliseconds m_patience;
    QTimer m_timer;
    bool m_said = false;
};

} // namespace Qonsent
