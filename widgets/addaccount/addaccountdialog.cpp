// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/addaccountdialog.h"

#include "widgets/addaccount/addaccountpages_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace Qonsent {

using Page = AddAccountPages::Page;

struct AddAccountDialog::Private
{
    void updateButtons() const;
    void placeFocus() const;

    AddAccountPages *pages = nullptr;
    RoomyButton *back = nullptr;
    RoomyButton *next = nullptr;
    RoomyButton *cancel = nullptr;
    bool isClosed = false; ///< by the person; what is under way ends first
};

void AddAccountDialog::Private::updateButtons() const
{
    const QString text = pages->nextText();
    next->setText(text);
    next->setVisible(!text.isEmpty());
    next->setEnabled(pages->canGoOn());
    next->setDefault(true);
    back->setVisible(pages->canGoBack());
    cancel->setText(pages->isDone() ? tr("Close") : tr("Cancel"));
}

/// Where a page begins: its first field, or the button that goes on where nothing has to be typed.
void AddAccountDialog::Private::placeFocus() const
{
    if (pages->page() == Page::Confirmation)
        next->setFocus(Qt::OtherFocusReason);
    else if (pages->page() != Page::SignIn) // it finds its own
        pages->focusPage();
}

AddAccountDialog::AddAccountDialog(Accounts &accounts, const Services &services, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>())
{
    setModal(false);
    setWindowTitle(tr("Add account"));
    resize(520, 480);
    setMinimumSize(440, 360);
    d->pages = new AddAccountPages(accounts, services, this);
    d->back = new RoomyButton(tr("&Back"), this);
    d->next = new RoomyButton({}, this);
    d->cancel = new RoomyButton({}, this);
    d->back->setAutoDefault(false);
    d->cancel->setAutoDefault(false); // Return never ends anything
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(d->back, QDialogButtonBox::ResetRole);
    buttons->addButton(d->next, QDialogButtonBox::AcceptRole);
    buttons->addButton(d->cancel, QDialogButtonBox::RejectRole);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::groupGap);
    layout->addWidget(d->pages, 1);
    layout->addWidget(buttons);

    connect(d->back, &QPushButton::clicked, d->pages, &AddAccountPages::goBack);
    connect(d->next, &QPushButton::clicked, d->pages, &AddAccountPages::goOn);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(d->pages, &AddAccountPages::changed, this, [this] { d->updateButtons(); });
    connect(d->pages, &AddAccountPages::pageChanged, this, [this] {
        d->updateButtons();
        d->placeFocus();
    });
    connect(d->pages, &AddAccountPages::added, this,
            [this](const Account &account, Accounts *storedIn) {
                if (!d->isClosed)
                    QApplication::alert(this); // the browser may be in front
                Q_EMIT added(account, storedIn);
            });
    connect(d->pages, &AddAccountPages::copyTokenRequested, this,
            &AddAccountDialog::copyTokenRequested);
    connect(d->pages, &AddAccountPages::ended, this, [this] {
        if (d->isClosed)
            deleteLater();
    });
    d->updateButtons();
    d->placeFocus();
}

AddAccountDialog::~AddAccountDialog() = default;

void AddAccountDialog::setEmbeddedBrowser(
    std::function<std::shared_ptr<UserAgent>(const QString &label)> makeBrowser)
{
    d->pages->setEmbeddedBrowser(makeBrowser);
}

void AddAccountDialog::setPreparation(std::function<ReplyOf<Done> *()> prepare)
{
    d->pages->setPreparation(prepare);
}

void AddAccountDialog::offerCommandLine()
{
    d->pages->offerCommandLine();
}

void AddAccountDialog::addOffer(const ProviderOffer &offer)
{
    d->pages->addOffer(offer);
}

void AddAccountDialog::chooseOffer(const QString &id)
{
    d->pages->chooseOffer(id);
}

void AddAccountDialog::done(int result)
{
    if (std::exchange(d->isClosed, true))
        return;
    QDialog::done(result);
    d->pages->stop();
    if (!d->pages->isSigningIn())
        deleteLater();
}

} // namespace Qonsent
