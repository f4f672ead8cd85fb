// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/redirect/useragent.h"
#include "oauthcore/testing/export.h"

#include <QSslConfiguration>
#include <QStringList>

#include <memory>

namespace Qonsent::Test {

/// What somebody does with a login page and a consent page.
struct Behaviour
{
    /// The button on the consent page.
    enum class Decision : quint8 {
        Allow, ///< goes back with a code
        Deny,  ///< goes back with `access_denied`
    };
    /// Who takes the redirect.
    enum class Redirect : quint8 {
        Follow,   ///< the listener on loopback, as with a browser
        HandBack, ///< the caller, by PageOutcome::redirect, as with a window of the program itself
    };

    QString userName = QStringLiteral("alice");
    QString userCode = {}; ///< what is entered where a device's code is asked for
    /// One for each time the login page is shown; after the last one the person gives up.
    QStringList passwords = {QStringLiteral("demo")};
    Decision decision = Decision::Allow;
    Redirect redirect = Redirect::Follow;
    QSslConfiguration tls = {}; ///< for https issuers: which certificates to believe
};

/// A browser and the person in front of it, without either: fills the login form, presses the
/// button, follows the redirect over real sockets with the header fields of a browser. For the
/// pages of AuthorizationServer.
///
/// open() finishes when the redirect was answered. It fails with BrowserNotStarted if a server
/// cannot be reached, and with Cancelled if there is a page to which nothing can be said: the
/// reason is then "no_form" or "no_more_passwords".
///
/// On a page for a device's code (RFC 8628) it enters Behaviour::userCode, or presses the button if
/// a code is there already, and finishes when the page says that the person is done.
class QONSENT_TEST_EXPORT InstantUserAgent final : public UserAgent
{
public:
    explicit InstantUserAgent(const Behaviour &behaviour = {});
    ~InstantUserAgent() override;

    [[nodiscard]] ReplyOf<PageOutcome> *open(const AuthorizationPage &page,
                                             QObject *parent) override;

    /// Every URL that was loaded, in order.
    [[nodiscard]] QList<QUrl> visited() const;
    /// The last page that was loaded, e.g. the one of the redirect listener.
    [[nodiscard]] HttpResponse lastPage() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent::Test
