// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentview_p.h"

#include "oauthcore/redirect/commanduseragent.h"
#include "widgets/consent/addressbar_p.h"
#include "widgets/consent/blankwatch_p.h"
#include "widgets/consent/consentpage_p.h"
#include "widgets/consent/consentprofile_p.h"
#include "widgets/consent/edge_p.h"
#include "widgets/consent/engineguard_p.h"
#include "widgets/consent/notebar_p.h"
#include "widgets/consent/pageview_p.h"
#include "widgets/consent/zoom_p.h"

#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWebEngineHistory>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;
using Code = AuthError::Code;

constexpr auto patience = 8s; ///< with a blank page

/// What does not go on by itself.
bool isGrave(ConsentRefusal::Kind kind)
{
    using Kind = ConsentRefusal::Kind;
    return kind == Kind::Certificate || kind == Kind::Embedding || kind == Kind::NotLoaded
        || kind == Kind::Crashed;
}

/// Where loading once more may help.
bool canBeRetried(ConsentRefusal::Kind kind)
{
    using Kind = ConsentRefusal::Kind;
    return kind == Kind::NotLoaded || kind == Kind::Crashed || kind == Kind::Blank;
}

} // namespace

ConsentView::Private::Private(ConsentView *view)
    : q(view)
    , browser(systemBrowser())
{
    buildBars();
    buildShortcuts();
}

void ConsentView::Private::buildBars()
{
    layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar = new AddressBar(q);
    hostBanner = new NoteBar(q);
    note = new NoteBar(q);
    for (QWidget *each : std::initializer_list<QWidget *>{bar, hostBanner, note, new Edge(q)})
        layout->addWidget(each);
    layout->addStretch(); // gives way to the page

    QPushButton *back = hostBanner->addButton(tr("&Go back"));
    QPushButton *fine = hostBanner->addButton(tr("&It is fine"));
    reloadButton = note->addButton(tr("&Reload"));
    QPushButton *elsewhere = note->addButton(tr("Open in &browser"));

    connect(bar, &AddressBar::backPressed, q, [this] { goBack(); });
    connect(bar, &AddressBar::reloadPressed, q, [this] { reload(); });
    connect(bar, &AddressBar::browserPressed, q, [this] { openBrowser(); });
    connect(back, &QPushButton::clicked, q, [this] { goBack(); });
    connect(fine, &QPushButton::clicked, q, [this] {
        hosts.accept(page->url());
        showAddress(page->url());
    });
    connect(reloadButton, &QPushButton::clicked, q, [this] { reload(); });
    connect(elsewhere, &QPushButton::clicked, q, [this] { openBrowser(); });
}

void ConsentView::Private::buildShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const auto &function) {
        auto *shortcut = new QShortcut(keys, q);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, q, [this, function] {
            if (page)
                function();
        });
    };
    add(Qt::ALT | Qt::Key_Left, [this] { goBack(); });
    add(Qt::Key_F5, [this] { reload(); });
    add(Qt::CTRL | Qt::Key_O, [this] { openBrowser(); });
    add(Qt::CTRL | Qt::Key_L, [this] { bar->toggleWholeAddress(); });
    add(Qt::Key_F6, [this] { switchFocus(); });
    add(Qt::CTRL | Qt::Key_0, [this] { setZoom(1); });
    add(Qt::CTRL | Qt::Key_Minus, [this] { setZoom(Zoom::smaller(page->zoomFactor())); });
    add(Qt::CTRL | Qt::Key_Plus, [this] { setZoom(Zoom::larger(page->zoomFactor())); });
    add(Qt::CTRL | Qt::Key_Equal, [this] { setZoom(Zoom::larger(page->zoomFactor())); });
}

void ConsentView::Private::openEngine()
{
    profile = std::make_unique<ConsentProfile>(request);
    page = std::make_unique<ConsentPage>(profile.get(), request);
    pageView = new PageView(page.get(), q);
    layout->addWidget(pageView, 1);
    blankWatch = std::make_unique<BlankWatch>(
        [this] { return page->isLoading() || pageView->looksBlank(); }, patience);
    watchPage();
    bar->setEnabled(true);
    page->setZoomFactor(Zoom::of(zoomKey()));
    page->start();
    pageView->setFocus();
}

void ConsentView::Private::closeEngine()
{
    // nothing is left to press that would need a page
    bar->setEnabled(false);
    note->hide();
    hostBanner->hide();
    blankWatch.reset();
    delete pageView;
    pageView = nullptr;
    page.reset();
    profile.reset();
}

void ConsentView::Private::watchPage()
{
    // Never from inside the engine: whoever hears of the end may delete us.
    connect(page.get(), &ConsentPage::redirectTaken, q,
            [this](const QUrl &redirect) { end(PageOutcome{.redirect = redirect}); });
    connect(page.get(), &ConsentPage::formPostTaken, q, [this] {
        end(AuthError::of(Code::ResponseMalformed, "form_post", displayedHost(request.url)));
    });
    connect(page.get(), &ConsentPage::refused, q,
            [this](const ConsentRefusal &refusal) { showRefusal(refusal); });
    connect(page.get(), &QWebEnginePage::urlChanged, q,
            [this](const QUrl &url) { showAddress(url); });
    connect(page.get(), &QWebEnginePage::windowCloseRequested, q, [this] { q->cancel(); });
    connect(page.get(), &QWebEnginePage::loadStarted, q, [this] { blankWatch->begin(); });
    connect(page.get(), &QWebEnginePage::loadFinished, q, [this](bool loaded) {
        bar->setCanGoBack(page->history()->canGoBack());
        page->setZoomFactor(Zoom::of(zoomKey())); // the engine forgets it from host to host
        if (loaded)
            hasCrashed = false;
    });
    connect(blankWatch.get(), &BlankWatch::blank, q,
            [this] { showRefusal({.kind = ConsentRefusal::Kind::Blank}); });
    connect(blankWatch.get(), &BlankWatch::filled, q, [this] { note->hide(); });
}

void ConsentView::Private::end(const Result<PageOutcome> &outcome)
{
    if (std::exchange(isOver, true))
        return;
    const int ended = run;
    QMetaObject::invokeMethod(
        q,
        [this, ended, outcome] {
            if (ended != run)
                return;
            closeEngine();
            Q_EMIT q->finished(outcome); // last: a slot may delete us
        },
        Qt::QueuedConnection);
}

void ConsentView::Private::showAddress(const QUrl &url)
{
    if (url.isEmpty() || isOver)
        return;
    const HostWatch::Standing standing = hosts.standingOf(url);
    bar->showAddress(url, standing);
    if (standing == HostWatch::Standing::Unexpected)
        hostBanner->showNote(
            NoteBar::Tone::Attention,
            tr("You left %1. This page belongs to %2.").arg(hosts.home(), displayedHost(url)));
    else
        hostBanner->hide();
}

void ConsentView::Private::showRefusal(const ConsentRefusal &refusal)
{
    using Kind = ConsentRefusal::Kind;
    if (isOver || (hasCrashed && refusal.kind != Kind::Crashed))
        return;
    hasCrashed = refusal.kind == Kind::Crashed;
    if (hasCrashed)
        blankWatch->stop();
    reloadButton->setVisible(canBeRetried(refusal.kind));
    note->showNote(isGrave(refusal.kind) ? NoteBar::Tone::Problem : NoteBar::Tone::Attention,
                   refusal.sentence());
}

void ConsentView::Private::goBack()
{
    note->hide();
    if (page->history()->canGoBack())
        page->triggerAction(QWebEnginePage::Back);
    else
        page->start();
}

void ConsentView::Private::reload()
{
    note->hide();
    blankWatch->stop();
    if (hasCrashed || page->url().isEmpty())
        page->start();
    else
        page->triggerAction(QWebEnginePage::Reload);
    pageView->setFocus();
}

void ConsentView::Private::openBrowser()
{
    if (isOver)
        return;
    bar->setCanOpenBrowser(false);
    auto *opening = browser->open(
        {.url = request.url, .redirectUri = request.redirectUri, .issuer = request.issuer},
        page.get());
    whenFinished(opening, q, [this](const Result<PageOutcome> &outcome) {
        bar->setCanOpenBrowser(true);
        if (outcome)
            return end(outcome);
        showRefusal({.kind = ConsentRefusal::Kind::NoBrowser});
    });
}

void ConsentView::Private::setZoom(qreal factor)
{
    Zoom::remember(zoomKey(), factor);
    page->setZoomFactor(factor);
}

void ConsentView::Private::switchFocus()
{
    const QWidget *const focus = q->window()->focusWidget();
    if (focus && (focus == pageView || pageView->isAncestorOf(focus)))
        bar->takeFocus();
    else
        pageView->setFocus(Qt::ShortcutFocusReason);
}

QString ConsentView::Private::zoomKey() const
{
    return request.provider.isEmpty() ? request.url.host() : request.provider;
}

ConsentView::ConsentView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{ }

ConsentView::~ConsentView()
{
    d->isOver = true;
    d->closeEngine();
}

void ConsentView::start(const ConsentRequest &request)
{
    ++d->run;
    d->closeEngine();
    d->request = request;
    d->isOver = false;
    d->hasCrashed = false;
    d->hosts = HostWatch(request.url, QUrl(request.issuer));
    d->bar->showConnecting(request.url);
    d->bar->setCanGoBack(false);
    d->bar->setCanOpenBrowser(true);
    if (const auto fit = NavigationRules(request).check(); !fit)
        return d->end(fit.error());
    if (!engineCanRun())
        return d->end(AuthError::of(Code::BrowserNotStarted, "root", tr("not as root")));
    d->openEngine();
}

void ConsentView::cancel()
{
    if (d->hasCrashed)
        d->end(AuthError::of(Code::BrowserCrashed, "page"));
    else
        d->end(AuthError::of(Code::Cancelled));
}

void ConsentView::setBrowser(const std::shared_ptr<UserAgent> &browser)
{
    d->browser = browser;
}

QUrl ConsentView::address() const
{
    return d->page ? d->page->url() : QUrl();
}

} // namespace Qonsent
