// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/manager/managerwindows.h"
#include "tests/support/speaking.h"
#include "tests/support/testmain.h"
#include "tests/support/windowcheck.h"

#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The manager's windows in every language: also in two that nobody speaks, which show what others
/// will.
class tst_ManagerLanguages : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManagerFolders> m_folders;

    static void eachWindowIn(const QList<std::pair<Language, QString>> &languages)
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Language>("language");
        for (const auto &[language, words] : languages) {
            for (const QString &name : ManagerWindows::names())
                QTest::newRow(qPrintable(name + QLatin1String(", ") + words)) << name << language;
        }
    }
    static void eachWindowInEveryLanguage()
    {
        eachWindowIn({{Language::English, QStringLiteral("English")},
                      {Language::German, QStringLiteral("German")},
                      {Language::Long, QStringLiteral("40 % longer")},
                      {Language::RightToLeft, QStringLiteral("right to left")}});
    }

    /// What \a check finds in the window of the row.
    template <typename Check>
    QString faults(const Check &check) const
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const Speaking speaking(language);
        ManagerWindows windows(*m_folders);
        QWidget *const window = windows.show(name);
        if (!window)
            return QStringLiteral("no window");
        if (qEnvironmentVariableIsSet("QONSENT_PICTURES"))
            window->grab().save(qEnvironmentVariable("QONSENT_PICTURES") + u'/' + name
                                + QString::number(int(language)) + QLatin1String(".png"));
        return check(window).join(u'\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_folders = std::make_unique<ManagerFolders>();
    }
    void cleanupTestCase() { m_folders.reset(); }

    void everyTextIsTranslated_data()
    {
        eachWindowIn({{Language::Long, QStringLiteral("40 % longer")},
                      {Language::RightToLeft, QStringLiteral("right to left")}});
    }
    void everyTextIsTranslated()
    {
        QCOMPARE(faults([](QWidget *window) {
                     return untranslatedTexts(window, ManagerWindows::data());
                 }),
                 QString());
    }

    void noTextIsCut_data() { eachWindowInEveryLanguage(); }
    void noTextIsCut() { QCOMPARE(faults(cutTexts), QString()); }

    void noMnemonicIsTakenTwice_data() { eachWindowInEveryLanguage(); }
    void noMnemonicIsTakenTwice() { QCOMPARE(faults(sharedMnemonics), QString()); }

    void everyControlHasAName_data()
    {
        eachWindowIn({{Language::German, QStringLiteral("German")}});
    }
    void everyControlHasAName() { QCOMPARE(faults(controlsWithoutAccessibleName), QString()); }

    void everythingChangesSides_data()
    {
        eachWindowIn({{Language::RightToLeft, QStringLiteral("right to left")}});
    }
    void everythingChangesSides() { QCOMPARE(faults(notMirrored), QString()); }
};

QONSENT_TEST(tst_ManagerLanguages)
#include "tst_managerlanguages.moc"
