// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/blankwatch_p.h"

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr auto lookAgain = 500ms;

} // namespace

BlankWatch::BlankWatch(std::function<bool()> isBlank, std::chrono::milliseconds patience,
                       QObject *parent)
    : QObject(parent)
    , m_isBlank(std::move(isBlank))
    , m_patience(patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BlankWatch::look);
}

BlankWatch::~BlankWatch() = default;

void BlankWatch::begin()
{
    if (!m_said) // else it goes on looking for something to see
        m_timer.start(m_patience);
}

void BlankWatch::stop()
{
    m_said = false;
    m_timer.stop();
}

void BlankWatch::look()
{
    if (m_isBlank()) {
        m_timer.start(lookAgain);
        if (!std::exchange(m_said, true))
            Q_EMIT blank();
    } else if (std::exchange(m_said, false)) {
        Q_EMIT filled();
    }
}

} // namespace Qonsent
