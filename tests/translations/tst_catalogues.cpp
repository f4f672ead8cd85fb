// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/translations/catalogue.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qonsent;

/// The catalogues in translations/, as files: whole, and of the same shape as the English.
class tst_Catalogues : public QObject
{
    Q_OBJECT

    const QDir m_root = QDir(QStringLiteral(QONSENT_SOURCE_DIR));
    const QDir m_folder = QDir(m_root.filePath(QStringLiteral("translations")));

    QStringList languages() const
    {
        QStringList codes;
        for (const QString &file : m_folder.entryList({QStringLiteral("qonsent_*.ts")}))
            codes += file.section(u'_', 1).section(u'.', 0, 0);
        return codes;
    }
    QList<CatalogueEntry> entriesOf(const QString &language) const
    {
        return readCatalogue(m_folder.filePath(QStringLiteral("qonsent_%1.ts").arg(language)))
            .value_or(QList<CatalogueEntry>());
    }
    /// One row a language; each begins with \a ids.
    void everyLanguage(const QString &ids = {}) const
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(ids + language)) << language;
    }

    static QByteArray said(const CatalogueEntry &entry, const QString &form)
    {
        return (entry.context + QLatin1String(": \"") + entry.source + QLatin1String("\" is \"")
                + form + u'"')
            .toUtf8();
    }
    /// The places of \a text that are filled in later, each once: %1, %2, %n.
    static QStringList placesOf(const QString &text)
    {
        static const QRegularExpression place(QStringLiteral("%L?(\\d{1,2}|n)"));
        QStringList places;
        auto match = place.globalMatch(text);
        while (match.hasNext())
            places += match.next().captured();
        places.sort();
        places.removeDuplicates();
        return places;
    }
    static qsizetype mnemonicsOf(QString text)
    {
        return text.remove(QLatin1String("&&")).count(u'&');
    }
    static QStringList keysOf(const QList<CatalogueEntry> &entries)
    {
        QStringList keys;
        for (const CatalogueEntry &entry : entries)
            keys += entry.key();
        keys.sort();
        return keys;
    }

private Q_SLOTS:
    void germanAndTheEnglishPluralsAreThere()
    {
        QVERIFY(languages().contains(QLatin1String("de")));
        QVERIFY(languages().contains(QLatin1String("en")));
        QVERIFY(entriesOf(QStringLiteral("de")).size() > 250);
    }

    void everyFileIsCompiled_data() { everyLanguage(); }
    void everyFileIsCompiled()
    {
        QFETCH(QString, language);
        if (!QONSENT_HAS_CATALOGUES)
            QSKIP("lrelease is not here");
        QVERIFY2(
            QFile::exists(QStringLiteral(":/qonsent/translations/qonsent_%1.qm").arg(language)),
            "name the language in translations/catalogues.cmake");
    }

    void nothingIsUnfinishedOrVanished_data() { everyLanguage(); }
    void nothingIsUnfinishedOrVanished()
    {
        QFETCH(QString, language);
        const auto entries = entriesOf(language);
        QVERIFY(!entries.isEmpty());
        for (const CatalogueEntry &entry : entries) {
            QVERIFY2(entry.state.isEmpty(), said(entry, entry.state).constData());
            QVERIFY2(!entry.forms.isEmpty(), said(entry, {}).constData());
            for (const QString &form : entry.forms)
                QVERIFY2(!form.trimmed().isEmpty(), said(entry, form).constData());
        }
    }

    void everyPluralHasTheFormsOfItsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<qsizetype>("forms");
        QTest::newRow("German has two") << QStringLiteral("de") << qsizetype(2);
        QTest::newRow("English has two") << QStringLiteral("en") << qsizetype(2);
    }
    void everyPluralHasTheFormsOfItsLanguage()
    {
        QFETCH(QString, language);
        QFETCH(qsizetype, forms);
        int plurals = 0;
        for (const CatalogueEntry &entry : entriesOf(language)) {
            if (!entry.isPlural)
                continue;
            ++plurals;
            QVERIFY2(entry.forms.size() == forms, said(entry, entry.forms.join(u'/')).constData());
        }
        QVERIFY(plurals > 5);
    }

    void englishHoldsThePluralsAndNothingElse()
    {
        QStringList plurals;
        for (const CatalogueEntry &entry : entriesOf(QStringLiteral("de"))) {
            if (entry.isPlural)
                plurals += entry.key();
        }
        plurals.sort();
        QCOMPARE(keysOf(entriesOf(QStringLiteral("en"))), plurals);
    }

    void thePlacesAgree_data() { everyLanguage(QStringLiteral("J13: ")); }
    void thePlacesAgree()
    {
        QFETCH(QString, language);
        for (const CatalogueEntry &entry : entriesOf(language)) {
            for (const QString &form : entry.forms)
                QVERIFY2(placesOf(form) == placesOf(entry.source), said(entry, form).constData());
        }
    }

    void noTranslationBringsMarkup_data() { everyLanguage(QStringLiteral("J13: ")); }
    void noTranslationBringsMarkup()
    {
        QFETCH(QString, language);
        for (const CatalogueEntry &entry : entriesOf(language)) {
            for (const QString &form : entry.forms) {
                QVERIFY2(form.count(u'<') == entry.source.count(u'<'),
                         said(entry, form).constData());
                QVERIFY2(form.count(u'\n') == entry.source.count(u'\n'),
                         said(entry, form).constData());
                for (const QChar letter : form)
                    QVERIFY2(letter.isPrint() || letter == u'\n', said(entry, form).constData());
            }
        }
    }

    void mnemonicsAgree_data() { everyLanguage(); }
    void mnemonicsAgree()
    {
        QFETCH(QString, language);
        for (const CatalogueEntry &entry : entriesOf(language)) {
            for (const QString &form : entry.forms)
                QVERIFY2(mnemonicsOf(form) == mnemonicsOf(entry.source),
                         said(entry, form).constData());
        }
    }

    void theEndsAgree_data() { everyLanguage(); }
    /// "…" says that a question follows, and a sentence has its stop.
    void theEndsAgree()
    {
        QFETCH(QString, language);
        for (const CatalogueEntry &entry : entriesOf(language)) {
            for (const QString &form : entry.forms) {
                for (const QChar end : {u'\u2026', u'.', u':', u'?', u' '}) {
                    // an abbreviation has a stop that English does without
                    if (end == u'.' && form.endsWith(QLatin1String("Min.")))
                        continue;
                    QVERIFY2(form.endsWith(end) == entry.source.endsWith(end),
                             said(entry, form).constData());
                }
            }
        }
    }

    void theToneIsCalm_data() { everyLanguage(); }
    void theToneIsCalm()
    {
        QFETCH(QString, language);
        static const QRegularExpression loud(
            QStringLiteral("!|\\b(bitte|leider|ups|please|oops|sorry)\\b"),
            QRegularExpression::CaseInsensitiveOption
                | QRegularExpression::UseUnicodePropertiesOption);
        for (const CatalogueEntry &entry : entriesOf(language)) {
            for (const QString &form : entry.forms + QStringList{entry.source})
                QVERIFY2(!loud.match(form).hasMatch(), said(entry, form).constData());
        }
    }

    void theyAreUpToDateWithTheSources_data() { everyLanguage(); }
    void theyAreUpToDateWithTheSources()
    {
        QFETCH(QString, language);
        if (QByteArrayView(QONSENT_LUPDATE).isEmpty())
            QSKIP("lupdate is not here");
        const QString name = QStringLiteral("qonsent_%1.ts").arg(language);
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(m_folder.filePath(name), folder.filePath(name)));
        QProcess update;
        update.start(QStringLiteral(QONSENT_CMAKE),
                     {QStringLiteral("-DLUPDATE=" QONSENT_LUPDATE),
                      QStringLiteral("-DFOLDER=") + folder.path(), QStringLiteral("-P"),
                      m_folder.filePath(QStringLiteral("update.cmake"))});
        QVERIFY(update.waitForFinished(60'000));
        QCOMPARE(update.exitCode(), 0);
        const auto updated = readCatalogue(folder.filePath(name));
        QVERIFY(updated.has_value());
        const QStringList now = keysOf(*updated);
        const QStringList before = keysOf(entriesOf(language));
        QStringList faults;
        for (const QString &key : now) {
            if (!before.contains(key))
                faults += QLatin1String("missing: ") + key;
        }
        for (const QString &key : before) {
            if (!now.contains(key))
                faults += QLatin1String("no longer there: ") + key;
        }
        QVERIFY2(faults.isEmpty(),
                 qPrintable(QLatin1String("build the target update_translations\n")
                            + faults.join(u'\n')));
    }

    /// lupdate expands no macro of ours, and says nothing about it.
    void noMacroHidesTextsFromTheCatalogue()
    {
        static const QRegularExpression hiding(QStringLiteral(
            "#\\s*define[^\\n]*(\\\\\\n[^\\n]*)*\\b(QT_TR|QT_TRANSLATE|translate\\(|tr\\()"));
        int seen = 0;
        for (const char *top : {"oauthcore", "widgets", "app"}) {
            QDirIterator it(m_root.filePath(QLatin1String(top)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                ++seen;
                QVERIFY2(!hiding.match(QString::fromUtf8(file.readAll())).hasMatch(),
                         qPrintable(file.fileName()));
            }
        }
        QVERIFY(seen > 300);
    }
};

QONSENT_TEST(tst_Catalogues)
#include "tst_catalogues.moc"
