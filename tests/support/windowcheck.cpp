// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/windowcheck.h"

#include "tests/support/pseudotranslator.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace Qonsent {

namespace {

/// A text that people see or hear, and whose it is.
struct Seen
{
    const QObject *owner = nullptr;
    QString text;
};

QString lineFor(const QObject *owner, const QString &text)
{
    QString name = QLatin1String(owner->metaObject()->className());
    if (!owner->objectName().isEmpty())
        name += QLatin1String(" (") + owner->objectName() + u')';
    return name + QLatin1String(": ") + text;
}

/// What the style or Qt itself made inside of a widget, such as the button that clears a field.
bool isInside(const QWidget *widget)
{
    const QWidget *const parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_"))
        || (parent && (parent->inherits("QLineEdit") || parent->inherits("QComboBox")));
}

/// \a window and all below it that can be seen, in the order they were made.
QList<const QWidget *> visibleWidgets(const QWidget *window)
{
    QList<const QWidget *> found = {window};
    for (const QWidget *widget : window->findChildren<const QWidget *>()) {
        if (widget->isVisibleTo(window) && !widget->isWindow()
            && widget->window() == window->window() && !isInside(widget))
            found += widget;
    }
    return found;
}

/// Without the marks that keep the direction of a run of text to itself.
QString bare(QString text)
{
    text.removeIf([](QChar c) {
        return (c >= u'\u2066' && c <= u'\u2069') || c == u'\u200E' || c == u'\u200F';
    });
    return text;
}

/// A tool tip as it is read.
QString withoutTags(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

void addMenu(const QMenu *menu, QList<Seen> &seen)
{
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        seen += {action, action->text()};
        if (const QMenu *below = action->menu())
            addMenu(below, seen);
    }
}

void addOwn(const QWidget *widget, QList<Seen> &seen)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        seen += {label, withoutTags(label->text())};
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        seen += {button, button->text()};
        const auto *push = qobject_cast<const QPushButton *>(button);
        const auto *tool = qobject_cast<const QToolButton *>(button);
        if (const QMenu *menu = push ? push->menu() : tool ? tool->menu() : nullptr)
            addMenu(menu, seen);
    } else if (const auto *group = qobject_cast<const QGroupBox *>(widget)) {
        seen += {group, group->title()};
    } else if (const auto *field = qobject_cast<const QLineEdit *>(widget)) {
        seen += {field, field->placeholderText()};
    } else if (const auto *area = qobject_cast<const QPlainTextEdit *>(widget)) {
        seen += {area, area->placeholderText()};
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            seen += {tabs, tabs->tabText(i)};
    } else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            seen += {box, box->itemText(i)};
    } else if (const auto *header = qobject_cast<const QHeaderView *>(widget)) {
        for (int i = 0; header->model() && i < header->count(); ++i)
            seen += {header, header->model()->headerData(i, header->orientation()).toString()};
    }
}

QList<Seen> seenTexts(const QWidget *window)
{
    QList<Seen> seen;
    for (const QWidget *widget : visibleWidgets(window)) {
        if (widget->isWindow())
            seen += {widget, widget->windowTitle()};
        addOwn(widget, seen);
        for (const QString &text : {withoutTags(widget->toolTip()), widget->accessibleName(),
                                    widget->accessibleDescription()})
            seen += {widget, text};
        for (const QAction *action : widget->actions())
            seen += {action, action->text()};
    }
    return seen;
}

QStringList unique(QStringList lines)
{
    lines.removeDuplicates();
    return lines;
}

/// The room that \a text needs in one line, or the longest word of it.
int widthOf(const QWidget *widget, const QString &text)
{
    return widget->fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

bool isCut(const QLabel *label)
{
    const QString text = withoutTags(label->text());
    if (text.isEmpty())
        return false;
    const QSize room = label->contentsRect().size();
    if (!label->wordWrap())
        return widthOf(label, text) > room.width() || label->fontMetrics().height() > room.height();
    // What has no blank breaks nowhere; the values of others are such words.
    int widest = 0;
    for (const QString &word : bare(text).split(u' ')) {
        if (word.contains(PseudoTranslator::open) || word.contains(PseudoTranslator::close))
            widest = std::max(widest, widthOf(label, word));
    }
    const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, room.width(), 1 << 20),
                                                           Qt::TextWordWrap, text);
    return widest > room.width() || needed.height() > room.height();
}

bool isCut(const QAbstractButton *button)
{
    if (button->text().isEmpty())
        return false;
    // Not the hint, which is a wish: a button may be narrower than that and still show all.
    const bool isBox =
        qobject_cast<const QCheckBox *>(button) || qobject_cast<const QRadioButton *>(button);
    if (isBox)
        return button->width() < button->sizeHint().width();
    int needed = widthOf(button, button->text());
    if (!button->icon().isNull())
        needed += button->iconSize().width() + 4;
    const QStyle *const style = button->style();
    const auto *push = qobject_cast<const QPushButton *>(button);
    if (push && push->menu()) {
        QStyleOptionButton option;
        option.initFrom(push);
        needed += style->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, push);
    }
    const int frame = 2 * style->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, button);
    return needed + frame > button->width()
        || button->fontMetrics().height() + frame > button->height();
}

bool isCut(const QLineEdit *field)
{
    return field->text().isEmpty()
        && widthOf(field, field->placeholderText()) > field->contentsRect().width();
}

bool isCut(const QTabBar *tabs)
{
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabRect(i).width() < widthOf(tabs, tabs->tabText(i)))
            return true;
    }
    return false;
}

/// True if \a widget begins or ends where its window or a part of it that does not scroll sideways
/// shows nothing more.
bool isOutside(const QWidget *widget)
{
    for (const QWidget *w = widget->parentWidget(); w; w = w->parentWidget()) {
        const auto *const area = qobject_cast<const QAbstractScrollArea *>(w->parentWidget());
        const bool isViewport = area && area->viewport() == w;
        if (isViewport && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
            return false;
        if (isViewport || w->isWindow()) {
            const int left = widget->mapTo(w, QPoint()).x();
            if (left < 0 || left + widget->width() > w->width())
                return true;
        }
        if (w->isWindow())
            break;
    }
    return false;
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

QString cutTextOf(const QWidget *widget)
{
    if (!widget->isWindow() && !textOf(widget).isEmpty() && isOutside(widget))
        return textOf(widget);
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return isCut(label) ? label->text() : QString();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return isCut(button) ? button->text() : QString();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        return isCut(field) ? field->placeholderText() : QString();
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
        return isCut(tabs) ? tabs->tabText(tabs->currentIndex()) : QString();
    return {};
}

/// The letter after the first & that is one; null if there is none.
QChar mnemonicOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'&' && text.at(++i) != u'&')
            return text.at(i).toLower();
    }
    return {};
}

/// What a person sees where, in pixels of \a window.
QRect placeOf(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint()), widget->size()};
}

/// True if something between \a widget and \a window keeps a direction of its own.
bool hasOwnDirection(const QWidget *widget, const QWidget *window)
{
    for (const QWidget *w = widget; w && w != window; w = w->parentWidget()) {
        if (w != widget && w->testAttribute(Qt::WA_SetLayoutDirection))
            return true;
    }
    return false;
}

std::map<const QWidget *, QRect> places(QWidget *window, Qt::LayoutDirection direction)
{
    window->setLayoutDirection(direction);
    QCoreApplication::sendPostedEvents();
    std::map<const QWidget *, QRect> all;
    for (const QWidget *widget : visibleWidgets(window)) {
        if (widget != window && !hasOwnDirection(widget, window))
            all[widget] = placeOf(widget, window);
    }
    return all;
}

} // namespace

QStringList untranslatedTexts(const QWidget *window, const QStringList &data)
{
    QStringList faults;
    for (const Seen &seen : seenTexts(window)) {
        // Line by line: a tool tip may have one of ours below one of data.
        const auto lines = bare(seen.text).split(u'\n');
        for (const QString &line : lines) {
            const QString part = untranslatedPart(line);
            if (!part.isEmpty() && !data.contains(part) && !data.contains(line.trimmed()))
                faults += lineFor(seen.owner, line);
        }
    }
    return unique(faults);
}

QStringList cutTexts(const QWidget *window)
{
    QStringList faults;
    for (const QWidget *widget : visibleWidgets(window)) {
        const QString text = cutTextOf(widget);
        if (!text.isEmpty())
            faults += lineFor(widget, text);
    }
    return unique(faults);
}

QStringList controlsWithoutAccessibleName(QWidget *window)
{
    QStringList faults;
    for (const QWidget *each : visibleWidgets(window)) {
        auto *widget = const_cast<QWidget *>(each); // the interface of one wants it so
        if (widget == window || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            faults += lineFor(widget, QStringLiteral("no accessible name"));
    }
    return faults;
}

QStringList sharedMnemonics(const QWidget *window)
{
    QStringList faults;
    std::map<QChar, QString> taken;
    for (const QWidget *widget : visibleWidgets(window)) {
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            text = label->buddy() ? label->text() : QString();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            text = button->text();
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            text = group->title();
        const QChar letter = mnemonicOf(text);
        if (letter.isNull())
            continue;
        const auto [other, isNew] = taken.try_emplace(letter, text);
        if (!isNew)
            faults += lineFor(widget, text + QLatin1String(" shares with ") + other->second);
    }
    return faults;
}

QStringList notMirrored(QWidget *window)
{
    const Qt::LayoutDirection before = window->layoutDirection();
    const auto leftToRight = places(window, Qt::LeftToRight);
    const auto rightToLeft = places(window, Qt::RightToLeft);
    window->setLayoutDirection(before);
    QCoreApplication::sendPostedEvents();

    constexpr int rounding = 2;
    QStringList faults;
    for (const auto &[widget, place] : leftToRight) {
        const auto turned = rightToLeft.find(widget);
        if (turned == rightToLeft.end())
            continue;
        const int expected = window->width() - place.x() - place.width();
        if (std::abs(turned->second.x() - expected) > rounding
            || std::abs(turned->second.width() - place.width()) > rounding)
            faults += lineFor(
                widget, QStringLiteral("at %1, not at %2").arg(turned->second.x()).arg(expected));
    }
    return faults;
}

} // namespace Qonsent
