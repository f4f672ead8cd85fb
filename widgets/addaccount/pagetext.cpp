// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/pagetext_p.h"

#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace Qonsent::PageText {

namespace {

/// Begins where lines begin in its window, also if its first word is written the other way.
class Sentence final : public QLabel
{
public:
    Sentence(const QString &text, QWidget *parent)
        : QLabel(text, parent)
    {
        align();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::LayoutDirectionChange)
            align();
    }

private:
    void align() { setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop); }
};

/// Keeps what is on a page off the scroll bar beside it, while there is one.
class PageArea final : public QScrollArea
{
public:
    explicit PageArea(QWidget *parent)
        : QScrollArea(parent)
    {
        connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &PageArea::keepOff);
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QScrollArea::changeEvent(event);
        if (event->type() == QEvent::LayoutDirectionChange)
            keepOff();
    }

private:
    void keepOff()
    {
        if (!widget() || !widget()->layout())
            return;
        const int gap = verticalScrollBar()->maximum() > 0 ? Metrics::controlGap : 0;
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        widget()->layout()->setContentsMargins(isMirrored ? gap : 0, 0, isMirrored ? 0 : gap, 0);
    }
};

} // namespace

QLabel *title(const QString &text, QWidget *parent)
{
    QLabel *label = sentence(text, parent);
    label->setFont(Metrics::titleFont(parent->font()));
    return label;
}

QLabel *section(const QString &text, QWidget *parent)
{
    QLabel *label = sentence(text, parent);
    label->setFont(Metrics::sectionFont(parent->font()));
    return label;
}

QLabel *sentence(const QString &text, QWidget *parent)
{
    auto *label = new Sentence(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long word, e.g. a host, must not widen the window.
    label->setMinimumWidth(1);
    return label;
}

QLabel *nameOf(QLineEdit *field, const QString &text, QWidget *parent)
{
    auto *label = new Sentence(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(field);
    QString spoken = text;
    spoken.remove(u'&');
    if (spoken.endsWith(u':'))
        spoken.chop(1);
    field->setAccessibleName(spoken);
    return label;
}

QLineEdit *field(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setMinimumHeight(Metrics::fieldHeight);
    edit->setMaxLength(2048);
    return edit;
}

QLineEdit *technicalField(QWidget *parent)
{
    QLineEdit *edit = field(parent);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setLayoutDirection(Qt::LeftToRight);
    return edit;
}

QScrollArea *scrolled(QWidget *page, QWidget *parent)
{
    auto *area = new PageArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

void reveal(QWidget *part)
{
    // Later, when it has its place.
    QTimer::singleShot(0, part, [part] {
        for (QWidget *above = part->parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                return area->ensureWidgetVisible(part, 0, 0);
        }
    });
}

} // namespace Qonsent::PageText
