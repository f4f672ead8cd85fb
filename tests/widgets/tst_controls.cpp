// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/look/contrast.h"
#include "widgets/look/fusionpalette.h"
#include "widgets/look/inlinenote.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

/// The strongest contrast to \a background of any pixel in the left \a width of \a picture.
double strongestContrast(const QImage &picture, int width, const QColor &background)
{
    double strongest = 1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < width; ++x)
            strongest = std::max(strongest, contrastBetween(picture.pixelColor(x, y), background));
    }
    return strongest;
}

/// The longest stretch of columns, inside of what is painted on a button, that are all alike.
int widestGap(const QImage &picture)
{
    constexpr int edge = 6; // of the frame
    int first = -1;
    int widest = 0;
    int last = 0;
    const QRgb ground = picture.pixel(edge, picture.height() / 2);
    for (int x = edge; x < picture.width() - edge; ++x) {
        bool isInk = false;
        for (int y = edge; y < picture.height() - edge; ++y)
            isInk = isInk || std::abs(qGray(picture.pixel(x, y)) - qGray(ground)) > 60;
        if (!isInk)
            continue;
        if (first >= 0)
            widest = std::max(widest, x - last);
        first = first < 0 ? x : first;
        last = x;
    }
    return widest;
}

} // namespace

/// Controls and their parts, as they are painted and laid out.
class tst_Controls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setAppearance(Appearance::Light); }

    void whatIsNotChosenIsSeen_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::addColumn<bool>("isRadio");
        QTest::newRow("a check box, light") << Appearance::Light << false;
        QTest::newRow("a check box, dark") << Appearance::Dark << false;
        QTest::newRow("a radio button, light") << Appearance::Light << true;
        QTest::newRow("a radio button, dark") << Appearance::Dark << true;
    }
    void whatIsNotChosenIsSeen()
    {
        QFETCH(Appearance, appearance);
        QFETCH(bool, isRadio);
        setAppearance(appearance);
        QWidget window;
        QAbstractButton *const button = isRadio
            ? static_cast<QAbstractButton *>(new QRadioButton(&window))
            : static_cast<QAbstractButton *>(new QCheckBox(&window));
        button->resize(20, 20);
        window.resize(20, 20);
        window.show();
        const QColor around = window.palette().color(QPalette::Window);
        const double contrast = strongestContrast(window.grab().toImage(), 20, around);
        QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
        QCOMPARE(button->palette().color(QPalette::WindowText),
                 window.palette().color(QPalette::WindowText));
    }

    void controlsKeepWhatTheirWindowWears_data() { onlyRow("also after the appearance changes"); }
    void controlsKeepWhatTheirWindowWears()
    {
        QWidget window;
        const QCheckBox box(&window);
        for (const Appearance appearance :
             {Appearance::Dark, Appearance::Light, Appearance::System, Appearance::Dark}) {
            setAppearance(appearance);
            QApplication::processEvents(); // Qt tells the window later
            for (const auto role : {QPalette::WindowText, QPalette::Base, QPalette::Text})
                QCOMPARE(box.palette().color(role), window.palette().color(role));
        }
    }

    void iconAndTextOfAButtonBelongTogether_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }
    void iconAndTextOfAButtonBelongTogether()
    {
        QFETCH(Qt::LayoutDirection, direction);
        RoomyButton button(u"Copy"_s);
        button.setIcon(symbolIcon(Symbol::Copy));
        button.setLayoutDirection(direction);
        button.resize(400, 32);
        const int gap = widestGap(button.grab().toImage());
        QVERIFY2(gap > 0, "there is nothing on it");
        QVERIFY2(gap < 16, qPrintable(QString::number(gap)));
    }

    void theButtonsOfAnAccountWrap_data() { onlyRow("in a narrow pane, and not in a wide one"); }
    void theButtonsOfAnAccountWrap()
    {
        const FakeClock clock;
        const SampleAccounts samples(clock);
        AccountDetails details;
        details.setFacts(samples.facts());
        const auto rowsOf = [&details](int width) {
            details.resize(width, 500);
            details.show();
            QApplication::processEvents();
            QSet<int> rows;
            for (const RoomyButton *button : details.findChildren<RoomyButton *>()) {
                if (button->isVisible())
                    rows += button->mapTo(&details, QPoint()).y();
            }
            return rows.size();
        };
        QCOMPARE(rowsOf(700), 1);
        QCOMPARE(rowsOf(180), 2);
        QCOMPARE(rowsOf(700), 1);
    }

    void aNoteIsThereWhileItHasSomethingToSay_data()
    {
        QTest::addColumn<InlineNote::Kind>("kind");
        QTest::addColumn<bool>("hasShape");
        QTest::newRow("what goes on") << InlineNote::Kind::Plain << false;
        QTest::newRow("what worked") << InlineNote::Kind::Done << true;
        QTest::newRow("what has to be known") << InlineNote::Kind::Attention << true;
        QTest::newRow("what did not work") << InlineNote::Kind::Problem << true;
    }
    void aNoteIsThereWhileItHasSomethingToSay()
    {
        QFETCH(InlineNote::Kind, kind);
        QFETCH(bool, hasShape);
        QWidget window;
        auto *const layout = new QVBoxLayout(&window);
        auto *const other = new QCheckBox(&window);
        auto *const note = new InlineNote(&window);
        layout->addWidget(other);
        layout->addWidget(note);
        window.show();
        window.activateWindow();
        other->setFocus();
        QTRY_VERIFY(other->hasFocus());
        QVERIFY(!note->isVisible());

        note->say(kind, u"<b>So</b> it is"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(other->hasFocus(), "nobody asked for it");
        const auto labels = note->findChildren<QLabel *>();
        const auto isShape = [](const QLabel *label) {
            return label->isVisible() && !label->pixmap(Qt::ReturnByValue).isNull();
        };
        QCOMPARE(std::any_of(labels.begin(), labels.end(), isShape), hasShape);
        for (const QLabel *label : labels)
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);

        note->sayAloud(kind, u"Hear"_s);
        QVERIFY(note->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Hear"_s);
        note->clear();
        QVERIFY(!note->isVisible());
        QCOMPARE(note->sentence(), QString());
    }
};

QONSENT_TEST(tst_Controls)
#include "tst_controls.moc"
