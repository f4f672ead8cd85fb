// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountrow_p.h"

#include "oauthcore/account/accountlistmodel.h"
#include "widgets/accounts/accounttimes_p.h"
#include "widgets/look/metrics.h"

#include <QCoreApplication>
#include <QStringList>
#include <QStyle>

namespace Qonsent {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Qonsent::AccountRow", text);
}

} // namespace

AccountRowText AccountRowText::at(const QModelIndex &index)
{
    using Model = AccountListModel;
    const auto text = [&index](int role) {
        return sanitizedServerText(index.data(role).toString());
    };
    AccountRowText row{.name = text(Model::NameRole),
                       .identity = text(Model::DisplayNameRole),
                       .host = text(Model::HostRole),
                       .badge = text(Model::BadgeRole),
                       .word = text(Model::StatusWordRole),
                       .sentence = text(Model::StatusSentenceRole),
                       .kind = index.data(Model::StatusKindRole).value<AccountStatus::Kind>(),
                       .endsAt = index.data(Model::EndsAtRole).toDateTime()};
    if (row.identity.isEmpty())
        row.identity = row.host;
    return row;
}

QString AccountRowText::spoken(const QDateTime &now) const
{
    QStringList parts = {name, badge};
    if (kind == AccountStatus::Kind::Ready) {
        parts += translated(QT_TRANSLATE_NOOP("Qonsent::AccountRow", "ready"));
        if (endsAt > now)
            parts += AccountTimes::timeLeft(endsAt, now);
    } else {
        parts += word;
    }
    parts += identity;
    parts.removeAll(QString());
    return parts.join(translated(QT_TRANSLATE_NOOP("Qonsent::AccountRow", ", ")));
}

QString AccountRowText::toolTip(const QDateTime &now) const
{
    QStringList lines = {name, identity};
    if (host != identity)
        lines += host;
    lines += sentence;
    if (endsAt > now)
        lines +=
            translated(QT_TRANSLATE_NOOP("Qonsent::AccountRow", "The access token ends at %1."))
                .arg(AccountTimes::wallClock(endsAt, now));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString rowDot()
{
    return QStringLiteral(" \u00B7 ");
}

AccountRowLayout AccountRowLayout::of(const AccountRowText &row, const QRect &rect,
                                      const QFontMetrics &metrics, Qt::LayoutDirection direction)
{
    const int line = metrics.height();
    const int top = rect.top() + (rect.height() - 2 * line - Metrics::lineGap) / 2;
    const int second = top + line + Metrics::lineGap;
    const int tileTop = rect.top() + (rect.height() - Metrics::tile) / 2;
    AccountRowLayout parts;
    parts.tile = {rect.left() + Metrics::rowInset, tileTop, Metrics::tile, Metrics::tile};
    const int begin = parts.tile.right() + 1 + Metrics::rowGap;
    const int end = std::max(begin, rect.right() + 1 - Metrics::rowInset);
    // The name tells accounts apart: a badge of many words does not push it out.
    const int badgeWidth = row.badge.isEmpty()
        ? 0
        : std::min(metrics.horizontalAdvance(row.badge) + 2 * Metrics::badgePadding,
                   (end - begin) / 2);
    const int nameEnd = badgeWidth > 0 ? std::max(begin, end - badgeWidth - Metrics::iconGap) : end;
    parts.name = {begin, top, nameEnd - begin, line};
    if (badgeWidth > 0)
        parts.badge = {std::max(begin, end - badgeWidth), top, std::min(badgeWidth, end - begin),
                       line};

    const int shape = Metrics::shapeSize(metrics);
    parts.shape = {begin, second + (line - shape) / 2, shape, shape};
    const int wordBegin = begin + shape + Metrics::iconGap;
    const int wordEnd = std::min(end, wordBegin + metrics.horizontalAdvance(row.word) + 1);
    parts.word = {wordBegin, second, std::max(0, wordEnd - wordBegin), line};
    // a pixel more than its width, which is rounded: elided, nothing would be left of it
    const int identityBegin = wordEnd + metrics.horizontalAdvance(rowDot()) + 1;
    // Less than a few letters of it say nothing.
    if (!row.identity.isEmpty() && end - identityBegin >= 5 * metrics.averageCharWidth()) {
        parts.dot = {wordEnd, second, identityBegin - wordEnd, line};
        parts.identity = {identityBegin, second, end - identityBegin, line};
    }
    for (QRect *part : {&parts.tile, &parts.name, &parts.badge, &parts.shape, &parts.word,
                        &parts.dot, &parts.identity}) {
        if (!part->isNull())
            *part = QStyle::visualRect(direction, rect, *part);
    }
    return parts;
}

} // namespace Qonsent
