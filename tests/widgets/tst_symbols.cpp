// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "widgets/look/fusionpalette.h"
#include "widgets/look/symbols.h"

#include <QApplication>
#include <QTest>

using namespace Qonsent;

/// The kit's own pictures.
class tst_Symbols : public QObject
{
    Q_OBJECT

    static QImage picture(Symbol symbol, const SymbolLook &look)
    {
        return symbolPixmap(symbol, look).toImage().convertToFormat(QImage::Format_ARGB32);
    }
    /// How much ink differs, as part of the whole square: 0 to 1.
    static double difference(const QImage &a, const QImage &b)
    {
        qint64 sum = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                sum += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y)));
        }
        return double(sum) / (255. * a.width() * a.height());
    }
    static double ink(const QImage &image)
    {
        QImage nothing = image;
        nothing.fill(Qt::transparent);
        return difference(image, nothing);
    }
    static QList<Symbol> all()
    {
        QList<Symbol> symbols;
        for (int i = 0; i <= int(Symbol::Person); ++i)
            symbols += Symbol(i);
        return symbols;
    }

private Q_SLOTS:
    void everySymbolIsDrawn_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {12, 16, 20, 24, 32})
            QTest::addRow("%d px", size) << size;
    }
    void everySymbolIsDrawn()
    {
        QFETCH(int, size);
        for (const Symbol symbol : all()) {
            const QImage image = picture(symbol, {.size = size});
            QCOMPARE(image.size(), QSize(size, size));
            QVERIFY2(ink(image) > 0.02, qPrintable(QString::number(int(symbol))));
            QVERIFY2(ink(image) < 0.6, qPrintable(QString::number(int(symbol))));
        }
    }

    void statesDifferByShapeAtTwelvePixels()
    {
        const QList<Symbol> states = {Symbol::Ready,     Symbol::Renewing, Symbol::Waiting,
                                      Symbol::Attention, Symbol::Problem,  Symbol::Locked};
        for (qsizetype i = 0; i < states.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const double differs = difference(picture(states.at(i), {.size = 12}),
                                                  picture(states.at(j), {.size = 12}));
                // a stroke through the ring is about a twentieth of the square
                QVERIFY2(differs > 0.05,
                         qPrintable(QStringLiteral("%1 and %2: %3")
                                        .arg(int(states.at(i)))
                                        .arg(int(states.at(j)))
                                        .arg(differs)));
            }
        }
    }

    void aSymbolHasTheColorAskedFor()
    {
        const QImage image =
            picture(Symbol::Ready, {.size = 24, .color = QColor(0x1B, 0x6B, 0x3A)});
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255)
                    QCOMPARE(QColor(image.pixel(x, y)).name(), QStringLiteral("#1b6b3a"));
            }
        }
    }

    void aSymbolIsSharpOnDensePanels()
    {
        const QPixmap dense = symbolPixmap(Symbol::Copy, {.size = 16, .devicePixelRatio = 2});
        QCOMPARE(dense.size(), QSize(32, 32));
        QCOMPARE(dense.devicePixelRatio(), 2.);
        const QPixmap odd = symbolPixmap(Symbol::Copy, {.size = 16, .devicePixelRatio = 1.5});
        QCOMPARE(odd.size(), QSize(24, 24));
    }

    void onlyDirectionalSymbolsAreMirrored()
    {
        for (const Symbol symbol : all()) {
            const QImage usual = picture(symbol, {.size = 24});
            const QImage other = picture(symbol, {.size = 24, .direction = Qt::RightToLeft});
            if (symbol == Symbol::Back) {
                QVERIFY(difference(usual, other) > 0.02);
                QVERIFY(difference(usual.mirrored(true, false), other) < 0.01);
            } else {
                QCOMPARE(other, usual);
            }
        }
    }

    void anIconFollowsThePalette()
    {
        const QIcon icon = symbolIcon(Symbol::Add);
        const auto color = [&icon](QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(32, 32), 1, mode).toImage();
            return QColor(image.pixel(16, 16)).name();
        };
        for (const auto appearance : {Appearance::Dark, Appearance::Light}) {
            setAppearance(appearance);
            const QPalette palette = QApplication::palette();
            QCOMPARE(color(QIcon::Normal), palette.color(QPalette::ButtonText).name());
            QCOMPARE(color(QIcon::Disabled),
                     palette.color(QPalette::Disabled, QPalette::ButtonText).name());
            QCOMPARE(color(QIcon::Selected), palette.color(QPalette::HighlightedText).name());
        }
    }
};

QONSENT_TEST(tst_Symbols)
#include "tst_symbols.moc"
