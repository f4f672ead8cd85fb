// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/detailspage_p.h"

#include "oauthcore/protocol/webaddress.h"
#include "widgets/addaccount/pagetext_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Qonsent {

namespace {

/// More than an address may have, so that one which is too long is told and not cut.
constexpr int longestTyped = 10'000;

AuthError unusableDetail(const char *field, const QString &sentence)
{
    AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration, field);
    error.message = sentence;
    return error;
}

/// RFC 6749 section 3.3.
bool isScope(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c > u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\';
    });
}

} // namespace

DetailsPage::DetailsPage(QWidget *parent)
    : QWidget(parent)
    , m_authorization(PageText::technicalField(this))
    , m_token(PageText::technicalField(this))
    , m_scopes(PageText::technicalField(this))
{
    m_authorization->setPlaceholderText(QStringLiteral("https://id.example.org/authorize"));
    m_token->setPlaceholderText(QStringLiteral("https://id.example.org/token"));
    m_scopes->setPlaceholderText(QStringLiteral("read write"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::iconGap);
    layout->addWidget(PageText::title(tr("Enter the details by hand"), this));
    layout->addSpacing(Metrics::iconGap);
    layout->addWidget(PageText::sentence(
        tr("For a provider that cannot be looked up by its address. Its pages for developers say "
           "what belongs here. Who signs in cannot be checked at such a provider."),
        this));
    const auto add = [this, layout](QLineEdit *field, const QString &name) {
        field->setMaxLength(longestTyped);
        layout->addSpacing(Metrics::controlGap);
        layout->addWidget(PageText::nameOf(field, name, this));
        layout->addWidget(field);
    };
    add(m_authorization, tr("&Authorization endpoint:"));
    add(m_token, tr("&Token endpoint:"));
    add(m_scopes, tr("&Scopes, separated by spaces:"));
    layout->addStretch();
    setFocusProxy(m_authorization);
}

Result<SignInPlan> DetailsPage::plan() const
{
    const Result<QUrl> authorization = endpoint(m_authorization, tr("authorization endpoint"));
    if (!authorization)
        return authorization.error();
    const Result<QUrl> token = endpoint(m_token, tr("token endpoint"));
    if (!token)
        return token.error();
    const Result<Scopes> asked = scopes();
    if (!asked)
        return asked.error();
    return SignInPlan::byHand({.authorizationEndpoint = *authorization, .tokenEndpoint = *token},
                              *asked);
}

Result<QUrl> DetailsPage::endpoint(const QLineEdit *field, const QString &name) const
{
    const Result<QUrl> url = parseWebAddress(field->text().trimmed());
    if (url && !url->hasFragment())
        return url;
    if (field->text().trimmed().isEmpty())
        return unusableDetail("endpoint",
                              tr("The %1 is missing. Paste it, then continue.").arg(name));
    return unusableDetail("endpoint",
                          tr("The %1 is no address that Qonsent may use. It begins with %2 and has "
                             "no # in it; copy it from the provider's pages.")
                              .arg(name, PlainText::leftToRight(QStringLiteral("https://"))));
}

Result<Scopes> DetailsPage::scopes() const
{
    const Scopes asked = Scopes::parse(m_scopes->text().simplified());
    for (const QString &scope : asked.list()) {
        if (!isScope(scope))
            return unusableDetail("scope",
                                  tr("%1 cannot be a scope. Scopes are words without "
                                     "quotation marks, separated by spaces.")
                                      .arg(PlainText::isolated(sanitizedServerText(scope))));
    }
    if (asked.contains(u"openid"))
        return unusableDetail(
            "scope",
            tr("The scope %1 asks who you are, which can be checked only at a provider that is "
               "looked up. Leave it out here, or go back and type the provider's web address.")
                .arg(PlainText::leftToRight(QStringLiteral("openid"))));
    return asked;
}

} // namespace Qonsent
