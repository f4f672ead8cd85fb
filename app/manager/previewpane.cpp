// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/previewpane.h"

#include "widgets/look/metrics.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Qonsent::Manager {

namespace {

constexpr int linesAtFirst = 6;
constexpr int linesAtLeast = 3;

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::setContent(const Secret &text)
{
    m_text = text;
    verticalScrollBar()->setValue(0);
    updateRange();
    viewport()->update();
}

QSize PreviewPane::sizeHint() const
{
    const QFontMetrics metrics(fixedFont());
    return {metrics.averageCharWidth() * 44 + 2 * Metrics::controlGap,
            metrics.lineSpacing() * linesAtFirst + 2 * Metrics::controlGap};
}

QSize PreviewPane::minimumSizeHint() const
{
    const QFontMetrics metrics(fixedFont());
    return {metrics.averageCharWidth() * 16 + 2 * Metrics::controlGap,
            metrics.lineSpacing() * linesAtLeast + 2 * Metrics::controlGap};
}

QFont PreviewPane::fixedFont() const
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font().pointSizeF() > 0) // as large as the person's own
        fixed.setPointSizeF(font().pointSizeF());
    return fixed;
}

int PreviewPane::columns() const
{
    const int width = viewport()->width() - 2 * Metrics::controlGap;
    const qreal each = QFontMetricsF(fixedFont()).horizontalAdvance(u'0');
    return std::max(1, int(width / std::max(each, 1.0)));
}

/// Calls \a function with each line, as text that lives no longer than the call, and its number.
/// Returns how many there are.
template <typename Function>
int PreviewPane::forEachLine(Function function) const
{
    // Cut before it is decoded: a character beyond ASCII, in the name of an account, may then end
    // a line too early, which nobody minds.
    const qsizetype width = columns();
    int number = 0;
    QByteArrayView rest = m_text.reveal();
    while (!rest.isEmpty()) {
        const qsizetype newline = rest.indexOf('\n');
        const bool isWhole = newline >= 0 && newline <= width;
        qsizetype length = isWhole ? newline : std::min(rest.size(), width);
        while (!isWhole && length > 1 && length < rest.size()
               && (uchar(rest[length]) & 0xc0) == 0x80)
            --length; // not in the middle of a character
        function(rest.first(length), number++);
        rest = rest.sliced(isWhole ? length + 1 : length);
    }
    return number;
}

void PreviewPane::updateRange()
{
    const int lines = forEachLine([](QByteArrayView, int) {});
    const int lineHeight = QFontMetrics(fixedFont()).lineSpacing();
    const int height = lines * lineHeight + 2 * Metrics::controlGap;
    verticalScrollBar()->setSingleStep(lineHeight);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

void PreviewPane::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(fixedFont());
    painter.setPen(palette().color(QPalette::Text));
    painter.setLayoutDirection(Qt::LeftToRight);
    const QFontMetrics metrics(painter.font());
    const int top = Metrics::controlGap - verticalScrollBar()->value();
    forEachLine([&](QByteArrayView line, int number) {
        const QRect place(Metrics::controlGap, top + number * metrics.lineSpacing(),
                          viewport()->width() - Metrics::controlGap, metrics.lineSpacing());
        if (!place.intersects(viewport()->rect()))
            return;
        QString words = QString::fromUtf8(line);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
        words.fill(u'\0');
    });
}

void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateRange();
}

void PreviewPane::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateRange();
}

} // namespace Qonsent::Manager
