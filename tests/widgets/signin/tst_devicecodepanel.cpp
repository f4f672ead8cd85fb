// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/signin/scene.h"
#include "widgets/signin/breakingtext_p.h"
#include "widgets/signin/devicecodepanel.h"
#include "widgets/signin/outcomepage.h"
#include "widgets/signin/qrpicture_p.h"
#include "widgets/signin/signindialog.h"
#include "widgets/signin/signinpanel.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;

namespace {

UserAction codeAction()
{
    UserAction action;
    action.kind = UserAction::Kind::ShowCode;
    action.url = QUrl(QStringLiteral("https://id.example.org/device"));
    action.completeUrl = QUrl(QStringLiteral("https://id.example.org/device?user_code=WDJB-MJHT"));
    action.userCode = QStringLiteral("WDJB-MJHT");
    action.endsAt = QDateTime::currentDateTimeUtc().addSecs(840);
    return action;
}

/// The visible texts of \a window, one a line.
QString textOf(const QWidget &window)
{
    QStringList texts;
    for (const QWidget *part : window.findChildren<QWidget *>()) {
        if (!part->isVisibleTo(&window))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(part))
            texts.append(label->text());
        else if (const auto *text = qobject_cast<const BreakingText *>(part))
            texts.append(text->text());
    }
    return texts.join(u'\n');
}

void click(const QWidget &window, const QString &text)
{
    QAbstractButton *const button = buttonSaying(window, text);
    QVERIFY2(button, qPrintable(text));
    button->click();
}

/// The code that \a window shows, as a person would type it.
QString codeIn(const QWidget &window)
{
    return window.findChildren<BreakingText *>().last()->text();
}

QLabel *pictureIn(const QWidget &window)
{
    for (QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->pixmap(Qt::ReturnByValue).isNull())
            return label;
    }
    return nullptr;
}

/// A provider whose codes are polled for once a second.
struct CodeScene : SignInScene
{
    CodeScene() { server.options().deviceInterval = std::chrono::seconds(1); }

    SignInRequest codeRequest() const
    {
        SignInRequest request = this->request();
        request.method = SignInMethod::Device;
        return request;
    }
};

} // namespace

/// The page with a code for another device.
class tst_DeviceCodePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsPageCodeAndTimeInThisOrder()
    {
        DeviceCodePanel panel;
        panel.setAction(codeAction());
        panel.resize(400, 480);
        panel.show();
        const QString text = textOf(panel);
        const auto page = text.indexOf(QStringLiteral("id.example.org/device\n"));
        const auto code = text.indexOf(QStringLiteral("WDJB-MJHT"));
        const auto time = text.indexOf(QStringLiteral("stays open for 14 more minute"));
        QVERIFY2(page >= 0 && page < code && code < time, qPrintable(text));
    }

    void theCodeIsReadOutLetterByLetter()
    {
        DeviceCodePanel panel;
        panel.setAction(codeAction());
        QAccessibleInterface *const code =
            QAccessible::queryAccessibleInterface(panel.findChildren<BreakingText *>().last());
        QCOMPARE(code->text(QAccessible::Name), QStringLiteral("W, D, J, B, dash, M, J, H, T"));
    }

    void whatIsCopiedIsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("copied");
        QTest::newRow("the address, whole")
            << QStringLiteral("Copy address") << QStringLiteral("https://id.example.org/device");
        QTest::newRow("the code, without the gaps it is drawn with")
            << QStringLiteral("Copy code") << QStringLiteral("WDJB-MJHT");
        QTest::newRow("the code, before the page opens")
            << QStringLiteral("Open page") << QStringLiteral("WDJB-MJHT");
    }
    void whatIsCopiedIsWhatIsTyped()
    {
        QFETCH(QString, button);
        QFETCH(QString, copied);
        DeviceCodePanel panel;
        panel.setAction(codeAction());
        panel.show();
        QGuiApplication::clipboard()->clear();
        QString atOpening;
        connect(&panel, &DeviceCodePanel::openRequested, this,
                [&atOpening] { atOpening = QGuiApplication::clipboard()->text(); });
        click(panel, button);
        QCOMPARE(QGuiApplication::clipboard()->text(), copied);
        QCOMPARE(atOpening, button == QLatin1String("Open page") ? copied : QString());
    }

    void thePictureIsOfTheCompleteAddress_data()
    {
        QTest::addColumn<QUrl>("complete");
        QTest::addColumn<QString>("said");
        QTest::newRow("with the code in it")
            << codeAction().completeUrl
            << QStringLiteral("https://id.example.org/device?user_code=WDJB-MJHT");
        QTest::newRow("without, if the provider gave none")
            << QUrl() << QStringLiteral("https://id.example.org/device");
    }
    void thePictureIsOfTheCompleteAddress()
    {
        QFETCH(QUrl, complete);
        QFETCH(QString, said);
        UserAction action = codeAction();
        action.completeUrl = complete;
        DeviceCodePanel panel;
        panel.setAction(action);
        panel.show();
        const QLabel *const picture = pictureIn(panel);
        QVERIFY(picture);
        QAccessibleInterface *const graphic =
            QAccessible::queryAccessibleInterface(const_cast<QLabel *>(picture));
        QCOMPARE(graphic->role(), QAccessible::Graphic);
        QCOMPARE(graphic->text(QAccessible::Name), said);
        const QImage shown = picture->pixmap(Qt::ReturnByValue).toImage();
        QCOMPARE(shown.convertToFormat(QImage::Format_RGB32), qrPicture(said.toUtf8(), 164, 2));
    }

    void thePictureHasAWhiteMarginOfFourModules()
    {
        const QImage picture = qrPicture("https://id.example.org/device", 164, 2);
        QCOMPARE(picture.size(), QSize(164, 164));
        int first = 0;
        while (picture.pixelColor(first, first) == QColor(Qt::white))
            ++first;
        int end = first; // the finder pattern is seven modules wide
        while (picture.pixelColor(end, first) == QColor(Qt::black))
            ++end;
        QCOMPARE((end - first) % 7, 0);
        QVERIFY(first >= 4 * (end - first) / 7);
    }

    void whatNoCameraReadsIsNotDrawn_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << qsizetype(0);
        QTest::newRow("modules of one pixel") << qsizetype(1'500);
        QTest::newRow("the largest code") << qsizetype(2'953);
        QTest::newRow("a byte more") << qsizetype(2'954);
        QTest::newRow("a megabyte") << qsizetype(1'000'000);
    }
    void whatNoCameraReadsIsNotDrawn()
    {
        QFETCH(qsizetype, size);
        QVERIFY(qrPicture(QByteArray(size, 'x'), 164, 2).isNull());
    }

    void aCodeThatRanOutIsStruckThrough_data()
    {
        QTest::addColumn<int>("secondsLeft");
        QTest::addColumn<bool>("isOver");
        QTest::addColumn<QString>("said");
        QTest::newRow("a minute and a half")
            << 90 << false << QStringLiteral("stays open for 2 more minute");
        QTest::newRow("the last minute") << 40 << false << QStringLiteral("less than a minute");
        QTest::newRow("over") << -1 << true << QStringLiteral("This code ran out");
        QTest::newRow("long over") << -100'000 << true << QStringLiteral("This code ran out");
    }
    void aCodeThatRanOutIsStruckThrough()
    {
        QFETCH(int, secondsLeft);
        QFETCH(bool, isOver);
        QFETCH(QString, said);
        UserAction action = codeAction();
        action.endsAt = QDateTime::currentDateTimeUtc().addSecs(secondsLeft);
        DeviceCodePanel panel;
        panel.setAction(action);
        panel.show();
        QVERIFY2(textOf(panel).contains(said), qPrintable(textOf(panel)));
        const auto *const code = panel.findChildren<BreakingText *>().last();
        QCOMPARE(code->font().strikeOut(), isOver);
        QCOMPARE(code->accessibleName().startsWith(QStringLiteral("Ran out")), isOver);
        QCOMPARE(buttonSaying(panel, QStringLiteral("Get a new code")) != nullptr, isOver);
        QCOMPARE(buttonSaying(panel, QStringLiteral("Copy code")) == nullptr, isOver);
        QCOMPARE(pictureIn(panel)->isVisibleTo(&panel), !isOver);
    }

    void hostileTextsStayPlainAndInTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("markup") << QStringLiteral("<h1><img src='http://127.0.0.1/x'>");
        QTest::newRow("an override") << QStringLiteral("ABC\u202eDEF");
        QTest::newRow("an isolate that does not end") << QStringLiteral("\u2067ABC");
        QTest::newRow("right to left") << QString(8, QChar(0x05d0));
        QTest::newRow("lines") << QStringLiteral("ABC\n\n\n\r\u2028DEF");
        QTest::newRow("controls") << QStringLiteral("\u0007\u001b[31mABC");
        QTest::newRow("half a pair") << QString(QChar(0xd83d));
        QTest::newRow("mnemonics") << QStringLiteral("&A&&B");
        QTest::newRow("placeholders") << QStringLiteral("%1%n%L1");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a megabyte") << QString(1'000'000, u'W');
    }
    void hostileTextsStayPlainAndInTheirPlace()
    {
        QFETCH(QString, text);
        UserAction action = codeAction();
        action.userCode = text;
        action.url.setPath(u'/' + text);
        action.completeUrl.setQuery(text);
        action.problem = AuthError::of(AuthError::Code::BrowserNotStarted);
        action.problem->message = text;
        DeviceCodePanel panel;
        panel.setAction(action);
        panel.resize(392, 360);
        panel.show();
        QVERIFY(panel.minimumSizeHint().width() <= 392);
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat() == Qt::PlainText || label->text().isEmpty(), true);
        const QString shown = textOf(panel);
        QVERIFY(shown.size() < 2'500);
        for (const char16_t c : {u'\u202e', u'\u2067', u'\u2028', u'\u001b', u'\r'})
            QVERIFY(!shown.contains(QChar(c)));
        QVERIFY(codeIn(panel).size() <= 64);
        QVERIFY(!codeIn(panel).contains(u'\n'));
        QVERIFY(!panel.grab().isNull());
    }

    void theCodeIsLeftToRightInEveryLanguage()
    {
        DeviceCodePanel panel;
        UserAction action = codeAction();
        action.userCode = QStringLiteral("12-34");
        panel.setAction(action);
        const auto *const code = panel.findChildren<BreakingText *>().last();
        const auto ink = [&panel, code] { // of the code alone, from its first column on
            panel.resize(600, 400);
            panel.show();
            QImage image = const_cast<BreakingText *>(code)->grab().toImage();
            const QColor paper = image.pixelColor(image.width() / 2, 0);
            int from = image.width();
            int to = 0;
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    if (image.pixelColor(x, y) != paper) {
                        from = std::min(from, x);
                        to = std::max(to, x);
                    }
                }
            }
            return image.copy(from, 0, to - from + 1, image.height());
        };
        const QImage before = ink();
        panel.setLayoutDirection(Qt::RightToLeft);
        const QImage after = ink();
        QCOMPARE(after.height(), before.height());
        QVERIFY(std::abs(after.width() - before.width()) <= 1); // between two pixels
    }

    void signsInOnceTheCodeIsEntered()
    {
        CodeScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.codeRequest());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        dialog->show();
        auto *const panel = dialog->findChild<DeviceCodePanel *>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(scene.browser->pages.size(), 0); // nothing opens unasked
        click(*dialog, QStringLiteral("Open page"));
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), codeIn(*panel));
        QVERIFY(panel->isVisible()); // to be compared
        QVERIFY(scene.server.allowDevice(codeIn(*panel), QStringLiteral("alice")));
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 20'000);
        QVERIFY(dialog->findChild<OutcomePage *>()->isVisible());
        dialog->close();
    }

    void aRefusalEndsIt()
    {
        CodeScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.codeRequest());
        dialog->show();
        auto *const panel = dialog->findChild<DeviceCodePanel *>();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(scene.server.denyDevice(codeIn(*panel)));
        QTRY_VERIFY_WITH_TIMEOUT(textOf(*dialog).contains(QStringLiteral("Nothing was shared")),
                                 20'000);
        dialog->close();
    }

    void aCodeThatTheProviderEndedCanBeReplaced()
    {
        CodeScene scene;
        scene.server.edit(Test::Endpoint::DeviceAuthorization, [](QJsonObject &answer) {
            answer.insert(QLatin1String("expires_in"), 1);
        });
        auto *dialog = new SignInDialog(scene.accounts, scene.codeRequest());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        dialog->show();
        auto *const panel = dialog->findChild<DeviceCodePanel *>();
        QTRY_VERIFY(panel->isVisible());
        const QString first = codeIn(*panel);
        QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(*dialog, QStringLiteral("Get a new code")), 20'000);
        scene.server.clearScript();
        click(*dialog, QStringLiteral("Get a new code"));
        QTRY_VERIFY(codeIn(*panel) != first && panel->isVisible());
        QVERIFY(scene.server.allowDevice(codeIn(*panel), QStringLiteral("alice")));
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 20'000);
        dialog->close();
    }

    void comesFromTheBrowserAndGoesBackToIt()
    {
        CodeScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->show();
        const QString way = QStringLiteral("Use a code on another device");
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        QVERIFY(!buttonSaying(*dialog, way)); // nobody said that the provider can do that
        dialog->panel()->setCodeOffered(true);
        click(*dialog, way);
        auto *const panel = dialog->findChild<DeviceCodePanel *>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(scene.browser->pages.size(), 1);
        click(*dialog, QStringLiteral("Sign in with the browser here"));
        QTRY_COMPARE(scene.browser->pages.size(), 2);
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        dialog->close();
    }
};

QONSENT_TEST(tst_DeviceCodePanel)
#include "tst_devicecodepanel.moc"
