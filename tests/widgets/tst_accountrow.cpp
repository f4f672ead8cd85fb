// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountdelegate.h"
#include "widgets/accounts/accountrow_p.h"
#include "widgets/accounts/statusshape.h"
#include "widgets/look/fusionpalette.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QPixmap>
#include <QStandardItemModel>
#include <QTest>
#include <QTextDocument>

using namespace Qonsent;
using namespace std::chrono_literals;
using Model = AccountListModel;

/// One row of the list: where its parts go, what it says, and what a server can do to it.
class tst_AccountRow : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    const QRect m_rect = QRect(0, 40, 320, 60);
    const QFontMetrics m_metrics = QFontMetrics(QApplication::font());

    static AccountRowText row(const QString &word = QStringLiteral("42 min"))
    {
        return {.name = QStringLiteral("Work GitLab"),
                .identity = QStringLiteral("alice@example.com"),
                .word = word};
    }
    AccountRowLayout layout(const AccountRowText &row,
                            Qt::LayoutDirection direction = Qt::LeftToRight, int width = 320) const
    {
        return AccountRowLayout::of(row, {0, 40, width, 60}, m_metrics, direction);
    }
    static QList<QRect> parts(const AccountRowLayout &layout)
    {
        QList<QRect> all = {layout.tile, layout.name, layout.shape, layout.word};
        if (!layout.badge.isNull())
            all += layout.badge;
        if (!layout.identity.isNull())
            all += {layout.dot, layout.identity};
        return all;
    }
    /// A row of somebody else's model, which cleans nothing.
    static std::unique_ptr<QStandardItemModel> foreign(const QString &text)
    {
        auto model = std::make_unique<QStandardItemModel>(1, 1);
        const QModelIndex index = model->index(0, 0);
        for (const int role :
             {int(Model::NameRole), int(Model::DisplayNameRole), int(Model::HostRole),
              int(Model::StatusWordRole), int(Model::StatusSentenceRole)})
            model->setData(index, text, role);
        model->setData(index, text, Qt::DisplayRole);
        return model;
    }
    QImage painted(const QModelIndex &index, Qt::LayoutDirection direction = Qt::LeftToRight) const
    {
        QImage image(320, 60, QImage::Format_RGB32);
        image.fill(QApplication::palette().color(QPalette::Base));
        QPainter painter(&image);
        painter.setFont(QApplication::font());
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.palette = QApplication::palette();
        option.fontMetrics = m_metrics;
        option.state = QStyle::State_Enabled | QStyle::State_Active;
        option.direction = direction;
        AccountDelegate().paint(&painter, option, index);
        return image;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        setAppearance(Appearance::Light);
    }

    void partsNeverOverlap_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("badge");
        QTest::addColumn<int>("width");
        for (const int width : {640, 320, 240, 160, 100, 40}) {
            QTest::addRow("short word in %d px", width) << "42 min"
                                                        << "" << width;
            QTest::addRow("word of 40 %% more text in %d px", width)
                << "Auf Verbindung zum Netz warten"
                << "" << width;
            QTest::addRow("badge in %d px", width) << "42 min"
                                                   << "DEMO" << width;
            QTest::addRow("badge wider than its row in %d px", width)
                << "42 min" << QString(200, u'M') << width;
        }
    }
    void partsNeverOverlap()
    {
        QFETCH(QString, word);
        QFETCH(QString, badge);
        QFETCH(int, width);
        AccountRowText text = row(word);
        text.badge = badge;
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const QList<QRect> all = parts(layout(text, direction, width));
            for (qsizetype i = 0; i < all.size(); ++i) {
                for (qsizetype j = 0; j < i; ++j)
                    QVERIFY2(!all.at(i).intersects(all.at(j)),
                             qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
            }
            if (width < 100)
                continue;
            for (const QRect &part : all)
                QVERIFY(QRect(0, 40, width, 60).contains(part) || part.isEmpty());
        }
    }

    void aBadgeLeavesTheNameHalfOfTheRow()
    {
        AccountRowText text = row();
        text.badge = QString(200, u'M');
        const AccountRowLayout parts = layout(text);
        QVERIFY(!parts.badge.isEmpty());
        QVERIFY(parts.name.width() >= parts.badge.width() - Metrics::iconGap);
        text.badge = QStringLiteral("DEMO"); // a word is as wide as it is
        QVERIFY(layout(text).badge.width() >= m_metrics.horizontalAdvance(text.badge));
    }

    void rightToLeftIsTheMirrorImage()
    {
        const QList<QRect> usual = parts(layout(row()));
        const QList<QRect> mirrored = parts(layout(row(), Qt::RightToLeft));
        QCOMPARE(mirrored.size(), usual.size());
        for (qsizetype i = 0; i < usual.size(); ++i) {
            QCOMPARE(mirrored.at(i).left() - m_rect.left(), m_rect.right() - usual.at(i).right());
            QCOMPARE(mirrored.at(i).top(), usual.at(i).top());
        }
    }

    void theWordComesBeforeTheIdentity()
    {
        const QString word = QStringLiteral("Waiting for network");
        const AccountRowLayout wide = layout(row(word), Qt::LeftToRight, 640);
        QVERIFY(!wide.identity.isNull());
        // room for the word, and for no more than a letter
        const AccountRowLayout narrow =
            layout(row(word), Qt::LeftToRight, wide.word.right() + Metrics::rowInset + 16);
        QCOMPARE(narrow.word, wide.word);
        QVERIFY(narrow.identity.isNull()); // two letters of it would say nothing
        QVERIFY(narrow.dot.isNull());
    }

    void heightIsTwoLinesAndTheirPadding()
    {
        QStyleOptionViewItem option;
        option.fontMetrics = m_metrics;
        const auto model = foreign(QStringLiteral("x"));
        QCOMPARE(AccountDelegate().sizeHint(option, model->index(0, 0)).height(),
                 2 * m_metrics.height() + 24);
    }

    void everyStatusHasItsShape()
    {
        const QPalette palette = fusionPalette(Appearance::Light);
        using Kind = AccountStatus::Kind;
        const auto shape = [&palette](Kind kind) { return StatusShape::of(kind, palette).symbol; };
        QCOMPARE(shape(Kind::Ready), Symbol::Ready);
        QCOMPARE(shape(Kind::Renewing), Symbol::Renewing);
        QCOMPARE(shape(Kind::WaitingForNetwork), Symbol::Waiting);
        QCOMPARE(shape(Kind::SignInNeeded), Symbol::Attention);
        QCOMPARE(shape(Kind::Leaving), Symbol::Waiting);
        QCOMPARE(shape(Kind::Problem), Symbol::Problem);
        QCOMPARE(shape(Kind::Locked), Symbol::Locked);
    }

    void screenReadersHearTheRow_data()
    {
        QTest::addColumn<AccountStatus::Kind>("kind");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("spoken");
        using Kind = AccountStatus::Kind;
        QTest::newRow("minutes") << Kind::Ready << 42
                                 << "Work GitLab, ready, 42 minutes left, alice@example.com";
        QTest::newRow("nearly over")
            << Kind::Ready << 1
            << "Work GitLab, ready, less than 2 minutes left, alice@example.com";
        QTest::newRow("over, to be renewed on demand")
            << Kind::Ready << -3 << "Work GitLab, ready, alice@example.com";
        QTest::newRow("a word of its own")
            << Kind::SignInNeeded << 42 << "Work GitLab, the word, alice@example.com";
    }
    void screenReadersHearTheRow()
    {
        QFETCH(AccountStatus::Kind, kind);
        QFETCH(int, minutes);
        AccountRowText spoken = row(QStringLiteral("the word"));
        spoken.kind = kind;
        spoken.endsAt = m_clock.now().addSecs(60 * minutes);
        QTEST(spoken.spoken(m_clock.now()), "spoken");
    }

    void whatHasNoNameIsNotSpokenAsASilence()
    {
        AccountRowText empty = row();
        empty.identity.clear();
        QCOMPARE(empty.spoken(m_clock.now()), QStringLiteral("Work GitLab, ready"));
    }

    void textsOfAServerAreShortAndPlain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("J09: an image") << "<img src=\"file:///etc/hostname\">";
        QTest::newRow("J09: a link") << "<a href=\"https://evil.example\">Sign in</a>";
        QTest::newRow("J09: a right-to-left override") << QStringLiteral("alice\u202Emoc.live");
        QTest::newRow("J09: isolates and a zero-width joiner")
            << QStringLiteral("\u2067\u200Dalice\u2066");
        QTest::newRow("J09: lines") << "alice\nbob\r\n\tcarol";
        QTest::newRow("J09: a line separator") << QStringLiteral("alice\u2028bob");
        QTest::newRow("J09: escapes and a NUL")
            << QStringLiteral("\u001B[31malice") + QChar(0) + QLatin1String("bob");
        QTest::newRow("J09: lone surrogates") << QString(QChar(0xD800)) + QLatin1String("alice");
        QTest::newRow("J09: a megabyte") << QString(1'000'000, u'w');
        QTest::newRow("J09: a megabyte of marks") << QString(1'000'000, QChar(0x0301));
    }
    void textsOfAServerAreShortAndPlain()
    {
        QFETCH(QString, text);
        const auto model = foreign(text);
        const AccountRowText shown = AccountRowText::at(model->index(0, 0));
        for (const QString &part : {shown.name, shown.identity, shown.host, shown.word}) {
            QVERIFY(part.size() <= 500);
            for (const QChar c : part)
                QVERIFY2(c.isSurrogate() || isFitToShow(c.unicode()),
                         qPrintable(QString::number(c.unicode(), 16)));
        }
        const QString spoken = shown.spoken(m_clock.now());
        QVERIFY(spoken.size() < 2100);
        QElapsedTimer timer;
        timer.start();
        const QImage image = painted(model->index(0, 0));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(image.size(), QSize(320, 60));
    }

    void markupIsPaintedAsItIsWritten()
    {
        const auto markup = foreign(QStringLiteral("<b>Work</b>"));
        const auto plain = foreign(QStringLiteral("Work"));
        // had it been run, both would look the same but for the weight, and be as wide
        const auto width = [this](const QAbstractItemModel &model) {
            const QImage image = painted(model.index(0, 0));
            const QRgb base = image.pixel(300, 2);
            int last = 0;
            for (int x = 60; x < 320; ++x) {
                for (int y = 2; y < 28; ++y) {
                    if (image.pixel(x, y) != base)
                        last = x;
                }
            }
            return last;
        };
        QVERIFY(width(*markup) > width(*plain) + 30);
    }

    void toolTipsRunNoMarkup()
    {
        const auto model = foreign(QStringLiteral("<img src=\"file:///x.png\">&amp;\nnext"));
        const QString tip =
            PlainText::toolTip(AccountRowText::at(model->index(0, 0)).toolTip(m_clock.now()));
        QVERIFY(Qt::mightBeRichText(tip)); // so that Qt does not guess
        QVERIFY(!tip.contains(QLatin1String("<img")));
        QVERIFY(tip.contains(QLatin1String("&lt;img")));
        QVERIFY(tip.contains(QLatin1String("&amp;amp;")));
    }

    void minutesStayInOrderAmongHebrewLetters()
    {
        // The same run looks the same, wherever it stands and whatever surrounds it.
        QFont font = QApplication::font();
        font.setHintingPreference(QFont::PreferFullHinting); // begins at a whole pixel
        const auto run = [&font](Qt::LayoutDirection direction) {
            QImage image(100, 30, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setFont(font);
            painter.setLayoutDirection(direction);
            const int width = painter.fontMetrics().horizontalAdvance(QStringLiteral("42 min")) + 1;
            PlainText::paint(&painter, QRect(10, 0, width, 30), direction,
                             QStringLiteral("42 min"));
            return image.copy(0, 0, 100, 30);
        };
        const QImage usual = run(Qt::LeftToRight);
        const QImage other = run(Qt::RightToLeft);
        // at most one pixel to the side, by the rounding of its width
        QVERIFY(other == usual || other.copy(1, 0, 98, 30) == usual.copy(0, 0, 98, 30)
                || other.copy(0, 0, 98, 30) == usual.copy(1, 0, 98, 30));
    }

    void aSentenceKeepsForeignTextTogether()
    {
        QCOMPARE(PlainText::isolated(QStringLiteral("x")), QStringLiteral("\u2068x\u2069"));
        QCOMPARE(PlainText::leftToRight(QStringLiteral("x")), QStringLiteral("\u2066x\u2069"));
        QCOMPARE(PlainText::isolated(QString()), QString());
        QCOMPARE(PlainText::withoutMnemonic(QStringLiteral("Q&A")), QStringLiteral("Q&&A"));
    }
};

QONSENT_TEST(tst_AccountRow)
#include "tst_accountrow.moc"
