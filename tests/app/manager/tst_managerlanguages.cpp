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
        eachWindowIn({Language::Long, Language::RightToLeft}, ManagerWindows::names());
    }
    void everyTextIsTranslated()
    {
        QCOMPARE(faults([](QWidget *window) {
                     return untranslatedTexts(window, ManagerWindows::data());
                 }),
                 QString());
    }

    void noTextIsCut_data() { eachWindowIn(everyLanguage, ManagerWindows::names()); }
    void noTextIsCut() { QCOMPARE(faults(cutTexts), QString()); }

    void noMnemonicIsTakenTwice_data() { eachWindowIn(everyLanguage, ManagerWindows::names()); }
    void noMnemonicIsTakenTwice() { QCOMPARE(faults(sharedMnemonics), QString()); }

    void everyControlHasAName_data()
    {
        eachWindowIn({Language::German}, ManagerWindows::names());
    }
    void everyControlHasAName() { QCOMPARE(faults(controlsWithoutAccessibleName), QString()); }

    void everythingChangesSides_data()
    {
        eachWindowIn({Language::RightToLeft}, ManagerWindows::names());
    }
    void everythingChangesSides() { QCOMPARE(faults(notMirrored), QString()); }
};

QONSENT_TEST(tst_ManagerLanguages)
#include "tst_managerlanguages.moc"
