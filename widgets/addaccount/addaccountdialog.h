// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "widgets/addaccount/provideroffer.h"
#include "widgets/export.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace Qonsent {

struct ProviderChoice;

/// Adds an account, page by page: where it is, registering the program there if need be, what is
/// asked for and how, the sign-in. Nothing is opened before the last of them. Back keeps what was
/// typed. Not modal; deletes itself when it is closed, which stops a sign-in under way. One whose
/// account is being stored ends well all the same.
class QONSENT_WIDGETS_EXPORT AddAccountDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddAccountDialog)

public:
    /// \a accounts outlives the dialog; \a services are what it is built on.
    AddAccountDialog(Accounts &accounts, const Services &services, QWidget *parent = nullptr);
    ~AddAccountDialog() override;

    /// Makes what "inside this window" opens, e.g. embeddedBrowser() of Qonsent::Consent, for an
    /// account called \a label. Without it that is not offered.
    void setEmbeddedBrowser(
        std::function<std::shared_ptr<UserAgent>(const QString &label)> makeBrowser);
    /// Called before a sign-in whose account this dialog's accounts will store, e.g. to unlock the
    /// vault. If it fails, the person is told why, and nothing is opened.
    void setPreparation(std::function<ReplyOf<Done> *()> prepare);
    /// For a program whose accounts are those of the command line: at the end it tells how
    /// `qonsent` gets the token. Not for accounts of an offer that are kept elsewhere.
    void offerCommandLine();
    /// See ProviderPicker::addOffer().
    void addOffer(const ProviderOffer &offer);
    /// Goes on with offer \a id, as if the person had picked it.
    void chooseOffer(const QString &id);

    void done(int result) override;

Q_SIGNALS:
    /// \a account is stored, by \a accounts: the dialog's or the offer's. The window stays open and
    /// says who it is.
    void added(const Qonsent::Account &account, Qonsent::Accounts *accounts);
    /// The person wants the access token of account \a id, which was added last, in the clipboard.
    void copyTokenRequested(const Qonsent::AccountId &id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent
