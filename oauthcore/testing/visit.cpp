// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/visit_p.h"

namespace Qonsent::Test {

Visit::Visit(const Behaviour &behaviour, const AuthorizationPage &page,
             std::shared_ptr<VisitLog> log, ReplyOf<PageOutcome> *reply)
    : QObject(reply)
    , m_behaviour(behaviour)
    , m_page(page)
    , m_log(std::move(log))
    , m_reply(reply)
    , m_loader(behaviour.tls)
{ }

void Visit::start()
{
    load({.url = m_page.url});
}

void Visit::load(const PageRequest &request)
{
    m_at = request.url;
    m_log->visited.append(m_at);
    m_loader.load(request, [this](const Result<HttpResponse> &response) { see(response); });
}

void Visit::see(const Result<HttpResponse> &response)
{
    if (response)
        m_log->lastPage = *response;
    const std::optional<QByteArray> location =
        response ? response->header("Location") : std::nullopt;
    if (response && response->status / 100 == 3 && location)
        return follow(m_at.resolved(QUrl(QString::fromLatin1(*location), QUrl::StrictMode)));
    if (m_delivered) // the listener may hang up at once: it has what it wanted
        return m_reply->finish(PageOutcome{});
    if (!response)
        return m_reply->finish(response.error());
    const std::optional<HtmlForm> form = readForm(response->body.reveal());
    if (!form && m_decided && m_page.redirectUri.isEmpty()) // a device's page: this is the end
        return m_reply->finish(PageOutcome{});
    if (!form)
        return giveUp("no_form");
    answer(*form);
}

void Visit::follow(const QUrl &target)
{
    const bool web =
        target.scheme() == QLatin1String("http") || target.scheme() == QLatin1String("https");
    if (!m_delivered && isRedirect(target)) {
        if (!web || m_behaviour.redirect == Behaviour::Redirect::HandBack)
            return m_reply->finish(PageOutcome{.redirect = target});
        m_delivered = true;
    }
    if (!web)
        return giveUp("unknown_scheme");
    load({.url = target, .from = m_at});
}

void Visit::answer(const HtmlForm &form)
{
    FormParameters fields = form.hidden;
    if (!form.passwordField.isEmpty()) {
        if (m_logins == m_behaviour.passwords.size())
            return giveUp("no_more_passwords");
        fields.append(form.userField, m_behaviour.userName.toUtf8());
        fields.append(form.passwordField, m_behaviour.passwords.at(m_logins++).toUtf8());
        return submit(form, fields);
    }
    if (form.userField == "user_code" && !std::exchange(m_codeEntered, true)) {
        const QByteArray typed = m_behaviour.userCode.toUtf8();
        fields.append(form.userField, typed.isEmpty() ? form.userValue : typed);
        return submit(form, fields);
    }
    if (!form.hasDecision)
        return giveUp("no_form");
    m_decided = true;
    const bool allow = m_behaviour.decision == Behaviour::Decision::Allow;
    fields.append("decision", allow ? "allow" : "deny");
    submit(form, fields);
}

void Visit::submit(const HtmlForm &form, const FormParameters &fields)
{
    load({.method = "POST",
          .url = m_at.resolved(QUrl(QString::fromUtf8(form.action), QUrl::StrictMode)),
          .from = m_at,
          .body = fields.encoded()});
}

bool Visit::isRedirect(const QUrl &target) const
{
    constexpr auto parts = QUrl::RemoveQuery | QUrl::RemoveFragment;
    return target.adjusted(parts) == m_page.redirectUri.adjusted(parts);
}

void Visit::giveUp(const char *reason)
{
    m_reply->finish(AuthError::of(AuthError::Code::Cancelled, reason));
}

} // namespace Qonsent::Test
