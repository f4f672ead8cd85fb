// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountlistmodel.h"

#include "oauthcore/account/accountrow_p.h"
#include "oauthcore/account/accountwords_p.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace Qonsent {

using RowPointer = std::unique_ptr<AccountRow>;

struct AccountListModel::Private
{
    explicit Private(const Clock &timepiece)
        : clock(timepiece)
    {
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
    }

    RowPointer makeRow(const Account &account)
    {
        const QString name = sanitizedServerText(account.name);
        // Folded first: in the C locale the collator compares bytes, whatever it was told.
        return std::make_unique<AccountRow>(
            AccountRow{.account = account,
                       .name = name,
                       .displayName = sanitizedServerText(account.displayName),
                       .host = hostOf(account.provider),
                       .key = collator.sortKey(name.toCaseFolded())});
    }
    /// Most accounts are with few providers, and an address takes long to read.
    QString hostOf(const ProviderMetadata &provider)
    {
        if (provider.issuer.isEmpty())
            return providerHost(provider);
        QString &host = hosts[provider.issuer];
        if (host.isNull())
            host = providerHost(provider);
        return host;
    }
    /// Where \a row is, or would be inserted.
    int positionOf(const AccountRow &row) const
    {
        const auto place = std::lower_bound(
            rows.begin(), rows.end(), row,
            [](const RowPointer &a, const AccountRow &b) { return isBefore(*a, b); });
        return int(place - rows.begin());
    }
    const AccountStatus &shownStatus(AccountRow &row) const
    {
        if (!row.status)
            row.status = row.statusAt(clock.utcMSecs());
        return *row.status;
    }
    /// \a first and \a last within the rows there are.
    std::pair<int, int> within(int first, int last) const
    {
        return {std::max(first, 0), std::min(last, int(rows.size()) - 1)};
    }

    const Clock &clock;
    QCollator collator;
    std::vector<RowPointer> rows; ///< sorted
    QHash<AccountId, AccountRow *> byId;
    QHash<QString, QString> hosts; ///< by issuer
};

namespace {

/// Changes of rows that are visited in order: neighbours with the same roles go together. Announced
/// at the end, because whoever hears of one may change the model.
class Announcement
{
public:
    struct Range
    {
        int first = 0;
        int last = 0;
        QList<int> roles = {};
    };

    void add(int row, const QList<int> &roles)
    {
        if (roles.isEmpty())
            return;
        if (!m_ranges.isEmpty() && m_ranges.last().last == row - 1
            && m_ranges.last().roles == roles)
            m_ranges.last().last = row;
        else
            m_ranges.append({.first = row, .last = row, .roles = roles});
    }
    [[nodiscard]] const QList<Range> &ranges() const { return m_ranges; }

private:
    QList<Range> m_ranges;
};

} // namespace

AccountListModel::AccountListModel(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(clock))
{ }

AccountListModel::~AccountListModel() = default;

void AccountListModel::setAccounts(const QList<Account> &accounts)
{
    QHash<AccountId, const Account *> wanted;
    wanted.reserve(accounts.size());
    for (const Account &account : accounts) {
        if (!account.id.isNull())
            wanted.insert(account.id, &account);
    }
    QList<AccountId> unwanted;
    for (const RowPointer &row : d->rows) {
        if (!wanted.contains(row->account.id))
            unwanted.prepend(row->account.id); // the last ones first: fewer rows move up
    }
    for (const AccountId &id : std::as_const(unwanted))
        removeAccount(id);
    if (!d->rows.empty() || wanted.isEmpty()) {
        for (const Account *account : std::as_const(wanted))
            putAccount(*account);
        return;
    }
    std::vector<RowPointer> rows;
    rows.reserve(std::size_t(wanted.size()));
    for (const Account *account : std::as_const(wanted))
        rows.push_back(d->makeRow(*account));
    std::sort(rows.begin(), rows.end(),
              [](const RowPointer &a, const RowPointer &b) { return isBefore(*a, *b); });
    beginInsertRows({}, 0, int(rows.size()) - 1);
    d->rows = std::move(rows);
    for (const RowPointer &row : d->rows)
        d->byId.insert(row->account.id, row.get());
    endInsertRows();
}

void AccountListModel::putAccount(const Account &account)
{
    if (account.id.isNull())
        return;
    AccountRow *const row = d->byId.value(account.id);
    RowPointer fresh = d->makeRow(account);
    const int to = d->positionOf(*fresh);
    if (!row) {
        beginInsertRows({}, to, to);
        d->byId.insert(account.id, fresh.get());
        d->rows.insert(d->rows.begin() + to, std::move(fresh));
        endInsertRows();
        return;
    }
    fresh->activity = row->activity;
    fresh->badge = row->badge;
    fresh->status = fresh->statusAt(d->clock.utcMSecs());
    d->shownStatus(*row);
    const QList<int> roles = changedRoles(*row, *fresh);
    const int from = d->positionOf(*row);
    int now = from;
    if (to == from || to == from + 1) { // as far as the others are concerned, it stays
        *row = std::move(*fresh);
    } else {
        beginMoveRows({}, from, from, {}, to);
        *row = std::move(*fresh);
        const auto begin = d->rows.begin();
        if (to < from)
            std::rotate(begin + to, begin + from, begin + from + 1);
        else
            std::rotate(begin + from, begin + from + 1, begin + to);
        now = to < from ? to : to - 1;
        endMoveRows();
    }
    if (!roles.isEmpty())
        Q_EMIT dataChanged(index(now), index(now), roles);
}

void AccountListModel::removeAccount(const AccountId &id)
{
    const AccountRow *const row = d->byId.value(id);
    if (!row)
        return;
    const int position = d->positionOf(*row);
    beginRemoveRows({}, position, position);
    d->byId.remove(row->account.id); // not id, which may be a reference into the row
    d->rows.erase(d->rows.begin() + position);
    endRemoveRows();
}

void AccountListModel::setBadge(const AccountId &id, const QString &badge)
{
    AccountRow *const row = d->byId.value(id);
    if (!row || row->badge == badge)
        return;
    row->badge = badge;
    const QModelIndex place = index(d->positionOf(*row));
    Q_EMIT dataChanged(place, place, {BadgeRole});
}

void AccountListModel::setActivity(const AccountId &id, const AccountActivity &activity)
{
    AccountRow *const row = d->byId.value(id);
    if (!row)
        return;
    const AccountStatus before = d->shownStatus(*row);
    row->activity = activity;
    row->status = row->statusAt(d->clock.utcMSecs());
    const QList<int> roles = changedRoles(before, *row->status);
    if (roles.isEmpty())
        return;
    const QModelIndex place = index(d->positionOf(*row));
    Q_EMIT dataChanged(place, place, roles);
}

void AccountListModel::setActivityOfAll(const AccountActivity &activity)
{
    const auto last = int(d->rows.size()) - 1;
    for (const RowPointer &row : d->rows) {
        d->shownStatus(*row);
        row->activity = activity;
    }
    refreshStatus(0, last);
}

void AccountListModel::refreshStatus(int first, int last)
{
    const auto [from, to] = d->within(first, last);
    const qint64 now = d->clock.utcMSecs();
    Announcement announcement;
    for (int row = from; row <= to; ++row) {
        AccountRow &shown = *d->rows.at(std::size_t(row));
        AccountStatus fresh = shown.statusAt(now);
        const QList<int> roles =
            shown.status ? changedRoles(*shown.status, fresh) : QList<int>(); // nobody has seen it
        shown.status = std::move(fresh);
        announcement.add(row, roles);
    }
    for (const auto &range : announcement.ranges()) {
        if (range.last < rowCount())
            Q_EMIT dataChanged(index(range.first), index(range.last), range.roles);
    }
}

QDateTime AccountListModel::nextStatusChange(int first, int last) const
{
    const auto [from, to] = d->within(first, last);
    const qint64 now = d->clock.utcMSecs();
    QDateTime next;
    for (int row = from; row <= to; ++row) {
        const AccountRow &shown = *d->rows.at(std::size_t(row));
        const QDateTime change =
            AccountStatus::nextChange(shown.account, {.utcMSecs = now, .activity = shown.activity});
        if (change.isValid() && (!next.isValid() || change < next))
            next = change;
    }
    return next;
}

QModelIndex AccountListModel::indexOf(const AccountId &id) const
{
    const AccountRow *const row = d->byId.value(id);
    return row ? index(d->positionOf(*row)) : QModelIndex();
}

AccountId AccountListModel::idAt(const QModelIndex &index) const
{
    return index.model() == this && index.row() < rowCount()
        ? d->rows.at(std::size_t(index.row()))->account.id
        : AccountId();
}

bool AccountListModel::matches(int row, const QList<QStringMatcher> &words) const
{
    const AccountRow &shown = *d->rows.at(std::size_t(row));
    return std::all_of(words.begin(), words.end(), [&shown](const QStringMatcher &word) {
        return word.indexIn(shown.name) >= 0 || word.indexIn(shown.displayName) >= 0
            || word.indexIn(shown.host) >= 0;
    });
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (index.model() != this || index.row() >= rowCount())
        return {};
    AccountRow &row = *d->rows.at(std::size_t(index.row()));
    switch (role) {
    case IdRole:
        return QString::fromLatin1(row.account.id.toString());
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DisplayNameRole:
        return row.displayName;
    case HostRole:
        return row.host;
    case StatusKindRole:
        return QVariant::fromValue(d->shownStatus(row).kind);
    case StatusWordRole:
        return d->shownStatus(row).word;
    case StatusSentenceRole:
        return d->shownStatus(row).sentence;
    case StatusActionRole:
        return QVariant::fromValue(d->shownStatus(row).action);
    case EndsAtRole:
        return d->shownStatus(row).endsAt;
    case BadgeRole:
        return row.badge;
    default:
        return {};
    }
}

QHash<int, QByteArray> AccountListModel::roleNames() const
{
    // Not "id", which QML keeps for itself.
    return {{Qt::DisplayRole, "display"},
            {IdRole, "accountId"},
            {NameRole, "name"},
            {DisplayNameRole, "displayName"},
            {HostRole, "host"},
            {StatusKindRole, "statusKind"},
            {StatusWordRole, "statusWord"},
            {StatusSentenceRole, "statusSentence"},
            {StatusActionRole, "statusAction"},
            {EndsAtRole, "endsAt"},
            {BadgeRole, "badge"}};
}

} // namespace Qonsent
