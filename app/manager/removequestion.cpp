// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/removequestion.h"

#include "app/manager/accountnames.h"
#include "widgets/look/inlinenote.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

SignOut::AtProvider atProviderOf(const Account &account)
{
    return account.provider.revocationEndpoint.isValid() ? SignOut::AtProvider::Revoke
                                                         : SignOut::AtProvider::Silent;
}

QString cannotRevoke(const Account &account)
{
    const QString host = hostInSentence(account);
    return host.isEmpty()
        ? RemoveQuestion::tr("The provider cannot end sign-ins from here. End it on its security "
                             "page.")
        : RemoveQuestion::tr("%1 cannot end sign-ins from here. End it on its security page.")
              .arg(host);
}

QString consequence(const Account &account, SignOut::Remainder remainder,
                    SignOut::AtProvider atProvider)
{
    const bool isRemoved = remainder == SignOut::Remainder::Nothing;
    if (atProvider == SignOut::AtProvider::Silent)
        return isRemoved ? RemoveQuestion::tr("Qonsent deletes its tokens here. This cannot be "
                                              "undone.")
                         : RemoveQuestion::tr("Qonsent deletes its tokens here. Its name and "
                                              "settings stay, for the next sign-in.");
    const QString host = hostInSentence(account);
    const QString provider = host.isEmpty() ? RemoveQuestion::tr("the provider") : host;
    return (isRemoved ? RemoveQuestion::tr("Qonsent asks %1 to end the sign-in and deletes its "
                                           "tokens here. This cannot be undone.")
                      : RemoveQuestion::tr("Qonsent asks %1 to end the sign-in and deletes its "
                                           "tokens here. Its name and settings stay, for the next "
                                           "sign-in."))
        .arg(provider);
}

} // namespace

RemoveQuestion::RemoveQuestion(const Account &account, SignOut::Remainder remainder,
                               QWidget *parent)
    : SheetDialog(parent)
    , m_atProvider(atProviderOf(account))
{
    const bool isRemoved = remainder == SignOut::Remainder::Nothing;
    setHeading((isRemoved ? tr("Remove \"%1\"?") : tr("Sign out of \"%1\"?"))
                   .arg(nameInSentence(account)));
    setMinimumWidth(440);
    const QLabel *const words = addSentence(consequence(account, remainder, m_atProvider));
    if (m_atProvider == SignOut::AtProvider::Silent) {
        auto *note = new InlineNote(this);
        note->say(InlineNote::Kind::Attention, cannotRevoke(account));
        content()->addWidget(note);
    }
    content()->addStretch();

    auto *yes =
        addButton(isRemoved ? tr("&Remove") : tr("&Sign out"), QDialogButtonBox::DestructiveRole);
    auto *no = addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    yes->setAutoDefault(false);
    yes->setAccessibleDescription(words->text());
    no->setDefault(true);
    no->setFocus(Qt::OtherFocusReason);
    setAccessibleDescription(words->text());
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
}

RemoveQuestion::~RemoveQuestion() = default;

} // namespace Qonsent::Manager
