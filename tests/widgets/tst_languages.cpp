// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/speaking.h"
#include "tests/support/testmain.h"
#include "tests/support/windowcheck.h"
#include "tests/widgets/sampleaccounts.h"
#include "tests/widgets/signin/scene.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"
#include "widgets/accounts/signinbutton.h"
#include "widgets/signin/devicecodepanel.h"
#include "widgets/signin/outcomepage.h"
#include "widgets/signin/pastefield.h"
#include "widgets/signin/signindialog.h"
#include "widgets/signin/signinpanel.h"
#include "widgets/signin/transcriptdialog.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qonsent;

namespace {

/// The windows of the kit in each of their states, smallest first thought of as 440 x 360.
class Windows
{
public:
    explicit Windows(const Clock &clock)
        : m_samples(clock)
        , m_model(clock)
        , m_noAccounts(clock)
    {
        m_samples.fill(m_model);
    }

    /// The window that \a name names, on the screen.
    std::unique_ptr<QWidget> show(const QString &name)
    {
        std::unique_ptr<QWidget> window;
        if (name == QLatin1String("the list"))
            window = list(m_model, {});
        else if (name == QLatin1String("an empty list"))
            window = list(m_noAccounts, {});
        else if (name == QLatin1String("a list without a match"))
            window = list(m_model, QStringLiteral("zebra"));
        else if (name == QLatin1String("nothing chosen"))
            window = details({});
        else if (name == QLatin1String("an account"))
            window = details(m_samples.facts());
        else if (name == QLatin1String("an account that has to sign in"))
            window = details(AccountFacts::of(
                m_samples.company,
                AccountStatus::of(m_samples.company, {.utcMSecs = m_samples.clock.utcMSecs()}),
                m_samples.clock.now()));
        else if (name == QLatin1String("a button to sign in"))
            window = std::make_unique<SignInButton>();
        else if (name == QLatin1String("what happened"))
            window = std::make_unique<TranscriptDialog>(std::make_shared<Transcript>());
        else if (name.startsWith(QLatin1String("a code")))
            window = code(name);
        else
            window = signIn(name);
        if (!window)
            return window;
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            return {};
        QCoreApplication::processEvents(); // what lays itself out later
        return window;
    }

    static QStringList names()
    {
        return {QStringLiteral("the list"),
                QStringLiteral("an empty list"),
                QStringLiteral("a list without a match"),
                QStringLiteral("nothing chosen"),
                QStringLiteral("an account"),
                QStringLiteral("an account that has to sign in"),
                QStringLiteral("a button to sign in"),
                QStringLiteral("what happened"),
                QStringLiteral("waiting for the browser"),
                QStringLiteral("a wrong address pasted"),
                QStringLiteral("a code for another device"),
                QStringLiteral("a code that ran out"),
                QStringLiteral("signed in"),
                QStringLiteral("refused")};
    }

    /// What people see and nobody translates: names, addresses and technical words.
    static QStringList data()
    {
        return {QStringLiteral("Work GitLab"),
                QStringLiteral("Company Microsoft"),
                QStringLiteral("alice@example.com"),
                QStringLiteral("gitlab.example.com"),
                QStringLiteral("login.company.example"),
                QStringLiteral("https://id.example.org/device?user_code=WDJB-MJHT"),
                QStringLiteral("id.example.org/device"),
                QStringLiteral("WDJB-MJHT"),
                QStringLiteral("W, D, J, B, "),
                QStringLiteral(", M, J, H, T"),
                QStringLiteral("W, D, J, B, , M, J, H, T"),
                QStringLiteral("openid"),
                QStringLiteral("profile"),
                QStringLiteral("read_user")};
    }

private:
    std::unique_ptr<QWidget> list(AccountListModel &model, const QString &searched)
    {
        auto window = std::make_unique<QWidget>();
        auto *view = new AccountListView(window.get());
        view->setClock(m_samples.clock);
        view->setAccountModel(&model);
        auto *field = new AccountSearchField(view, window.get());
        auto *layout = new QVBoxLayout(window.get());
        layout->addWidget(field);
        layout->addWidget(view);
        field->setText(searched);
        window->resize(300, 400);
        return window;
    }
    static std::unique_ptr<QWidget> details(const std::optional<AccountFacts> &facts)
    {
        auto window = std::make_unique<AccountDetails>();
        if (facts)
            window->setFacts(*facts);
        window->resize(440, 360);
        return window;
    }
    static std::unique_ptr<QWidget> code(const QString &name)
    {
        UserAction action;
        action.kind = UserAction::Kind::ShowCode;
        action.url = QUrl(QStringLiteral("https://id.example.org/device"));
        action.completeUrl =
            QUrl(QStringLiteral("https://id.example.org/device?user_code=WDJB-MJHT"));
        action.userCode = QStringLiteral("WDJB-MJHT");
        action.endsAt = QDateTime::currentDateTimeUtc().addSecs(
            name == QLatin1String("a code that ran out") ? -1 : 840);
        auto panel = std::make_unique<DeviceCodePanel>();
        panel->setAction(action);
        panel->setBrowserOffered(true);
        panel->resize(392, panel->heightForWidth(392));
        return panel;
    }
    std::unique_ptr<QWidget> signIn(const QString &name)
    {
        SignInRequest request = m_scene.request();
        request.name = QStringLiteral("Work GitLab");
        auto dialog = std::make_unique<SignInDialog>(m_scene.accounts, request);
        dialog->resize(dialog->minimumSize());
        dialog->panel()->setEmbeddedBrowser(m_scene.browser);
        dialog->show();
        auto *const field = dialog->findChild<PasteField *>();
        if (!QTest::qWaitFor([&] { return field->parentWidget()->isVisible(); }))
            return {};
        if (name == QLatin1String("waiting for the browser"))
            return dialog;
        using Decision = Test::Behaviour::Decision;
        if (name == QLatin1String("a wrong address pasted")) {
            Q_EMIT field->entered(QStringLiteral("http://127.0.0.1:1/callback?code=c"));
            return dialog;
        }
        const QUrl redirect =
            m_scene.redirect(name == QLatin1String("refused") ? Decision::Deny : Decision::Allow);
        Q_EMIT field->entered(redirect.toString(QUrl::FullyEncoded));
        auto *const outcome = dialog->findChild<OutcomePage *>();
        return QTest::qWaitFor([&] { return outcome->isVisible(); }) ? std::move(dialog) : nullptr;
    }

    SampleAccounts m_samples;
    AccountListModel m_model;
    AccountListModel m_noAccounts;
    SignInScene m_scene;
};

} // namespace

/// The kit's windows in every language: also in two that nobody speaks, which show what others
/// will.
class tst_Languages : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    /// What \a check finds in the window of the row.
    template <typename Check>
    QString faults(const Check &check) const
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const Speaking speaking(language);
        Windows windows(m_clock);
        const auto window = windows.show(name);
        if (!window)
            return QStringLiteral("no window");
        if (qEnvironmentVariableIsSet("QONSENT_PICTURES"))
            window->grab().save(qEnvironmentVariable("QONSENT_PICTURES") + u'/' + name
                                + QString::number(int(language)) + QLatin1String(".png"));
        return check(window.get()).join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyTextIsTranslated_data()
    {
        eachWindowIn({Language::Long, Language::RightToLeft}, Windows::names());
    }
    void everyTextIsTranslated()
    {
        QCOMPARE(faults([](QWidget *window) { return untranslatedTexts(window, Windows::data()); }),
                 QString());
    }

    void noTextIsCut_data() { eachWindowIn(everyLanguage, Windows::names()); }
    void noTextIsCut() { QCOMPARE(faults(cutTexts), QString()); }

    void noMnemonicIsTakenTwice_data() { eachWindowIn(everyLanguage, Windows::names()); }
    void noMnemonicIsTakenTwice() { QCOMPARE(faults(sharedMnemonics), QString()); }

    void everyControlHasAName_data() { eachWindowIn({Language::German}, Windows::names()); }
    void everyControlHasAName() { QCOMPARE(faults(controlsWithoutAccessibleName), QString()); }

    void everythingChangesSides_data() { eachWindowIn({Language::RightToLeft}, Windows::names()); }
    void everythingChangesSides()
    {
        QCOMPARE(faults([](QWidget *window) {
                     QStringList found = notMirrored(window);
                     if (window->layoutDirection() != Qt::RightToLeft)
                         found += QStringLiteral("the window itself");
                     return found;
                 }),
                 QString());
    }

    void theRowsOfTheListAreSpokenInTheLanguage()
    {
        const Speaking speaking(Language::Long);
        Windows windows(m_clock);
        const auto window = windows.show(QStringLiteral("the list"));
        const auto *const view = window->findChild<AccountListView *>();
        QVERIFY(view->model()->rowCount() > 5);
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            const QString spoken = index.data(Qt::AccessibleTextRole).toString();
            QVERIFY2(spoken.count(PseudoTranslator::open) >= 2, qPrintable(spoken));
            const QString word = index.data(AccountListModel::StatusWordRole).toString();
            QCOMPARE(untranslatedPart(word), QString());
        }
    }

    // That the checks find what they are there for.

    void aTextOutsideTheCatalogueIsFound()
    {
        const Speaking speaking(Language::Long);
        QWidget window;
        const QLabel label(QStringLiteral("Hello"), &window);
        QPushButton button(QStringLiteral("OK"), &window);
        button.setToolTip(QStringLiteral("Tip"));
        window.show();
        QCOMPARE(untranslatedTexts(&window),
                 QStringList({QStringLiteral("QLabel: Hello"), QStringLiteral("QPushButton: OK"),
                              QStringLiteral("QPushButton: Tip")}));
        QCOMPARE(
            untranslatedTexts(
                &window, {QStringLiteral("Hello"), QStringLiteral("OK"), QStringLiteral("Tip")}),
            QStringList());
    }

    void whatIsGluedToATranslationIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("untranslated");
        QTest::newRow("all of it") << QStringLiteral("⟦Šîĝñ îñ⟧") << QString();
        QTest::newRow("two of them") << QStringLiteral("⟦á⟧ ⟦b⟧") << QString();
        QTest::newRow("one in another") << QStringLiteral("⟦á ⟦b⟧ c⟧") << QString();
        QTest::newRow("marks between them") << QStringLiteral("⟦á⟧: ⟦b⟧…") << QString();
        QTest::newRow("elided") << QStringLiteral("⟦Šîĝñ…") << QString();
        QTest::newRow("no letters") << QStringLiteral("– · –") << QString();
        QTest::newRow("words before") << QStringLiteral("Hi ⟦á⟧") << QStringLiteral("Hi");
        QTest::newRow("words after") << QStringLiteral("⟦á⟧ Hi") << QStringLiteral("Hi");
        QTest::newRow("cut in the middle") << QStringLiteral("⟦Šîĝ") << QStringLiteral("⟦Šîĝ");
    }
    void whatIsGluedToATranslationIsFound()
    {
        QFETCH(QString, text);
        QTEST(untranslatedPart(text), "untranslated");
    }

    void aTextThatIsCutIsFound()
    {
        QWidget window;
        QLabel label(QStringLiteral("Wide enough for nobody"), &window);
        QLabel wrapped(QStringLiteral("Two lines of text in the room of one"), &window);
        wrapped.setWordWrap(true);
        QPushButton button(QStringLiteral("A long button"), &window);
        QLabel fits(QStringLiteral("Fits"), &window);
        label.setGeometry(0, 0, 40, 20);
        wrapped.setGeometry(0, 20, 100, wrapped.fontMetrics().height());
        button.setGeometry(0, 60, 40, 24);
        fits.setGeometry(0, 90, 100, 30);
        window.resize(200, 200);
        window.show();
        QCOMPARE(cutTexts(&window).size(), 3);
        QVERIFY(cutTexts(&window).filter(QStringLiteral("Fits")).isEmpty());
    }

    void aMnemonicTakenTwiceIsFound()
    {
        QWidget window;
        const QPushButton one(QStringLiteral("&Save"), &window);
        const QPushButton other(QStringLiteral("&Stop"), &window);
        const QPushButton harmless(QStringLiteral("Salt && Pepper"), &window);
        window.show();
        QCOMPARE(sharedMnemonics(&window),
                 QStringList{QStringLiteral("QPushButton: &Stop shares with &Save")});
    }

    void aControlWithoutANameIsFound()
    {
        QWidget window;
        const QPushButton nameless(&window);
        window.show();
        QCOMPARE(controlsWithoutAccessibleName(&window).size(), 1);
    }

    void whatStaysOnItsSideIsFound()
    {
        QWidget window;
        QPushButton fixed(QStringLiteral("Here"), &window);
        fixed.setGeometry(0, 0, 50, 24);
        window.resize(200, 100);
        window.show();
        QCOMPARE(notMirrored(&window).size(), 1);
        QCOMPARE(window.layoutDirection(), Qt::LeftToRight);
    }
};

QONSENT_TEST(tst_Languages)
#include "tst_languages.moc"
