// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/consentscene.h"
#include "widgets/consent/addressbar_p.h"
#include "widgets/consent/consentcolors_p.h"
#include "widgets/consent/notebar_p.h"
#include "widgets/consent/refusal_p.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QPalette>
#include <QTest>
#include <QWebEngineView>

#include <cmath>

using namespace Qonsent;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x2A, 0x2B, 0x2F), QColor(0x2A, 0x2B, 0x2F));
    palette.setColor(QPalette::Base, QColor(0x1C, 0x1D, 0x20));
    palette.setColor(QPalette::WindowText, QColor(0xEC, 0xED, 0xEE));
    palette.setColor(QPalette::Text, QColor(0xEC, 0xED, 0xEE));
    palette.setColor(QPalette::ButtonText, QColor(0xEC, 0xED, 0xEE));
    palette.setColor(QPalette::Button, QColor(0x3A, 0x3B, 0x40));
    return palette;
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xEF, 0xEF, 0xEF), QColor(0xEF, 0xEF, 0xEF));
    palette.setColor(QPalette::Base, Qt::white);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0x1B, 0x1C, 0x1E));
    return palette;
}

qreal luminance(const QColor &color)
{
    const auto channel = [](qreal value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

qreal contrast(const QColor &one, const QColor &other)
{
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

/// What it looks like. With QONSENT_PICTURES=FOLDER each look is left there as a picture.
class tst_ConsentAppearance : public QObject
{
    Q_OBJECT

    static void keepPicture(QWidget *window, const QString &name)
    {
        const QString folder = qEnvironmentVariable("QONSENT_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(window->grab().save(folder + u'/' + name + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void cleanup()
    {
        QApplication::setPalette(QPalette());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void meaningStandsOutFromItsGround_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }
    void meaningStandsOutFromItsGround()
    {
        QFETCH(QPalette, palette);
        const ConsentColors colors = ConsentColors::in(palette);
        const QColor window = palette.color(QPalette::Window);
        const QColor text = palette.color(QPalette::WindowText);
        QVERIFY(contrast(colors.muted, window) >= 4.5);
        QVERIFY(contrast(colors.muted, colors.attentionBanner) >= 4.5);
        QVERIFY(contrast(colors.ready, window) >= 4.5);
        QVERIFY(contrast(colors.attention, window) >= 4.5);
        QVERIFY(contrast(colors.attention, colors.attentionBanner) >= 4.5);
        QVERIFY(contrast(colors.problem, colors.problemBanner) >= 4.5);
        QVERIFY(contrast(text, colors.attentionBanner) >= 7);
        QVERIFY(contrast(text, colors.problemBanner) >= 7);
        QVERIFY(contrast(colors.border, window) >= 3);
    }

    void everyRefusalIsOneSentenceOfWords()
    {
        for (int kind = 0; kind <= int(ConsentRefusal::Kind::NoBrowser); ++kind) {
            const QString text =
                ConsentRefusal{.kind = ConsentRefusal::Kind(kind), .subject = QStringLiteral("a.b")}
                    .sentence();
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(u'%') && !text.contains(u'!'), qPrintable(text));
        }
    }

    void theWindowFitsInEveryLook_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<QSize>("size");
        const QSize usual(480, 640);
        QTest::newRow("light") << lightPalette() << Qt::LeftToRight << usual;
        QTest::newRow("dark") << darkPalette() << Qt::LeftToRight << usual;
        QTest::newRow("right to left") << lightPalette() << Qt::RightToLeft << usual;
        QTest::newRow("smallest") << lightPalette() << Qt::LeftToRight << QSize(400, 360);
    }
    void theWindowFitsInEveryLook()
    {
        QFETCH(QPalette, palette);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(QSize, size);
        QApplication::setPalette(palette);
        QApplication::setLayoutDirection(direction);
        Test::AuthorizationServer server({.signingAlgorithm = "ES256"});
        ConsentScene scene;
        const QUrl url(
            server.url(Test::Endpoint::Authorization).toString()
            + QStringLiteral("?response_type=code&client_id=kit&scope=openid&state=s&"
                             "code_challenge_method=S256&code_challenge=%1&redirect_uri=%2")
                  .arg(QString(43, u'A'), scene.redirectUri().toString()));
        scene.dialog->resize(size);
        scene.start(url, server.issuer());
        QVERIFY(scene.becomesTrue(QStringLiteral("document.querySelector('#password') != null")));
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
        const auto fits = [&] {
            QCOMPARE(scene.dialog->size(), size);
            for (const QLabel *label : scene.dialog->findChildren<QLabel *>()) {
                if (label->isVisible() && !label->text().isEmpty())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
            }
        };
        QTRY_VERIFY(!scene.bar()->path().isEmpty());
        QTest::qWait(300); // for the picture alone: the engine paints when it likes
        fits();
        keepPicture(scene.dialog.get(), name);

        scene.bar()->showAddress(QUrl(QStringLiteral("https://login.okta.example/oauth2/v1/"
                                                     "authorize/with/a/very/long/path/to/elide")),
                                 HostWatch::Standing::Unexpected);
        const auto notes = scene.dialog->findChildren<NoteBar *>();
        notes.at(0)->showNote(
            NoteBar::Tone::Attention,
            QStringLiteral(
                "You left gitlab.example.com. This page belongs to login.okta.example."));
        notes.at(1)->showNote(NoteBar::Tone::Problem,
                              ConsentRefusal{.kind = ConsentRefusal::Kind::Certificate,
                                             .subject = QStringLiteral("login.okta.example")}
                                  .sentence());
        QTest::qWait(300);
        fits();
        keepPicture(scene.dialog.get(), name + QStringLiteral("-notes"));
        scene.bar()->showAddress(
            QUrl(QStringLiteral("https://accounts.google.com.this-is-a-long-name-that-wants-to-"
                                "look-like-another.evil.test/x")),
            HostWatch::Standing::Unexpected);
        QTest::qWait(100);
        keepPicture(scene.dialog.get(), name + QStringLiteral("-host"));
    }
};

QONSENT_TEST(tst_ConsentAppearance)
#include "tst_consentappearance.moc"
