// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/tokendialog.h"

#include "widgets/accounts/tokeninspector.h"
#include "widgets/look/plaintext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

TokenDialog::TokenDialog(Accounts &accounts, const Account &account, QWidget *parent,
                         const Clock &clock)
    : SheetDialog(parent)
    , m_inspector(new TokenInspector(this))
{
    setHeading(tr("Tokens of %1").arg(PlainText::isolated(account.name)));
    content()->addWidget(m_inspector, 1);
    addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    setMinimumSize(600, 360);
    resize(760, 560);
    m_inspector->setFocus();
    m_inspector->setContents(tokenContents(account, {}, clock.now()));
    whenFinished(accounts.freshTokens(account.id, {.source = TokenDemand::Source::StoredOnly}),
                 this, [this, account, &clock](const Result<TokenSet> &tokens) {
                     show(account, tokens, clock.now());
                 });
}

TokenDialog::~TokenDialog() = default;

void TokenDialog::show(const Account &account, const Result<TokenSet> &tokens, const QDateTime &now)
{
    if (tokens)
        return m_inspector->setContents(tokenContents(account, tokens->accessToken, now));
    QList<TokenContent> contents = tokenContents(account, {}, now);
    contents += {.title = tr("Access token"), .trust = tokens.error().message};
    m_inspector->setContents(contents);
}

} // namespace Qonsent::Manager
