// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "oauthcore/account/services.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "tests/support/outcome.h"

#include <QAbstractButton>
#include <QWidget>

namespace Qonsent {

/// A browser that opens and waits; what happens in it is up to the test.
class WaitingBrowser final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        pages.append(page);
        return finishedReply<PageOutcome>(parent, PageOutcome());
    }

    QList<AuthorizationPage> pages; ///< every one that was opened
};

/// An honest provider, accounts in memory, and a browser that waits.
struct SignInScene
{
    SignInRequest request() const
    {
        return {.issuer = server.issuer(),
                .client = {.id = QStringLiteral("demo")},
                .scopes = Scopes::parse(u"openid profile"),
                .userAgent = browser};
    }
    /// Where the person would be after signing in at the page that was opened last.
    QUrl redirect(Test::Behaviour::Decision decision = Test::Behaviour::Decision::Allow) const
    {
        Test::InstantUserAgent person(
            {.decision = decision, .redirect = Test::Behaviour::Redirect::HandBack});
        QObject parent;
        return outcomeOf(person.open(browser->pages.last(), &parent))->redirect;
    }

    Test::AuthorizationServer server;
    Services services = inMemoryServices();
    Accounts accounts{services};
    std::shared_ptr<WaitingBrowser> browser = std::make_shared<WaitingBrowser>();
};

/// The button that says \a text, whatever its mnemonic; nullptr if none is to be seen.
inline QAbstractButton *buttonSaying(const QWidget &window, const QString &text)
{
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&window) && QString(button->text()).remove(u'&') == text)
            return button;
    }
    return nullptr;
}

} // namespace Qonsent
