// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/registrationpage_p.h"

#include "widgets/addaccount/pagetext_p.h"
#include "widgets/addaccount/secretfield_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Qonsent {

using ClientSecret = ProviderPreset::ClientSecret;

namespace {

AuthError mistake(const char *field, const QString &sentence)
{
    AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration, field);
    error.message = sentence;
    return error;
}

/// RFC 6749 appendix A.1 and A.2.
bool isVisibleAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
}

} // namespace

RegistrationPage::RegistrationPage(QWidget *parent)
    : QWidget(parent)
    , m_title(PageText::title({}, this))
    , m_sentence(PageText::sentence({}, this))
    , m_open(new RoomyButton({}, this))
    , m_page(new MutedLabel({}, this))
    , m_redirectName(nullptr)
    , m_redirect(PageText::technicalField(this))
    , m_id(PageText::technicalField(this))
    , m_secretName(nullptr)
    , m_secret(new SecretField(this))
{
    m_page->setWordWrap(true);
    m_page->setMinimumWidth(1);
    m_redirectName = PageText::nameOf(m_redirect, {}, this);
    m_redirect->setReadOnly(true);
    auto *copy = new RoomyButton(tr("Co&py"), this);
    copy->setIcon(symbolIcon(Symbol::Copy));
    copy->setAccessibleName(tr("Copy the redirect address"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_redirect->text()); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(m_plan.registrationPage); });
    auto *redirect = new QHBoxLayout;
    redirect->setSpacing(Metrics::controlGap);
    redirect->addWidget(m_redirect, 1);
    redirect->addWidget(copy);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::iconGap);
    layout->addWidget(m_title);
    layout->addSpacing(Metrics::iconGap);
    layout->addWidget(m_sentence);
    layout->addSpacing(Metrics::controlGap);
    layout->addWidget(m_open, 0, Qt::AlignLeading);
    layout->addWidget(m_page);
    layout->addSpacing(Metrics::controlGap);
    layout->addWidget(m_redirectName);
    layout->addLayout(redirect);
    layout->addSpacing(Metrics::controlGap);
    layout->addWidget(PageText::nameOf(m_id, tr("Client &ID:"), this));
    layout->addWidget(m_id);
    layout->addSpacing(Metrics::controlGap);
    m_secretName = PageText::nameOf(m_secret, tr("Client &secret:"), this);
    layout->addWidget(m_secretName);
    layout->addWidget(m_secret);
    layout->addStretch();
}

void RegistrationPage::setPlan(const SignInPlan &plan)
{
    if (plan.place != m_plan.place) {
        m_id->clear();
        m_secret->clear();
    }
    m_plan = plan;
    const QString provider = PlainText::isolated(plan.provider);
    const auto minutes = int(plan.registrationTime.count());
    m_title->setText(tr("Register once at %1").arg(provider));
    m_sentence->setText(
        minutes > 0
            ? tr("%1 wants every program to be registered once. This takes about %n minutes.",
                 nullptr, minutes)
                  .arg(provider)
            : tr("%1 wants every program to be registered once. Its pages or its administrator "
                 "say how.")
                  .arg(provider));
    const bool hasPage = plan.registrationPage.isValid();
    m_open->setVisible(hasPage);
    m_page->setVisible(hasPage);
    m_open->setText(tr("&Open the page of %1").arg(PlainText::withoutMnemonic(plan.provider)));
    m_page->setText(PlainText::leftToRight(plan.registrationPage.toString(QUrl::FullyEncoded)));
    m_open->setAccessibleDescription(plan.registrationPage.toString(QUrl::FullyEncoded));
    m_redirectName->setText(tr("Paste this where %1 asks for a redirect URI:").arg(provider));
    m_redirect->setAccessibleName(tr("Redirect address"));
    m_redirect->setText(plan.redirectAddress());
    const bool hasSecret = plan.clientSecret != ClientSecret::None;
    const bool isOptional = plan.clientSecret == ClientSecret::Optional;
    m_secretName->setText(isOptional ? tr("Client &secret, if there is one:")
                                     : tr("Client &secret:"));
    m_secretName->setVisible(hasSecret);
    m_secret->setVisible(hasSecret);
    setFocusProxy(hasPage ? static_cast<QWidget *>(m_open) : m_id);
}

Result<ClientRegistration> RegistrationPage::registration() const
{
    ClientRegistration client = m_plan.request.client;
    const QString provider = PlainText::isolated(m_plan.provider);
    client.id = m_id->text().trimmed();
    const QString secret = m_secret->isVisibleTo(this) ? m_secret->text().trimmed() : QString();
    if (client.id.isEmpty())
        return mistake("client_id",
                       tr("The client ID is missing. %1 shows it after the registration; paste it "
                          "here, then continue.")
                           .arg(provider));
    if (!isVisibleAscii(client.id) || !isVisibleAscii(secret))
        return mistake("client_id",
                       tr("There are characters in it that no client ID and no secret has. Copy "
                          "them again from %1.")
                           .arg(provider));
    if (secret.isEmpty() && m_plan.clientSecret == ClientSecret::Required)
        return mistake(
            "client_secret",
            tr("%1 wants the client secret as well. Paste it here, then continue.").arg(provider));
    client.secret = Secret::take(secret.toLatin1());
    if (client.secret.isEmpty())
        client.authenticationMethod.clear();
    return client;
}

} // namespace Qonsent
