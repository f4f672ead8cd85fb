// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/sheetdialog.h"

#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

/// With places to break in words that would be wider than a window, e.g. a name without a space.
QString breakable(const QString &text)
{
    constexpr qsizetype longest = 24;
    constexpr char16_t zeroWidthSpace = 0x200b;
    QString broken;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longest && !c.isLowSurrogate() && !c.isMark()) {
            broken += QChar(zeroWidthSpace);
            run = 1;
        }
        broken += c;
    }
    return broken;
}

} // namespace

SheetDialog::SheetDialog(QWidget *parent)
    : QDialog(parent)
    , m_content(new QVBoxLayout)
    , m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_content->setSpacing(Metrics::rowGap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::groupGap);
    layout->addLayout(m_content, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SheetDialog::~SheetDialog() = default;

void SheetDialog::open()
{
    m_focusBefore = QApplication::focusWidget();
    QDialog::open();
}

void SheetDialog::done(int result)
{
    QDialog::done(result);
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void SheetDialog::setHeading(const QString &text)
{
    QString title = text; // not every window manager knows what isolates a name
    setWindowTitle(title.remove(QChar(0x2068)).remove(QChar(0x2069)));
    auto *heading = new QLabel(breakable(text), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setFont(Metrics::titleFont(font()));
    heading->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    heading->setSizePolicy(policy);
    heading->setAccessibleName(text);
    m_content->insertWidget(0, heading);
}

QLabel *SheetDialog::addSentence(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    m_content->addWidget(label);
    return label;
}

bool SheetDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    // Qt makes a window as high as its texts need when it opens, and not when one is added.
    if (event->type() == QEvent::LayoutRequest && isVisible()) {
        const int needed = layout()->minimumHeightForWidth(width());
        if (needed > height())
            resize(width(), needed);
    }
    return isHandled;
}

QPushButton *SheetDialog::addButton(const QString &text, QDialogButtonBox::ButtonRole role)
{
    auto *button = new RoomyButton(text, this);
    m_buttons->addButton(button, role);
    return button;
}

} // namespace Qonsent::Manager
