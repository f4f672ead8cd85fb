// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/exportdialog.h"

#include "app/manager/accountnames.h"
#include "app/manager/exportpage.h"
#include "app/manager/exportwords.h"
#include "app/manager/tokenclipboard.h"
#include "widgets/look/metrics.h"

#include <QFileDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace Qonsent::Manager {

using namespace std::chrono_literals;

namespace {

constexpr int narrowest = 520;
constexpr int lowest = 360;

} // namespace

/// What is to be done with the tokens once they are there.
enum class ExportDialog::Wish : quint8 {
    Show,
    Copy,
    Save,
};

ExportDialog::ExportDialog(Accounts &accounts, const Account &account, QWidget *parent,
                           const Clock &clock)
    : SheetDialog(parent)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_account(account)
    , m_page(new ExportPage(account, clock, this))
    , m_scroll(new QScrollArea(this))
    , m_copy(addButton(tr("&Copy"), QDialogButtonBox::ActionRole))
    , m_save(addButton(tr("&Save as…"), QDialogButtonBox::ActionRole))
    , m_lastWish(Wish::Show)
{
    auto *close = addButton(tr("Close"), QDialogButtonBox::RejectRole);
    for (QPushButton *button : {m_save, close})
        button->setAutoDefault(false);
    m_copy->setDefault(true);
    setHeading(tr("Export %1").arg(nameInSentence(account)));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_page);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_page->setAutoFillBackground(false);
    content()->addWidget(m_scroll, 1);
    resize(640, 440);

    connect(m_copy, &QPushButton::clicked, this, [this] { fulfil(Wish::Copy); });
    connect(m_save, &QPushButton::clicked, this, [this] { fulfil(Wish::Save); });
    connect(m_page, &ExportPage::usableChanged, this, &ExportDialog::updateButtons);
    connect(m_page, &ExportPage::tryAgainRequested, this, [this] { load(Wish::Show); });
    connect(m_page, &ExportPage::signInAgainRequested, this, [this] {
        const AccountId id = m_account.id;
        reject();
        Q_EMIT signInAgainRequested(id);
    });
    connect(m_page, &ExportPage::replaceRequested, this,
            [this](const QString &path) { save(path, ExistingFile::Replace); });
    updateButtons();
    fitWidth();
}

ExportDialog::~ExportDialog()
{
    m_page->disconnect(this); // it hides what it shows when it goes, which is after this
}

void ExportDialog::hideCommandLine()
{
    m_page->hideCommandLine();
}

void ExportDialog::setLastForm(const QByteArray &name)
{
    m_page->setLastForm(name);
    fitWidth();
}

/// It scrolls up and down only: no row may be wider than the window can become.
void ExportDialog::fitWidth()
{
    m_page->layout()->activate(); // else layouts within layouts say what was before
    const int needed = m_page->minimumSizeHint().width()
        + m_scroll->verticalScrollBar()->sizeHint().width() + 2 * Metrics::dialogEdge;
    setMinimumSize(std::max(narrowest, needed), lowest);
}

void ExportDialog::open()
{
    SheetDialog::open();
    load(Wish::Show);
}

void ExportDialog::done(int result)
{
    if (m_loading)
        m_loading->disconnect(this); // others may wait for the same renewal: it goes on
    m_tokens = {};
    m_page->forget();
    SheetDialog::done(result);
}

void ExportDialog::updateButtons()
{
    m_copy->setEnabled(m_page->isUsable());
    m_save->setEnabled(m_page->isUsable());
}

void ExportDialog::load(Wish wish)
{
    m_page->showLoading();
    m_loading = m_accounts.freshTokens(m_account.id);
    whenFinished<TokenSet>(m_loading, this, [this, wish](const Result<TokenSet> &tokens) {
        if (!tokens) {
            m_lastWish = Wish::Show;
            return m_page->showError(tokens.error());
        }
        m_tokens = *tokens;
        m_page->showTokens(m_tokens);
        if (wish != Wish::Show)
            fulfil(wish);
    });
}

/// With tokens that are still good: the window may have been open for an hour.
void ExportDialog::fulfil(Wish wish)
{
    if (!m_tokens.isFresh(m_clock.utcMSecs(), 0ms) && wish != m_lastWish) {
        m_lastWish = wish;
        return load(wish);
    }
    m_lastWish = Wish::Show;
    if (!m_page->isUsable())
        return;
    if (wish == Wish::Save)
        return askForFile();
    const Result<Secret> text = m_page->text();
    Q_EMIT copyRequested(*text);
    announceUse();
    m_page->say(InlineNote::Kind::Done,
                tr("Copied. It leaves the clipboard in %n s.", nullptr,
                   int(TokenClipboard::lifetime.count())));
}

void ExportDialog::announceUse()
{
    if (m_page->inclusion() == RefreshTokenInclusion::Left)
        Q_EMIT formUsed(m_page->form());
}

void ExportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // this window asks, in its own words
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(ExportWords::fileName(m_account.name, m_page->form()));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { save(path, ExistingFile::Refuse); });
    dialog->open();
}

void ExportDialog::save(const QString &path, ExistingFile existing)
{
    const Result<Secret> text = m_page->text();
    if (!text)
        return m_page->say(InlineNote::Kind::Problem, text.error().message);
    const Result<Done> written = writePrivateFile(path, text->reveal(), existing);
    if (!written && written.error().reason == "file_exists")
        return m_page->askToReplace(path);
    if (!written)
        return m_page->say(InlineNote::Kind::Problem, written.error().message);
    announceUse();
    m_page->say(InlineNote::Kind::Done, tr("Saved. Only you can read it."));
}

} // namespace Qonsent::Manager
