// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/confirmationpage_p.h"

#include "widgets/addaccount/pagetext_p.h"
#include "widgets/addaccount/permissionlist_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

QVBoxLayout *columnIn(QWidget *widget, int spacing)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    return layout;
}

/// What a radio button means, as a line for below its text.
QLabel *explanationOf(QRadioButton *button, const QString &text)
{
    auto *label = new MutedLabel(text, button->parentWidget());
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    button->setAccessibleDescription(text);
    return label;
}

/// \a method with \a explanation under its text.
void addMethod(QVBoxLayout *layout, QRadioButton *method, QLabel *explanation)
{
    QStyleOptionButton option;
    option.initFrom(method);
    const QStyle *const style = method->style();
    auto *below = new QHBoxLayout;
    below->setContentsMargins(0, 0, 0, Metrics::iconGap);
    below->setSpacing(0);
    below->addSpacing(style->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, &option, method)
                      + style->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, &option, method));
    below->addWidget(explanation, 1);
    layout->addWidget(method);
    layout->addLayout(below);
}

} // namespace

ConfirmationPage::ConfirmationPage(QWidget *parent)
    : QWidget(parent)
    , m_title(PageText::title({}, this))
    , m_permissionsTitle(PageText::section(tr("What is asked for"), this))
    , m_permissions(new PermissionList(this))
    , m_fold(new QToolButton(this))
    , m_advanced(new QWidget(this))
{
    auto *methods = new QWidget(this);
    makeMethods(methods);
    makeAdvanced(m_advanced);
    m_advanced->hide();
    m_fold->setText(tr("&Advanced"));
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setMinimumHeight(Metrics::target);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_advanced->isHidden()); });
    updateArrow();

    QVBoxLayout *layout = columnIn(this, Metrics::controlGap);
    layout->addWidget(m_title);
    layout->addSpacing(Metrics::iconGap);
    layout->addWidget(m_permissionsTitle);
    layout->addWidget(m_permissions);
    layout->addSpacing(Metrics::iconGap);
    layout->addWidget(PageText::section(tr("How you sign in"), this));
    layout->addWidget(methods);
    layout->addWidget(m_fold, 0, Qt::AlignLeading);
    layout->addWidget(m_advanced);
    layout->addStretch();
}

void ConfirmationPage::makeMethods(QWidget *methods)
{
    m_browser = new QRadioButton(tr("With your bro&wser"), methods);
    m_inside = new QRadioButton(tr("&Inside this window"), methods);
    for (QRadioButton *method : {m_browser, m_inside})
        method->setMinimumHeight(Metrics::target);
    QLabel *browserSentence =
        explanationOf(m_browser, tr("Your passwords and passkeys are there."));
    m_insideSentence =
        explanationOf(m_inside, tr("It starts without cookies; some providers refuse it."));
    QVBoxLayout *layout = columnIn(methods, 0);
    addMethod(layout, m_browser, browserSentence);
    addMethod(layout, m_inside, m_insideSentence);
    m_browser->setChecked(true);
    m_inside->hide();
    m_insideSentence->hide();
    connect(m_inside, &QRadioButton::toggled, this, &ConfirmationPage::methodChanged);
}

void ConfirmationPage::makeAdvanced(QWidget *advanced)
{
    m_name = PageText::field(advanced);
    m_name->setPlaceholderText(tr("As the provider calls you"));
    m_name->setMaxLength(200);
    m_client = new MutedLabel({}, advanced);
    m_client->setWordWrap(true);
    m_client->setMinimumWidth(1);
    auto *other = new RoomyButton(tr("&Use another client ID…"), advanced);
    other->setAutoDefault(false);
    connect(other, &QPushButton::clicked, this, &ConfirmationPage::otherRegistrationRequested);
    QVBoxLayout *layout = columnIn(advanced, Metrics::iconGap);
    layout->addWidget(PageText::nameOf(m_name, tr("Account &name:"), advanced));
    layout->addWidget(m_name);
    layout->addSpacing(Metrics::controlGap);
    layout->addWidget(m_client);
    layout->addWidget(other, 0, Qt::AlignLeading);
}

void ConfirmationPage::setPlan(const SignInPlan &plan)
{
    //: %1 is a host
    m_title->setText(tr("Sign in to %1").arg(PlainText::leftToRight(plan.host)));
    m_permissionsTitle->setVisible(!plan.permissions.isEmpty());
    m_permissions->setVisible(!plan.permissions.isEmpty());
    m_permissions->setPermissions(plan.permissions);
    m_client->setText(
        tr("Client ID: %1")
            .arg(PlainText::leftToRight(sanitizedServerText(plan.request.client.id))));
}

void ConfirmationPage::setInsideOffered(bool isOffered)
{
    m_inside->setVisible(isOffered);
    m_insideSentence->setVisible(isOffered);
    if (!isOffered)
        m_browser->setChecked(true);
}

ConfirmationPage::Method ConfirmationPage::method() const
{
    return m_inside->isChecked() ? Method::Inside : Method::Browser;
}

Scopes ConfirmationPage::permissions() const
{
    return m_permissions->chosen();
}

QString ConfirmationPage::name() const
{
    return sanitizedServerText(m_name->text());
}

void ConfirmationPage::showName()
{
    setFolded(false);
}

void ConfirmationPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        updateArrow();
}

void ConfirmationPage::setFolded(bool isFolded)
{
    m_advanced->setVisible(!isFolded);
    updateArrow();
    if (!isFolded)
        PageText::reveal(m_advanced);
}

void ConfirmationPage::updateArrow()
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::ArrowType onwards = isMirrored ? Qt::LeftArrow : Qt::RightArrow;
    m_fold->setArrowType(m_advanced->isHidden() ? onwards : Qt::DownArrow);
}

} // namespace Qonsent
