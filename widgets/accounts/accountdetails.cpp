// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountdetails.h"

#include "widgets/accounts/accountmenu_p.h"
#include "widgets/accounts/accountoverview_p.h"
#include "widgets/accounts/statusshape.h"
#include "widgets/look/elidedlabel.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"
#include "widgets/look/wrappinglayout_p.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace Qonsent {

struct AccountDetails::Private
{
    AccountFacts facts;
    QStackedLayout *pages = nullptr;
    MutedLabel *nothing = nullptr; ///< instead of an account
    QScrollArea *scroll = nullptr;
    QVBoxLayout *column = nullptr;
    ElidedLabel *name = nullptr;
    ElidedLabel *identity = nullptr;
    MutedLabel *dot = nullptr;
    ElidedLabel *host = nullptr;
    QPushButton *copy = nullptr;
    QPushButton *exports = nullptr;
    QToolButton *more = nullptr;
    QMenu *menu = nullptr;
    QLabel *shape = nullptr;
    QLabel *sentence = nullptr;
    QPushButton *statusAction = nullptr; ///< the one thing that the status offers
    AccountOverview *overview = nullptr;
};

AccountDetails::AccountDetails(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->pages = new QStackedLayout(this);
    d->nothing = new MutedLabel(tr("Choose an account to see it here."), this);
    d->nothing->setAlignment(Qt::AlignCenter);
    d->nothing->setWordWrap(true);
    d->pages->addWidget(d->nothing);

    d->scroll = new QScrollArea(this);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setWidgetResizable(true);
    d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it wraps
    d->scroll->setAccessibleName(tr("Account"));
    auto *contents = new QWidget(d->scroll);
    d->column = new QVBoxLayout(contents);
    d->column->setContentsMargins(0, 0, 0, 0);
    d->column->setSpacing(Metrics::groupGap);
    d->scroll->setWidget(contents);
    d->pages->addWidget(d->scroll);

    buildHeader();
    buildButtons();
    buildStatus();
    d->overview = new AccountOverview(contents);
    d->column->addWidget(d->overview);
    d->column->addStretch();
    updateFonts();
}

AccountDetails::~AccountDetails() = default;

void AccountDetails::buildHeader()
{
    d->name = new ElidedLabel(this);
    d->identity = new ElidedLabel(this);
    d->dot = new MutedLabel(QStringLiteral("\u00B7"), this);
    d->host = new ElidedLabel(this);
    d->identity->setMuted();
    d->host->setMuted();
    auto *line = new QHBoxLayout;
    line->setSpacing(Metrics::iconGap);
    line->addWidget(d->identity);
    line->addWidget(d->dot);
    line->addWidget(d->host);
    line->addStretch(1);
    auto *header = new QVBoxLayout;
    header->setSpacing(Metrics::iconGap);
    header->addWidget(d->name);
    header->addLayout(line);
    d->column->addLayout(header);
}

void AccountDetails::buildButtons()
{
    d->copy = new RoomyButton(textOf(AccountAction::CopyToken), this);
    d->copy->setIcon(symbolIcon(Symbol::Copy));
    d->exports = new RoomyButton(textOf(AccountAction::Export), this);
    d->more = new QToolButton(this);
    d->more->setIcon(symbolIcon(Symbol::More));
    d->more->setAccessibleName(tr("More"));
    d->more->setToolTip(tr("More"));
    d->more->setPopupMode(QToolButton::InstantPopup);
    d->more->setFocusPolicy(Qt::StrongFocus);
    d->menu = new QMenu(d->more);
    d->more->setMenu(d->menu);
    d->more->setFixedSize(Metrics::buttonHeight, Metrics::buttonHeight);
    connect(d->copy, &QPushButton::clicked, this,
            [this] { Q_EMIT actionRequested(AccountAction::CopyToken); });
    connect(d->exports, &QPushButton::clicked, this,
            [this] { Q_EMIT actionRequested(AccountAction::Export); });

    auto *line = new WrappingLayout;
    line->addWidget(d->copy);
    line->addWidget(d->exports);
    line->addWidget(d->more);
    d->column->addLayout(line);
}

void AccountDetails::buildStatus()
{
    d->shape = new QLabel(this);
    d->sentence = new QLabel(this);
    d->sentence->setTextFormat(Qt::PlainText);
    d->sentence->setWordWrap(true);
    d->sentence->setMinimumWidth(1);
    d->sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    d->sentence->setFocusPolicy(Qt::ClickFocus);
    d->statusAction = new RoomyButton({}, this);
    connect(d->statusAction, &QPushButton::clicked, this, [this] {
        if (const auto action = accountActionOf(d->facts.status.action))
            Q_EMIT actionRequested(*action);
    });
    auto *line = new QHBoxLayout;
    line->setSpacing(Metrics::controlGap);
    line->addWidget(d->shape, 0, Qt::AlignTop);
    line->addWidget(d->sentence, 1);
    auto *group = new QVBoxLayout;
    group->setSpacing(Metrics::rowGap);
    group->addLayout(line);
    group->addWidget(d->statusAction, 0, Qt::AlignLeading);
    d->column->addLayout(group);
}

void AccountDetails::setFacts(const AccountFacts &facts)
{
    const AccountStatus::Kind before = d->facts.status.kind;
    d->facts = facts;
    d->name->setText(facts.name);
    d->identity->setText(facts.identity);
    d->identity->setVisible(!facts.identity.isEmpty());
    d->host->setText(facts.host);
    d->host->setVisible(!facts.host.isEmpty());
    d->dot->setVisible(!facts.identity.isEmpty() && !facts.host.isEmpty());
    d->sentence->setText(facts.status.sentence);
    const auto action = accountActionOf(facts.status.action);
    d->statusAction->setVisible(action.has_value());
    if (action)
        d->statusAction->setText(textOf(*action));
    const bool isUsable = facts.status.kind != AccountStatus::Kind::Locked
        && facts.status.kind != AccountStatus::Kind::SignInNeeded
        && facts.status.kind != AccountStatus::Kind::Leaving;
    d->copy->setEnabled(isUsable);
    d->exports->setEnabled(isUsable);
    // A menu that is open while the clock ticks keeps its entries.
    if (d->menu->isEmpty() || before != facts.status.kind)
        fillMenu(d->menu, furtherActions(facts.status.kind),
                 [this](AccountAction chosen) { Q_EMIT actionRequested(chosen); });
    updateShape();
    d->overview->setFacts(facts);
    d->pages->setCurrentWidget(d->scroll);
}

void AccountDetails::clear()
{
    d->facts = {};
    emptyMenu(d->menu);
    d->pages->setCurrentWidget(d->nothing);
}

void AccountDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateFonts();
    else if (event->type() == QEvent::PaletteChange
             || event->type() == QEvent::LayoutDirectionChange)
        updateShape();
}

void AccountDetails::updateFonts()
{
    d->name->setFont(Metrics::titleFont(font()));
    updateShape();
}

void AccountDetails::updateShape()
{
    const StatusShape shape = StatusShape::of(d->facts.status.kind, palette());
    d->sentence->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    d->shape->setPixmap(symbolPixmap(shape.symbol,
                                     {.size = Metrics::smallIcon,
                                      .color = shape.color,
                                      .devicePixelRatio = devicePixelRatioF(),
                                      .direction = layoutDirection()}));
    d->shape->setFixedHeight(std::max(Metrics::smallIcon, fontMetrics().height()));
}

} // namespace Qonsent
