// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/autherror.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace Qonsent;

class tst_AuthError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsRow()
    {
        const auto codes = QMetaEnum::fromType<AuthError::Code>();
        QCOMPARE(int(errorTable().size()), codes.keyCount());
        QSet<QByteArray> names;
        for (int i = 0; i < codes.keyCount(); ++i) {
            const AuthErrorRow &row = errorTable()[std::size_t(i)];
            QCOMPARE(int(row.code), codes.value(i));
            names.insert(row.jsonCode);
            QVERIFY2(row.exitCode >= 2 && row.exitCode <= 11, row.jsonCode);
            QVERIFY2(!(row.transient && row.needsSignIn), row.jsonCode);
        }
        QCOMPARE(names.size(), codes.keyCount());
    }

    void everySentenceSaysWhatHappenedAndWhatToDo_data() { onlyRow("CK-P11: each of them"); }
    void everySentenceSaysWhatHappenedAndWhatToDo()
    {
        for (const AuthErrorRow &row : errorTable()) {
            const QByteArray sentence = row.sentence;
            QVERIFY2(sentence.endsWith('.'), row.jsonCode);
            // at least two sentences or clauses: the fact, then the next step
            QVERIFY2(sentence.count(". ") >= 1 || sentence.count("; ") >= 1, row.jsonCode);
            for (const char *word : {"error", "please", "oops", "!", "authenticate"})
                QVERIFY2(!sentence.toLower().contains(word), row.jsonCode);
        }
    }

    void theSubjectFillsTheSentenceAndIsNeverExpanded()
    {
        const AuthError error =
            AuthError::of(AuthError::Code::Unreachable, "dns", QStringLiteral("a%1b%2"));
        QVERIFY(error.message.startsWith(QStringLiteral("a%1b%2 could not be reached")));
        QVERIFY(AuthError::of(AuthError::Code::Unreachable)
                    .message.startsWith(QStringLiteral("The provider")));
        QVERIFY(AuthError::of(AuthError::Code::Denied)
                    .message.startsWith(QStringLiteral("Access was denied at the provider.")));
    }

    void textOfAServerIsMadeFitToShow_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("B40: a bidirectional override") << QByteArray("a\xe2\x80\xae"
                                                                     "b")
                                                       << QStringLiteral("ab");
        QTest::newRow("B40: a terminal escape")
            << QByteArray("\x1b]0;title\x07x") << QStringLiteral("]0;titlex");
        QTest::newRow("B40: newlines") << QByteArray("a\r\nb\xe2\x80\xa8"
                                                     "c")
                                       << QStringLiteral("abc");
        QTest::newRow("B40: a C1 control") << QByteArray("a\xc2\x9b"
                                                         "b")
                                           << QStringLiteral("ab");
        QTest::newRow("B40: a megabyte") << QByteArray(1 << 20, 'a') << QString(500, u'a');
        QTest::newRow("B40: HTML stays text")
            << QByteArray("<b>x</b>") << QStringLiteral("<b>x</b>");
        QTest::newRow("letters of any script")
            << QByteArray("Zug\xc3\xa4nglich \xe6\x9d\xb1") << QStringLiteral("Zugänglich 東");
        QTest::newRow("letters beyond the basic plane")
            << QByteArray("\xf0\xa0\xae\xb7 \xf0\x9f\xa6\x89") << QStringLiteral("𠮷 🦉");
        QTest::newRow("B40: format characters beyond the basic plane")
            << QByteArray("a\xf3\xa0\x81\x81"
                          "b")
            << QStringLiteral("ab");
        QTest::newRow("B40: the limit halves no letter")
            << QByteArray(499, 'a') + "\xf0\x9f\xa6\x89" << QString(499, u'a');
    }
    void textOfAServerIsMadeFitToShow()
    {
        QFETCH(QByteArray, text);
        QTEST(sanitizedServerUtf8(text), "shown");
    }
};

QONSENT_TEST(tst_AuthError)
#include "tst_autherror.moc"
