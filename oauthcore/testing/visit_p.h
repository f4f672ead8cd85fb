// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/htmlform_p.h"
#include "oauthcore/testing/instantuseragent.h"
#include "oauthcore/testing/pageloader_p.h"

namespace Qonsent::Test {

/// What a user agent has seen.
struct VisitLog
{
    QList<QUrl> visited = {};
    HttpResponse lastPage = {};
};

/// One walk of InstantUserAgent from the authorization request to the redirect.
class Visit final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Visit)

public:
    /// Becomes a child of \a reply and finishes it.
    Visit(const Behaviour &behaviour, const AuthorizationPage &page, std::shared_ptr<VisitLog> log,
          ReplyOf<PageOutcome> *reply);

    void start();

private:
    void load(const PageRequest &request);
    void see(const Result<HttpResponse> &response);
    void follow(const QUrl &target);
    void answer(const HtmlForm &form);
    void submit(const HtmlForm &form, const FormParameters &fields);
    bool isRedirect(const QUrl &target) const;
    void giveUp(const char *reason);

    Behaviour m_behaviour;
    AuthorizationPage m_page;
    std::shared_ptr<VisitLog> m_log;
    ReplyOf<PageOutcome> *m_reply = nullptr;
    PageLoader m_loader;
    QUrl m_at = {}; ///< the page being loaded or seen
    qsizetype m_logins = 0;
    bool m_codeEntered = false; ///< of a device; the same is not tried twice
    bool m_decided = false;     ///< yes or no was pressed
    bool m_delivered = false;   ///< the redirect was requested
};

} // namespace Qonsent::Test
