// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/devicecodepanel.h"

#include "widgets/look/metrics.h"
#include "widgets/look/onwardbutton_p.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/wrappinglayout_p.h"
#include "widgets/signin/breakingtext_p.h"
#include "widgets/signin/qrpicture_p.h"
#include "widgets/signin/remainingtime.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr int pictureEdge = 164;      // logical pixels
constexpr int sideBySide = 440;       // from this width on, the texts keep 260
constexpr double codeScale = 2.6;     // against the person's own font
constexpr qsizetype longestCode = 64; // as DeviceAuthorization::parse() has it

QLabel *sentenceLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// What a person types: "https" is what every browser adds.
QString typedAddress(const QUrl &url)
{
    QString address = url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
    if (address.startsWith(QLatin1String("https://")))
        address.remove(0, 8);
    return sanitizedServerText(address);
}

QString wholeAddress(const UserAction &action)
{
    const QUrl &url = action.completeUrl.isEmpty() ? action.url : action.completeUrl;
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

QString shownCode(const UserAction &action)
{
    return sanitizedServerText(action.userCode).left(longestCode);
}

} // namespace

DeviceCodePanel::DeviceCodePanel(QWidget *parent)
    : QWidget(parent)
    , m_columns(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_title(sentenceLabel(this))
    , m_pageStep(sentenceLabel(this))
    , m_address(new BreakingText(this))
    , m_codeStep(sentenceLabel(this))
    , m_code(new BreakingText(this))
    , m_time(sentenceLabel(this))
    , m_note(sentenceLabel(this))
    , m_picture(new QLabel(this))
    , m_copyAddress(new RoomyButton(tr("Copy &address"), this))
    , m_copyCode(new RoomyButton(tr("&Copy code"), this))
    , m_open(new RoomyButton(tr("&Open page"), this))
    , m_newCode(new RoomyButton(tr("&Get a new code"), this))
    , m_browser(new OnwardButton(tr("Sign in &with the browser here"), this))
{
    build();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeviceCodePanel::tick);
    connect(m_copyAddress, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_action.url.toString(QUrl::FullyEncoded));
    });
    connect(m_copyCode, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(shownCode(m_action)); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(shownCode(m_action)); // first: the page covers it
        Q_EMIT openRequested();
    });
    connect(m_newCode, &QPushButton::clicked, this, [this] {
        m_newCode->setEnabled(false); // until it is here
        Q_EMIT newCodeRequested();
    });
    connect(m_browser, &QPushButton::clicked, this, &DeviceCodePanel::browserRequested);
    dress();
    tick();
}

DeviceCodePanel::~DeviceCodePanel() = default;

void DeviceCodePanel::build()
{
    m_title->setText(tr("Enter this code on any device"));
    m_pageStep->setText(tr("1. Open this page on your phone or another computer:"));
    m_codeStep->setText(tr("2. Type this code:"));
    m_picture->setFixedSize(pictureEdge, pictureEdge);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum); // a word may have no end
    policy.setHeightForWidth(true);
    m_note->setSizePolicy(policy);
    m_browser->hide();
    for (QPushButton *button : {m_copyAddress, m_copyCode, m_open, m_newCode})
        button->setAutoDefault(false);
    auto *addressButtons = new WrappingLayout;
    addressButtons->setSpacing(Metrics::controlGap);
    addressButtons->addWidget(m_copyAddress);
    addressButtons->addWidget(m_open);
    auto *codeButtons = new WrappingLayout;
    codeButtons->setSpacing(Metrics::controlGap);
    codeButtons->addWidget(m_copyCode);
    codeButtons->addWidget(m_newCode);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(Metrics::controlGap);
    texts->addWidget(m_title);
    texts->addWidget(m_pageStep);
    texts->addWidget(m_address);
    texts->addLayout(addressButtons);
    texts->addSpacing(Metrics::controlGap);
    texts->addWidget(m_codeStep);
    texts->addWidget(m_code);
    texts->addLayout(codeButtons);
    texts->addSpacing(Metrics::controlGap);
    texts->addWidget(m_time);
    texts->addWidget(m_note);
    texts->addWidget(m_browser);
    texts->addStretch();

    m_columns->setContentsMargins({});
    m_columns->setSpacing(Metrics::groupGap);
    m_columns->addLayout(texts, 1);
    m_columns->addWidget(m_picture, 0, Qt::AlignTop | Qt::AlignLeading);
}

void DeviceCodePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        dress();
}

/// Fonts and sides, which are the person's and may change.
void DeviceCodePanel::dress()
{
    m_title->setFont(Metrics::titleFont(font()));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(QFontInfo(font()).pointSizeF());
    m_address->setFont(fixed);
    fixed.setPointSizeF(fixed.pointSizeF() * codeScale);
    fixed.setWeight(QFont::DemiBold);
    fixed.setLetterSpacing(QFont::PercentageSpacing, 115); // what is copied has no spaces in it
    fixed.setStrikeOut(isOver(QDateTime::currentDateTimeUtc()));
    m_code->setFont(fixed);
    for (QLabel *label : {m_title, m_pageStep, m_codeStep, m_time, m_note})
        label->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignVCenter);
}

void DeviceCodePanel::setAction(const UserAction &action)
{
    m_action = action;
    m_isExpired = false;
    const QString address = typedAddress(action.url);
    m_address->setText(address, action.url.toString(QUrl::FullyEncoded));
    m_address->setSpoken(address);
    m_note->setText(action.problem
                        ? sanitizedServerText(action.problem->message)
                        : tr("The code is not a password, and it does not come from your phone."));
    const QString code = shownCode(action);
    m_code->setText(code, code);
    drawPicture();
    tick();
}

void DeviceCodePanel::expire()
{
    m_isExpired = true;
    tick();
}

void DeviceCodePanel::setBrowserOffered(bool isOffered)
{
    m_browser->setVisible(isOffered);
}

void DeviceCodePanel::drawPicture()
{
    const QString address = wholeAddress(m_action);
    const qreal ratio = devicePixelRatioF();
    QImage picture = qrPicture(address.toUtf8(), qRound(pictureEdge * ratio), qRound(2 * ratio));
    picture.setDevicePixelRatio(ratio);
    m_picture->setPixmap(QPixmap::fromImage(picture));
    m_picture->setAccessibleName(sanitizedServerText(address));
    m_picture->setVisible(!picture.isNull() && !isOver(QDateTime::currentDateTimeUtc()));
}

void DeviceCodePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->setDirection(width() >= sideBySide ? QBoxLayout::LeftToRight
                                                  : QBoxLayout::TopToBottom);
}

void DeviceCodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    drawPicture(); // for this screen
    tick();
}

bool DeviceCodePanel::isOver(const QDateTime &now) const
{
    return m_isExpired || (m_action.endsAt.isValid() && now >= m_action.endsAt);
}

void DeviceCodePanel::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isOver = this->isOver(now);
    const bool wasFocused = m_copyCode->hasFocus() || m_open->hasFocus();
    m_time->setText(isOver ? tr("This code ran out. Nothing was changed.")
                           : RemainingTime::sentence(m_action.endsAt, now));
    QStringList letters; // one by one, or it would be read as a word
    for (const QChar letter : shownCode(m_action))
        letters.append(letter == u'-' ? tr("dash") : QString(letter));
    const QString spoken = letters.join(QStringLiteral(", "));
    m_code->setSpoken(isOver ? tr("Ran out: %1").arg(spoken) : spoken);
    m_newCode->setVisible(isOver);
    m_newCode->setEnabled(true);
    m_copyCode->setVisible(!isOver);
    m_open->setVisible(!isOver);
    m_note->setVisible(!isOver);
    m_picture->setVisible(!isOver && !m_picture->pixmap(Qt::ReturnByValue).isNull());
    if (isOver && wasFocused)
        m_newCode->setFocus(Qt::OtherFocusReason);
    dress();
    const auto change = RemainingTime::untilChange(m_action.endsAt, now);
    if (change > 0ms && !isOver && isVisible())
        m_timer.start(change);
    else
        m_timer.stop();
}

} // namespace Qonsent
