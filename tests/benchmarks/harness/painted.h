// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>

namespace Bench {

/// A list in a window of 600 × 800, and whether it has been painted.
class PaintedList final : public QObject
{
public:
    explicit PaintedList(QAbstractItemView &view)
    {
        view.resize(600, 800);
        view.show();
        view.viewport()->installEventFilter(this);
        QCoreApplication::processEvents();
    }

    /// Does \a change and lets the event loop turn until it has painted all: a list is laid out by
    /// a timer, and what is painted before that is the old one. False if nothing was painted.
    bool paint(const std::function<void()> &change)
    {
        bool isPainted = false;
        change();
        for (int idleTurns = 0; idleTurns < 2;) {
            m_isPainted = false;
            QCoreApplication::processEvents();
            isPainted = isPainted || m_isPainted;
            idleTurns = m_isPainted ? 0 : idleTurns + 1;
        }
        return isPainted;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_isPainted = m_isPainted || event->type() == QEvent::Paint;
        return false;
    }

private:
    bool m_isPainted = false;
};

/// Paints \a change after \a prepare, which is not timed; worked if \a isThere says so afterwards.
inline std::unique_ptr<Work> paintWork(const std::shared_ptr<PaintedList> &list,
                                       std::function<void()> prepare, std::function<void()> change,
                                       std::function<bool()> isThere)
{
    return eventWork([list, change = std::move(change), isThere = std::move(isThere)](
                         const Finish &finish) { finish(list->paint(change) && isThere()); },
                     [list, prepare = std::move(prepare)] { list->paint(prepare); });
}

} // namespace Bench
