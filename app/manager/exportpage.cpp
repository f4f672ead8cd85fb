// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/exportpage.h"

#include "app/manager/commandrow.h"
#include "app/manager/exportwords.h"
#include "app/manager/formlist.h"
#include "app/manager/offerrow.h"
#include "app/manager/previewpane.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>

namespace Qonsent::Manager {

ExportPage::ExportPage(const Account &account, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_clock(clock)
    , m_forms(new FormList(this))
    , m_reveal(new RoomyButton(tr("S&how %n s", nullptr, int(revealTime.count())), this))
    , m_preview(new PreviewPane(this))
    , m_facts(new MutedLabel({}, this))
    , m_include(new QCheckBox(tr("&Include the refresh token"), this))
    , m_whyNot(new MutedLabel({}, this))
    , m_warning(new InlineNote(this))
    , m_command(new CommandRow(this))
    , m_note(new OfferRow(this))
    , m_revealEnds(clock.makeAlarm())
{
    m_include->setObjectName(QLatin1String("include"));
    m_reveal->setObjectName(QLatin1String("reveal"));
    auto *right = new QVBoxLayout;
    right->setSpacing(Metrics::controlGap);
    buildPreview(right);
    auto *both = new QHBoxLayout;
    both->setSpacing(Metrics::groupGap);
    both->addWidget(m_forms);
    both->addLayout(right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::rowGap);
    layout->addLayout(both, 1);
    layout->addWidget(m_command);
    layout->addWidget(m_note);
    m_reveal->setAutoDefault(false);

    connect(m_forms, &FormList::formChanged, this, &ExportPage::chooseForm);
    connect(m_include, &QCheckBox::toggled, this, &ExportPage::showForm);
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        if (m_isRevealed)
            conceal();
        else
            reveal();
    });
    connect(m_revealEnds.get(), &Alarm::rang, this, &ExportPage::conceal);
    connect(m_command, &CommandRow::copied, this, [this] {
        say(InlineNote::Kind::Done, tr("Command copied. There is no token in it."));
    });
    showLoading();
}

ExportPage::~ExportPage() = default;

void ExportPage::buildPreview(QBoxLayout *column)
{
    auto *title = new QLabel(tr("&Preview"), this);
    title->setFont(Metrics::sectionFont(font()));
    title->setBuddy(m_preview);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setAccessibleDescription(tr("What is secret in it is not read aloud."));
    auto *top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(m_reveal);
    for (MutedLabel *label : {m_facts, m_whyNot})
        label->setWordWrap(true);
    column->addLayout(top);
    column->addWidget(m_preview, 1);
    column->addWidget(m_facts);
    column->addWidget(m_include);
    column->addWidget(m_whyNot);
    column->addWidget(m_warning);
}

void ExportPage::hideCommandLine()
{
    m_command->hide();
}

void ExportPage::setLastForm(const QByteArray &name)
{
    m_forms->setLast(name);
}

QByteArray ExportPage::form() const
{
    return m_forms->form();
}

RefreshTokenInclusion ExportPage::inclusion() const
{
    return m_include->isChecked() ? RefreshTokenInclusion::Included : RefreshTokenInclusion::Left;
}

Result<Secret> ExportPage::text() const
{
    auto text = exported(form(), m_account, m_tokens, inclusion());
    if (!text)
        return text.error();
    return Secret::take(std::move(text).value());
}

bool ExportPage::isUsable() const
{
    return !m_tokens.accessToken.isEmpty() && !isBound(m_tokens) && text();
}

void ExportPage::showLoading()
{
    forget();
    say(InlineNote::Kind::Plain, tr("Getting the access token…"));
}

void ExportPage::showTokens(const TokenSet &tokens)
{
    m_tokens = tokens;
    say(InlineNote::Kind::Plain, {});
    showForm();
}

void ExportPage::forget()
{
    m_tokens = {};
    m_include->setChecked(false);
    conceal();
    showForm();
}

void ExportPage::showError(const AuthError &error)
{
    forget();
    if (error.code == AuthError::Code::UnknownAccount) // removed meanwhile, perhaps elsewhere
        return say(InlineNote::Kind::Problem, tr("This account was removed. Close this window."));
    say(InlineNote::Kind::Problem, error.message);
    if (error.needsSignIn())
        m_note->offer(tr("Sign in &again"), [this] { Q_EMIT signInAgainRequested(); });
    else
        m_note->offer(tr("Try &again"), [this] { Q_EMIT tryAgainRequested(); });
}

void ExportPage::askToReplace(const QString &path)
{
    say(InlineNote::Kind::Attention,
        tr("%1 is there already. Replace it, or save under another name.")
            .arg(PlainText::leftToRight(path)));
    m_note->offer(tr("&Replace"), [this, path] { Q_EMIT replaceRequested(path); });
}

void ExportPage::say(InlineNote::Kind kind, const QString &sentence)
{
    m_note->say(kind, sentence);
}

void ExportPage::chooseForm()
{
    m_include->setChecked(false);
    say(InlineNote::Kind::Plain, {});
    showForm();
}

/// Everything that depends on the form, the tokens or what is included.
void ExportPage::showForm()
{
    const bool isThere = !m_tokens.accessToken.isEmpty();
    updateInclusion();
    const Result<Secret> real = text();
    const auto masked = maskedExport(form(), m_account, m_tokens, inclusion());
    if (!real || !masked)
        m_preview->setContent({});
    else
        m_preview->setContent(m_isRevealed ? *real : Secret(*masked));
    m_reveal->setEnabled(bool(real));
    m_facts->setText(isThere ? ExportWords::facts(m_tokens, m_clock.now()) : QString());
    m_warning->say(InlineNote::Kind::Attention,
                   isThere ? ExportWords::warning(m_tokens, inclusion(), m_clock.now())
                           : QString());
    if (isThere && !real) // this form cannot hold this token
        say(InlineNote::Kind::Problem, real.error().message);
    m_command->setCommand(ExportWords::command(m_account.name, form(), inclusion()));
    Q_EMIT usableChanged();
}

void ExportPage::updateInclusion()
{
    QString whyNot;
    if (m_tokens.accessToken.isEmpty())
        whyNot.clear();
    else if (m_tokens.refreshToken.isEmpty())
        whyNot = tr("The provider has given none.");
    else if (!hasPlaceForRefreshToken(form(), m_account))
        whyNot = tr("This form has no place for it. JSON and .env have one.");
    m_include->setEnabled(whyNot.isEmpty() && !m_tokens.accessToken.isEmpty());
    m_include->setAccessibleDescription(whyNot);
    m_whyNot->setText(whyNot);
    m_whyNot->setVisible(!whyNot.isEmpty());
}

void ExportPage::reveal()
{
    m_isRevealed = true;
    m_revealEnds->ringAt(m_clock.sinceBoot() + revealTime);
    m_reveal->setText(tr("&Hide"));
    showForm();
}

void ExportPage::conceal()
{
    m_revealEnds->stop();
    if (!std::exchange(m_isRevealed, false))
        return;
    m_reveal->setText(tr("S&how %n s", nullptr, int(revealTime.count())));
    showForm();
}

bool ExportPage::event(QEvent *event)
{
    // Not ActivationChange, of which only windows hear.
    if (event->type() == QEvent::WindowDeactivate)
        conceal(); // somebody else may look at the screen now, or record it
    return QWidget::event(event);
}

void ExportPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    conceal();
}

} // namespace Qonsent::Manager
