// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/autherror.h"
#include "oauthcore/base/translation.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QTranslator>

#include <atomic>
#include <thread>

using namespace Qonsent;

namespace {

QString lockedSentence()
{
    return AuthError::of(AuthError::Code::VaultLocked).message;
}

QString minutesLeft(int minutes)
{
    return QCoreApplication::translate("Qonsent::AccountTimes", "%n minutes left", nullptr,
                                       minutes);
}

/// Counts how often the program is told of another language.
class LanguageWatch final : public QObject
{
public:
    LanguageWatch() { QCoreApplication::instance()->installEventFilter(this); }
    int changes = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        changes += event->type() == QEvent::LanguageChange ? 1 : 0;
        return false;
    }
};

/// A word that a program wants otherwise than the kit.
class OwnWords final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QByteArrayView(source).startsWith("The vault is locked") ? QStringLiteral("Zu.")
                                                                        : QString();
    }
};

} // namespace

/// installTranslator(), which programs call once and forget.
class tst_Translation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!QONSENT_HAS_CATALOGUES)
            QSKIP("lrelease is not here: this build speaks only English");
    }
    void cleanup() { installTranslator(QLocale(QLocale::English)); }

    void itFindsTheNearestCatalogue_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("code");
        QTest::newRow("German") << QLocale(QLocale::German) << QStringLiteral("de");
        QTest::newRow("Austria") << QLocale(QStringLiteral("de_AT")) << QStringLiteral("de");
        QTest::newRow("Switzerland") << QLocale(QStringLiteral("de_CH")) << QStringLiteral("de");
        QTest::newRow("English") << QLocale(QStringLiteral("en_GB")) << QStringLiteral("en");
        QTest::newRow("a language without a catalogue gets English")
            << QLocale(QLocale::Icelandic) << QStringLiteral("en");
        QTest::newRow("Low German is no German")
            << QLocale(QStringLiteral("nds_DE")) << QStringLiteral("en");
        QTest::newRow("no language at all gets English") << QLocale::c() << QStringLiteral("en");
    }
    void itFindsTheNearestCatalogue()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, code);
        QCOMPARE(installTranslator(locale), code);
    }

    void theDefaultLocaleIsAskedIfNoneIsGiven()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        const QString code = installTranslator();
        QLocale::setDefault(before);
        QCOMPARE(code, QStringLiteral("de"));
    }

    void theCoreSpeaksIt()
    {
        installTranslator(QLocale(QLocale::German));
        QCOMPARE(lockedSentence(),
                 QStringLiteral("Der Tresor ist gesperrt. Entsperren Sie ihn und versuchen Sie es "
                                "dann erneut."));
    }

    void numbersHaveTheirForms_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        const QLocale english(QLocale::English);
        const QLocale german(QLocale::German);
        QTest::newRow("one in English") << english << 1 << QStringLiteral("1 minute left");
        QTest::newRow("two in English") << english << 2 << QStringLiteral("2 minutes left");
        QTest::newRow("none in English") << english << 0 << QStringLiteral("0 minutes left");
        QTest::newRow("one in German") << german << 1 << QStringLiteral("noch 1 Minute");
        QTest::newRow("two in German") << german << 2 << QStringLiteral("noch 2 Minuten");
    }
    void numbersHaveTheirForms()
    {
        QFETCH(QLocale, locale);
        QFETCH(int, minutes);
        QFETCH(QString, text);
        installTranslator(locale);
        QCOMPARE(minutesLeft(minutes), text);
    }

    void aProviderWithoutANameFitsIntoTheSentence()
    {
        installTranslator(QLocale(QLocale::German));
        QVERIFY(AuthError::of(AuthError::Code::RateLimited)
                    .message.startsWith(QLatin1String("Der Anbieter ist")));
        QVERIFY(AuthError::of(AuthError::Code::Denied)
                    .message.contains(QLatin1String("bei dem Anbieter")));
    }

    void theSameLanguageAgainChangesNothing()
    {
        installTranslator(QLocale(QLocale::German));
        LanguageWatch watch;
        QCOMPARE(installTranslator(QLocale(QStringLiteral("de_AT"))), QStringLiteral("de"));
        QCOMPARE(watch.changes, 0);
    }

    void anotherLanguageTakesThePlaceOfTheFirst()
    {
        LanguageWatch watch;
        installTranslator(QLocale(QLocale::German));
        QVERIFY(watch.changes > 0);
        QCOMPARE(installTranslator(QLocale(QLocale::English)), QStringLiteral("en"));
        // German is gone and not only behind: English holds no words but plurals.
        QVERIFY2(lockedSentence().startsWith(QLatin1String("The vault is locked")),
                 qPrintable(lockedSentence()));
    }

    void theWordsOfTheProgramGoBefore()
    {
        installTranslator(QLocale(QLocale::German));
        OwnWords own;
        QCoreApplication::installTranslator(&own);
        QCOMPARE(lockedSentence(), QStringLiteral("Zu."));
        QCoreApplication::removeTranslator(&own);
    }

    void otherThreadsTranslateMeanwhile()
    {
        std::atomic<bool> isOver = false;
        std::atomic<int> sentences = 0;
        std::atomic<int> strange = 0;
        std::thread other([&] {
            while (!isOver) {
                const QString sentence = lockedSentence();
                ++sentences;
                if (!sentence.startsWith(QLatin1String("Der Tresor"))
                    && !sentence.startsWith(QLatin1String("The vault")))
                    ++strange;
            }
        });
        for (int i = 0; i < 200 || sentences < 100; ++i)
            installTranslator(QLocale(i % 2 ? QLocale::English : QLocale::German));
        isOver = true;
        other.join();
        QCOMPARE(strange.load(), 0);
    }
};

QONSENT_TEST(tst_Translation)
#include "tst_translation.moc"
