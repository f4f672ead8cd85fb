// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"
#include "oauthcore/base/clock.h"

#include <QAbstractListModel>
#include <QStringMatcher>

namespace Qonsent {

/// Accounts as a list for views and QML, sorted by name as the person's language sorts, without
/// regard to case. It shows what it is given: whoever has the accounts says what becomes of them.
///
/// All texts are plain text and short enough to be shown, whatever somebody called an account. Show
/// them as such: a view that guesses the format would run the markup of a name.
///
/// The model is never reset, so that selection and scrolling stay; an update finds its row in
/// O(log n). Texts that tell the time grow old until refreshStatus().
class QONSENT_CORE_EXPORT AccountListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountListModel)

public:
    /// Qt::DisplayRole is the same as NameRole.
    enum Role {
        IdRole = Qt::UserRole + 1, ///< "accountId": AccountId::toString() as a QString
        NameRole,                  ///< "name": what the person calls it
        DisplayNameRole,           ///< "displayName": who signed in, as the provider says
        HostRole,                  ///< "host": of the provider
        StatusKindRole,            ///< "statusKind": AccountStatus::Kind
        StatusWordRole,            ///< "statusWord"
        StatusSentenceRole,        ///< "statusSentence"
        StatusActionRole,          ///< "statusAction": AccountStatus::Action
        EndsAtRole,                ///< "endsAt": UTC, when the access token ends; may be invalid
        BadgeRole,                 ///< "badge": what setBadge() was told; usually empty
    };
    Q_ENUM(Role)

    /// \a clock outlives the model.
    explicit AccountListModel(const Clock &clock, QObject *parent = nullptr);
    ~AccountListModel() override;

    /// Shows \a accounts and no others. Of two with the same id the later one counts; one without
    /// an id is left out. What goes on with those that stay is kept.
    void setAccounts(const QList<Account> &accounts);
    /// Shows \a account, in place of the one with its id if there is one. Nothing without an id.
    void putAccount(const Account &account);
    /// Shows the account no longer; nothing if it is not shown.
    void removeAccount(const AccountId &id);

    /// A short word that goes with the name, e.g. "DEMO"; nothing if the account is not shown.
    void setBadge(const AccountId &id, const QString &badge);
    /// What goes on with one account; nothing if it is not shown.
    void setActivity(const AccountId &id, const AccountActivity &activity);
    /// The same for all that are shown, e.g. when the vault is locked.
    void setActivityOfAll(const AccountActivity &activity);

    /// Looks at the clock for the rows from \a first to \a last, those that can be seen. Also when
    /// they come to be seen, and when language or time zone have changed.
    void refreshStatus(int first, int last);
    /// When refreshStatus() for these rows would find the next word to change, seen from now; UTC,
    /// invalid: never.
    [[nodiscard]] QDateTime nextStatusChange(int first, int last) const;

    /// Where the account is; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOf(const AccountId &id) const;
    /// Which account is there; null for an index that is not of this model.
    [[nodiscard]] AccountId idAt(const QModelIndex &index) const;

    /// Whether each of \a words is in the name, the display name or the host of \a row, which has
    /// to be there. For the search of a view: quicker than asking for three roles.
    [[nodiscard]] bool matches(int row, const QList<QStringMatcher> &words) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
