// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "widgets/look/contrast.h"
#include "widgets/look/fusionpalette.h"
#include "widgets/look/meaningcolors.h"
#include "widgets/look/providertile.h"

#include <QApplication>
#include <QImage>
#include <QMetaEnum>
#include <QPainter>
#include <QSet>
#include <QStyle>
#include <QTest>

using namespace Qonsent;
using P = QPalette;

/// Every colour of the kit, measured.
class tst_Colors : public QObject
{
    Q_OBJECT

    struct Pair
    {
        P::ColorRole text;
        P::ColorRole background;
    };
    const QList<Pair> m_pairs = {
        {P::WindowText, P::Window},
        {P::Text, P::Base},
        {P::Text, P::AlternateBase},
        {P::ButtonText, P::Button},
        {P::PlaceholderText, P::Base},
        {P::HighlightedText, P::Highlight},
        {P::Link, P::Base},
        {P::Link, P::Window},
        {P::LinkVisited, P::Base},
        {P::LinkVisited, P::Window},
        {P::ToolTipText, P::ToolTipBase},
        {P::WindowText, P::Base},
        {P::Text, P::Window},
        {P::ButtonText, P::Window},
    };

    static QByteArray nameOf(P::ColorRole role)
    {
        return QMetaEnum::fromType<P::ColorRole>().valueToKey(role);
    }
    static void addAppearances()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
    }
    static QPalette blackOnWhite()
    {
        QPalette palette(Qt::white, Qt::white);
        palette.setColor(P::WindowText, Qt::black);
        palette.setColor(P::Text, Qt::black);
        palette.setColor(P::Base, Qt::white);
        return palette;
    }

private Q_SLOTS:
    void cleanup() { setAppearance(Appearance::Light); }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrastBetween(Qt::black, Qt::white), 21.);
        QCOMPARE(contrastBetween(Qt::white, Qt::black), 21.);
        QCOMPARE(contrastBetween(Qt::red, Qt::red), 1.);
        // the lightest grey that WCAG lets pass on white, and the one after it
        QVERIFY(contrastBetween(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrastBetween(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }

    void everyRoleOfEveryGroupIsOurs_data() { addAppearances(); }
    void everyRoleOfEveryGroupIsOurs()
    {
        QFETCH(Appearance, appearance);
        const QPalette palette = fusionPalette(appearance);
        for (const auto group : {P::Active, P::Inactive, P::Disabled}) {
            for (int role = 0; role < P::NColorRoles; ++role) {
                if (role != P::NoRole)
                    QVERIFY2(palette.isBrushSet(group, P::ColorRole(role)),
                             nameOf(P::ColorRole(role)).constData());
            }
        }
    }

    void everyTextIsReadable_data() { addAppearances(); }
    void everyTextIsReadable()
    {
        QFETCH(Appearance, appearance);
        const QPalette palette = fusionPalette(appearance);
        for (const auto group : {P::Active, P::Inactive, P::Disabled}) {
            // WCAG asks nothing of what is disabled; seen it should be.
            const double enough = group == P::Disabled ? 3 : 4.5;
            for (const Pair &pair : m_pairs) {
                const double contrast = contrastBetween(palette.color(group, pair.text),
                                                        palette.color(group, pair.background));
                QVERIFY2(contrast >= enough,
                         (nameOf(pair.text) + " on " + nameOf(pair.background) + ": "
                          + QByteArray::number(contrast))
                             .constData());
            }
        }
    }

    void edgesGoFromLightToDark_data() { addAppearances(); }
    void edgesGoFromLightToDark()
    {
        QFETCH(Appearance, appearance);
        const QPalette palette = fusionPalette(appearance);
        int lightness = 256;
        for (const auto role : {P::Light, P::Midlight, P::Button, P::Mid, P::Dark, P::Shadow}) {
            QVERIFY2(palette.color(role).lightness() < lightness, nameOf(role).constData());
            lightness = palette.color(role).lightness();
        }
    }

    void everyMeaningIsReadable_data() { addAppearances(); }
    void everyMeaningIsReadable()
    {
        QFETCH(Appearance, appearance);
        const QPalette palette = fusionPalette(appearance);
        const MeaningColors colors = MeaningColors::of(palette);
        for (const auto role : {P::Base, P::Window, P::AlternateBase}) {
            const QColor background = palette.color(role);
            for (const QColor &color :
                 {colors.ready, colors.attention, colors.problem, colors.muted})
                QVERIFY2(contrastBetween(color, background) >= 4.5,
                         qPrintable(color.name() + QLatin1String(" on ") + background.name()));
            QVERIFY(contrastBetween(colors.border, background) >= 3);
        }
        QVERIFY(contrastBetween(palette.color(P::Text), colors.attentionBanner) >= 4.5);
        QVERIFY(contrastBetween(palette.color(P::Text), colors.problemBanner) >= 4.5);
        QVERIFY(contrastBetween(colors.attention, colors.attentionBanner) >= 4.5);
        QVERIFY(contrastBetween(colors.problem, colors.problemBanner) >= 4.5);
    }

    void meaningGoesByTheLightnessOfWindows()
    {
        const MeaningColors light = MeaningColors::of(fusionPalette(Appearance::Light));
        const MeaningColors dark = MeaningColors::of(fusionPalette(Appearance::Dark));
        QVERIFY(light != dark);
        QPalette foreign(QColor(40, 44, 52)); // some program's own dark palette
        QCOMPARE(MeaningColors::of(foreign), dark);
        foreign = QPalette(QColor(240, 240, 240));
        QCOMPARE(MeaningColors::of(foreign), light);
    }

    void highContrastHasNoMeaningColors()
    {
        const QPalette palette = blackOnWhite();
        QVERIFY(isHighContrast(palette));
        const MeaningColors colors = MeaningColors::of(palette);
        QCOMPARE(colors.ready, QColor(Qt::black));
        QCOMPARE(colors.problem, QColor(Qt::black));
        QCOMPARE(colors.problemBanner, QColor(Qt::white));
        QVERIFY(!ProviderTile::of(QStringLiteral("a"), {}, palette).background.isValid());
    }

    void aTileWithoutAHueIsAsReadableAsTheTextBesideIt_data()
    {
        QTest::addColumn<QColor>("row");
        QTest::addColumn<QColor>("text");
        QTest::newRow("in a row") << QColor(Qt::white) << QColor(Qt::black);
        QTest::newRow("in a row that is selected") << QColor(Qt::black) << QColor(Qt::white);
    }
    void aTileWithoutAHueIsAsReadableAsTheTextBesideIt()
    {
        QFETCH(QColor, row);
        QFETCH(QColor, text);
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(row);
        QPainter painter(&image);
        painter.setPen(text);
        ProviderTile::of(QStringLiteral("a"), {}, blackOnWhite()).paint(&painter, image.rect());
        painter.end();
        int inked = 0;
        for (int x = 0; x < image.width(); ++x)
            inked += image.pixelColor(x, image.height() / 2) == text ? 1 : 0;
        QVERIFY(inked >= 2); // the outline, left and right
    }

    void ordinaryPalettesAreNotHighContrast_data() { addAppearances(); }
    void ordinaryPalettesAreNotHighContrast()
    {
        QFETCH(Appearance, appearance);
        QVERIFY(!isHighContrast(fusionPalette(appearance)));
        QVERIFY(!isHighContrast(QApplication::style()->standardPalette()));
    }

    void aProgramWearsWhatItAsksFor()
    {
        setAppearance(Appearance::Dark);
        QCOMPARE(appearance(), Appearance::Dark);
        QCOMPARE(QApplication::palette(), fusionPalette(Appearance::Dark));
        setAppearance(Appearance::Light);
        QCOMPARE(QApplication::palette(), fusionPalette(Appearance::Light));
        setAppearance(Appearance::System); // the offscreen desktop is a light one
        QCOMPARE(QApplication::palette(), fusionPalette(Appearance::Light));
        QCOMPARE(fusionPalette(Appearance::System), fusionPalette(Appearance::Light));
    }

    void theSystemIsAskedAgainWhenItChanges()
    {
        setAppearance(Appearance::System);
        QApplication::setPalette(QPalette(Qt::red)); // somebody meddles while the theme changes
        QEvent theme(QEvent::ThemeChange);
        QCoreApplication::sendEvent(qApp, &theme);
        QTRY_COMPARE(QApplication::palette(), fusionPalette(Appearance::Light));
    }

    void otherStylesKeepTheirColors()
    {
        setAppearance(Appearance::Light);
        QApplication::setStyle(QStringLiteral("windows"));
        setAppearance(Appearance::Dark);
        const QPalette worn = QApplication::palette();
        QApplication::setStyle(QStringLiteral("fusion"));
        QVERIFY(worn != fusionPalette(Appearance::Dark));
        QVERIFY(worn != fusionPalette(Appearance::Light));
    }

    void tilesHaveEightReadableHues()
    {
        QSet<QRgb> hues;
        for (int i = 0; i < 1000; ++i) {
            const ProviderTile tile =
                ProviderTile::of(QStringLiteral("a"), QStringLiteral("%1.example").arg(i),
                                 fusionPalette(Appearance::Light));
            QVERIFY2(contrastBetween(tile.text, tile.background) >= 4.5,
                     qPrintable(tile.background.name()));
            for (const auto appearance : {Appearance::Light, Appearance::Dark})
                QVERIFY(contrastBetween(tile.background, fusionPalette(appearance).color(P::Base))
                        >= 3);
            hues.insert(tile.background.rgb());
        }
        QCOMPARE(hues.size(), 8);
    }

    void aTileIsTheSameInEveryProcess()
    {
        const auto hue = [](const char *host) {
            return ProviderTile::of(QStringLiteral("x"), QLatin1String(host),
                                    fusionPalette(Appearance::Light))
                .background.name();
        };
        // computed elsewhere: another hue would be another hue after an update
        QCOMPARE(hue("gitlab.example.com"), QStringLiteral("#6461a8"));
        QCOMPARE(hue("accounts.google.example"), QStringLiteral("#a0526a"));
        QCOMPARE(hue(""), QStringLiteral("#99573f"));
    }

    void aTileShowsTheFirstLetter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("letter");
        QTest::newRow("a letter") << "work"
                                  << "W";
        QTest::newRow("an accent stays with its letter")
            << QStringLiteral("e\u0301t\u00E9") << QStringLiteral("E\u0301");
        QTest::newRow("outside the basic plane")
            << QStringLiteral("\U00010428x") << QStringLiteral("\U00010400");
        QTest::newRow("J09: markup is skipped") << "<img src=x>"
                                                << "I";
        QTest::newRow("J09: quotes are skipped") << "\"Work\""
                                                 << "W";
        QTest::newRow("no letter at all") << "***"
                                          << "*";
        QTest::newRow("nothing") << ""
                                 << "?";
        QTest::newRow("spaces only") << "   "
                                     << "?";
        QTest::newRow("J09: a letter under a heap of marks is no letter")
            << QLatin1Char('a') + QString(40, QChar(0x0301)) + QLatin1Char('b') << "B";
        QTest::newRow("J09: a megabyte") << QString(1'000'000, u'z') << "Z";
    }
    void aTileShowsTheFirstLetter()
    {
        QFETCH(QString, name);
        QFETCH(QString, letter);
        QCOMPARE(ProviderTile::of(name, {}, QPalette()).letter, letter);
    }
};

QONSENT_TEST(tst_Colors)
#include "tst_colors.moc"
