// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/look/inlinenote.h"

#include <functional>

class QPushButton;

namespace Qonsent::Manager {

/// A note, and beside it what can be done about what it says.
class OfferRow : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OfferRow)

public:
    explicit OfferRow(QWidget *parent = nullptr);
    ~OfferRow() override;

    /// Without an offer. An empty \a sentence: nothing at all.
    void say(InlineNote::Kind kind, const QString &sentence);
    /// Adds a button to what was said last. It gets the focus; \a act may say something else.
    void offer(const QString &text, const std::function<void()> &act);

private:
    InlineNote *m_note;
    QPushButton *m_offer;
    std::function<void()> m_onOffer;
};

} // namespace Qonsent::Manager
