// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/pseudotranslator.h"
#include "tests/support/testmain.h"
#include "tests/support/windowcheck.h"
#include "tests/widgets/addaccount/addaccountscene.h"
#include "tests/widgets/longtexts.h"
#include "widgets/addaccount/providerpicker.h"
#include "widgets/addaccount/secretfield_p.h"

#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QListView *>(widget);
}

/// What is hidden, what does not count as a control of ours, and what nobody can use.
bool isOurs(const QWidget *widget, const QWidget *window)
{
    return isControl(widget) && widget->isVisibleTo(window) && widget->isEnabled()
        && !qobject_cast<const QLineEdit *>(widget->parentWidget());
}

} // namespace

/// What assistive technology, other languages and small windows find.
class tst_AddAccountAccess : public QObject
{
    Q_OBJECT

    /// Every control of the page in front has a name, a place in the tab order, a letter of its own
    /// if it has one, room for its text, and changes sides where people read the other way.
    static void checkPage(AddAccountDialog &window, int controls)
    {
        QCoreApplication::sendPostedEvents(); // what was just shown gets its place
        const QStringList faults = controlsWithoutAccessibleName(&window) + sharedMnemonics(&window)
            + cutTexts(&window) + notMirrored(&window);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        int seen = 0;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!isOurs(widget, &window))
                continue;
            ++seen;
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->accessibleName()));
            QVERIFY2(widget->height() >= 24, qPrintable(widget->accessibleName()));
        }
        QVERIFY2(seen >= controls, qPrintable(QString::number(seen)));
    }

private Q_SLOTS:
    void everyControlHasANameAPlaceAndALetterOfItsOwn_data()
    {
        QTest::addColumn<bool>("isLong");
        QTest::newRow("on every page of the window") << false;
        QTest::newRow("also where texts are longer") << true;
    }
    void everyControlHasANameAPlaceAndALetterOfItsOwn()
    {
        QFETCH(bool, isLong);
        AddAccountScene scene;
        scene.waits = true;
        scene.dialog->setEmbeddedBrowser([&scene](const QString &) { return scene.browser; });
        std::unique_ptr<LongTexts> longer;
        if (isLong) {
            longer = std::make_unique<LongTexts>();
            scene.renew();
            scene.dialog->setEmbeddedBrowser([&scene](const QString &) { return scene.browser; });
        }
        scene.show();
        checkPage(*scene.dialog, 3);
        scene.field(u"Provider"_s)->setText(u"keycloak"_s);
        scene.click(u"Continue"_s);
        checkPage(*scene.dialog, 5);
        scene.click(u"Back"_s);
        scene.field(u"Provider"_s)->setText(u"google"_s);
        scene.click(u"Continue"_s);
        checkPage(*scene.dialog, 8);
        scene.click(u"Back"_s);
        scene.registerAt(scene.server.issuer());
        scene.click(u"Advanced"_s);
        checkPage(*scene.dialog, 11);
        scene.click(u"Open browser"_s);
        QTRY_VERIFY(scene.button(u"Open again"_s));
        checkPage(*scene.dialog, 7);
        scene.click(u"Back"_s);
        scene.waits = false;
        scene.click(u"Open browser"_s);
        QTRY_VERIFY(scene.button(u"Copy access token"_s));
        checkPage(*scene.dialog, 4);
    }

    void everyTextCanBeTranslated()
    {
        const PseudoTranslator nobodys(PseudoLocale::RightToLeft);
        AddAccountScene scene;
        scene.renew();
        scene.waits = true;
        scene.dialog->setEmbeddedBrowser([&scene](const QString &) { return scene.browser; });
        const QStringList data = {u"http://127.0.0.1/callback"_s,
                                  scene.server.issuer(),
                                  u"keycloak"_s,
                                  u"https://id.example.org"_s,
                                  u"openid"_s,
                                  u"profile"_s,
                                  u"demo"_s};
        const auto next = [&scene] {
            for (QPushButton *button : scene.dialog->findChildren<QPushButton *>()) {
                if (button->isVisibleTo(scene.dialog) && button->isDefault())
                    return button->click();
            }
        };
        scene.show();
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
        auto *const field = scene.dialog->findChild<QLineEdit *>();
        field->setText(u"keycloak"_s);
        next();
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
        next(); // without an address
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
        scene.dialog->addOffer({.id = u"company"_s, .name = u"Company"_s, .request = [&scene] {
                                    return SignInRequest{.issuer = scene.server.issuer(),
                                                         .scopes = {u"openid"_s, u"profile"_s}};
                                }});
        scene.dialog->chooseOffer(u"company"_s);
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
        next(); // without a client ID
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
        scene.dialog->findChild<SecretField *>()->setText(u"secret"_s);
        for (QLineEdit *edit : scene.dialog->findChildren<QLineEdit *>()) {
            if (edit->isVisibleTo(scene.dialog) && !edit->isReadOnly())
                edit->setText(u"demo"_s);
        }
        next();
        for (QToolButton *fold : scene.dialog->findChildren<QToolButton *>()) {
            if (fold->arrowType() != Qt::NoArrow)
                fold->click();
        }
        QVERIFY(scene.dialog->findChild<QRadioButton *>()->isVisible());
        QCOMPARE(untranslatedTexts(scene.dialog, data).join(u'\n'), QString());
    }

    void theListReadsItsRows()
    {
        ProviderPicker picker;
        picker.addOffer(
            {.id = u"demo"_s, .name = u"Demo provider"_s, .note = u"try it without an account"_s});
        picker.show();
        const auto *list = picker.findChild<QListView *>();
        const auto rows = [list] {
            QStringList all;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                all.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
            return all;
        };
        QCOMPARE(rows().constFirst(), u"Demo provider, Ready, try it without an account"_s);
        QVERIFY(rows().contains(u"GitLab, Client ID needed, about 3 minutes"_s));
        QVERIFY(!picker.choice());
        picker.setText(u"gitlab.example.com"_s);
        QCOMPARE(rows(),
                 QStringList({u"gitlab.example.com, Client ID may be needed, typed above"_s,
                              u"GitLab, Client ID needed, about 3 minutes"_s}));
        QVERIFY(picker.choice());
        picker.setRegisteredAt({u"https://gitlab.example.com"_s});
        QCOMPARE(rows().constFirst(), u"gitlab.example.com, Ready, typed above"_s);
        QCOMPARE(picker.choice()->kind, ProviderChoice::Kind::Address);
    }
};

QONSENT_TEST(tst_AddAccountAccess)
#include "tst_addaccountaccess.moc"
