// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/addressbar_p.h"

#include "widgets/consent/consentcolors_p.h"
#include "widgets/consent/consentmetrics_p.h"
#include "widgets/consent/glyph_p.h"
#include "widgets/consent/hostlabel_p.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace Qonsent {

namespace {

using namespace ConsentMetrics;

QToolButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIconSize(QSize(icon, icon));
    button->setMinimumSize(buttonHeight, buttonHeight);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

AddressBar::AddressBar(QWidget *parent)
    : QFrame(parent)
    , m_back(makeButton(tr("Back"), this))
    , m_reload(makeButton(tr("Reload"), this))
    , m_sign(new QLabel(this))
    , m_host(new HostLabel(this))
    , m_path(new PathLabel(this))
    , m_connection(new QLabel(this))
    , m_browser(new QPushButton(tr("&Open in browser"), this))
    , m_whole(new QLineEdit(this))
{
    setAutoFillBackground(true);
    m_browser->setMinimumHeight(buttonHeight);
    m_browser->setAutoDefault(false); // Return belongs to the page
    m_connection->setTextFormat(Qt::PlainText);
    m_connection->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_whole->setReadOnly(true);
    m_whole->setLayoutDirection(Qt::LeftToRight);
    m_whole->setAccessibleName(tr("Address of the page"));
    m_whole->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(barMargin, barMargin, barMargin, barMargin);
    grid->setHorizontalSpacing(iconGap);
    grid->setVerticalSpacing(iconGap / 2);
    grid->addWidget(m_back, 0, 0, Qt::AlignTop);
    grid->addWidget(m_reload, 0, 1, Qt::AlignTop);
    grid->addWidget(m_sign, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_host, 0, 3);
    grid->addWidget(m_browser, 0, 4, Qt::AlignTop);
    grid->addWidget(m_path, 1, 3);
    grid->addWidget(m_connection, 1, 4);
    grid->addWidget(m_whole, 2, 0, 1, 5);
    grid->setColumnStretch(3, 1);

    connect(m_back, &QToolButton::clicked, this, &AddressBar::backPressed);
    connect(m_reload, &QToolButton::clicked, this, &AddressBar::reloadPressed);
    connect(m_browser, &QPushButton::clicked, this, &AddressBar::browserPressed);
    setCanGoBack(false);
    recolor();
}

AddressBar::~AddressBar() = default;

void AddressBar::showConnecting(const QUrl &url)
{
    m_isConnecting = true;
    m_standing = HostWatch::Standing::Home;
    m_host->setHost(displayedHost(url));
    m_path->setPath({});
    m_whole->setText(url.toString(QUrl::FullyEncoded));
    m_connection->setText(tr("connecting"));
    recolor();
}

void AddressBar::showAddress(const QUrl &url, HostWatch::Standing standing)
{
    m_isConnecting = false;
    m_standing = standing;
    m_isSecure = url.scheme() == QLatin1String("https");
    m_host->setHost(displayedHost(url));
    m_path->setPath(displayedPath(url));
    m_whole->setText(url.toString(QUrl::FullyEncoded));
    m_whole->setCursorPosition(0);
    m_connection->setText(m_isSecure ? tr("secure connection") : tr("on this computer"));
    recolor();
}

void AddressBar::setCanGoBack(bool can)
{
    m_back->setEnabled(can);
}

void AddressBar::setCanOpenBrowser(bool can)
{
    m_browser->setEnabled(can);
}

void AddressBar::toggleWholeAddress()
{
    m_whole->setVisible(m_whole->isHidden());
    if (m_whole->isHidden())
        return;
    m_whole->selectAll();
    m_whole->setFocus(Qt::ShortcutFocusReason);
}

void AddressBar::takeFocus()
{
    QWidget *const first = m_back->isEnabled() ? m_back : m_reload;
    first->setFocus(Qt::ShortcutFocusReason);
}

QString AddressBar::host() const
{
    return m_host->host();
}

QString AddressBar::path() const
{
    return m_path->path();
}

QString AddressBar::connection() const
{
    return m_connection->text();
}

QString AddressBar::wholeAddress() const
{
    return m_whole->text();
}

void AddressBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // not PaletteChange alone: setting our own palette is one as well
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        recolor();
}

void AddressBar::recolor()
{
    setPalette({}); // what the parent has
    const ConsentColors colors = ConsentColors::in(palette());
    const QColor text = palette().color(QPalette::WindowText);
    if (m_standing != HostWatch::Standing::Home) {
        QPalette amber = palette();
        amber.setColor(QPalette::Window, colors.attentionBanner);
        setPalette(amber);
    }
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, colors.muted);
    m_connection->setPalette(muted);
    m_back->setIcon(glyphIcon(Glyph::Back, text));
    m_reload->setIcon(glyphIcon(Glyph::Reload, text));
    const QIcon sign = m_isSecure ? glyphIcon(Glyph::Padlock, colors.ready)
                                  : glyphIcon(Glyph::Warning, colors.attention);
    m_sign->setPixmap(sign.pixmap(QSize(icon, icon), devicePixelRatioF()));
    m_sign->setVisible(!m_isConnecting);
    m_sign->setAccessibleName(m_connection->text());
}

} // namespace Qonsent
