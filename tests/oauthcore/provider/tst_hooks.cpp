// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/hookregistry.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

/// Writes \a word into every message that passes.
ProviderHooks saying(const QByteArray &word)
{
    return {.authorizationParameters = [word](FormParameters parameters) -> Result<FormParameters> {
                parameters.append("said", word);
                return parameters;
            },
            .tokenRequest = [word](TokenRequest request,
                                   const TokenRequestContext &about) -> Result<TokenRequest> {
                request.parameters.append(word, about.grantType);
                return request;
            },
            .tokenResponse = [word](HttpResponse response,
                                    const TokenRequestContext &) -> Result<HttpResponse> {
                response.headers.append(HttpHeader{"Said", word});
                return response;
            },
            .metadata = [word](QJsonObject document, const QString &issuer) -> Result<QJsonObject> {
                document.insert(QString::fromLatin1(word), issuer);
                return document;
            },
            .idTokenExpectations = [word](IdTokenExpectations expected,
                                          const QJsonObject &) -> Result<IdTokenExpectations> {
                expected.acrValues.append(QString::fromLatin1(word));
                return expected;
            }};
}

/// What the links of \a chain wrote, in their order.
QByteArray said(const HookChain &chain)
{
    QByteArrayList words;
    const auto response = chain.tokenResponse({}, {});
    for (const HttpHeader &header : response->headers)
        words.append(header.value);
    return words.join(' ');
}

ProviderHooks refusing(const char *reason)
{
    const AuthError error = AuthError::of(Code::InvalidConfiguration, reason);
    return {
        .authorizationParameters = [error](FormParameters) -> Result<FormParameters> {
            return error;
        },
        .tokenRequest = [error](TokenRequest, const TokenRequestContext &) -> Result<TokenRequest> {
            return error;
        },
        .tokenResponse = [error](HttpResponse, const TokenRequestContext &)
            -> Result<HttpResponse> { return error; },
        .metadata = [error](QJsonObject, const QString &) -> Result<QJsonObject> { return error; },
        .idTokenExpectations = [error](IdTokenExpectations, const QJsonObject &)
            -> Result<IdTokenExpectations> { return error; }};
}

} // namespace

/// The five hooks, as a program uses them.
class tst_Hooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessagePassesItsHook_data() { onlyRow("RO-36, RO-37, RO-38, RO-39: in their order"); }
    void everyMessagePassesItsHook()
    {
        HookChain chain;
        chain.append(saying("a"));
        chain.append(saying("b"));
        const auto url = chain.authorizationUrl(QUrl(QStringLiteral("https://id.example/?x=1")));
        QCOMPARE(url->toString(), QStringLiteral("https://id.example/?x=1&said=a&said=b"));
        // RO-36, RO-38
        const auto request = chain.tokenRequest({}, {.grantType = "refresh_token"});
        QCOMPARE(request->parameters.encoded(), QByteArray("a=refresh_token&b=refresh_token"));
        // RO-37, RO-39
        QCOMPARE(said(chain), QByteArray("a b"));
        const auto json = chain.metadata(Secret("{}"), QStringLiteral("i"));
        QCOMPARE(json->reveal().toByteArray(), QByteArray(R"({"a":"i","b":"i"})"));
        const auto expected = chain.idTokenExpectations({}, {});
        QCOMPARE(expected->acrValues, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    }

    void aRefreshCanBeToldFromACode_data()
    {
        QTest::addColumn<QByteArray>("grantType");
        QTest::addColumn<int>("headers");
        QTest::newRow("RO-38: a hook for refreshes sees a refresh")
            << QByteArray("refresh_token") << 1;
        QTest::newRow("RO-36: and lets a code pass") << QByteArray("authorization_code") << 0;
    }
    void aRefreshCanBeToldFromACode()
    {
        QFETCH(QByteArray, grantType);
        HookChain chain;
        chain.append({.tokenRequest = [](TokenRequest request,
                                         const TokenRequestContext &about) -> Result<TokenRequest> {
            if (about.grantType == "refresh_token")
                request.headers.append(HttpHeader{"X-Refresh", "1"});
            return request;
        }});
        QTEST(int(chain.tokenRequest({}, {.grantType = grantType})->headers.size()), "headers");
    }

    void hooksAreAListAndCanBeTakenOut_data() { onlyRow("RO-41: one of them twice"); }
    void hooksAreAListAndCanBeTakenOut()
    {
        HookChain chain;
        chain.append(saying("a"));
        const HookChain::Id second = chain.append(saying("b"));
        chain.append(saying("c"));
        const HookChain::Id again = chain.append(saying("b"));
        QCOMPARE(said(chain), QByteArray("a b c b")); // no set
        const HookChain copy = chain;
        QVERIFY(chain.remove(second));
        QCOMPARE(said(chain), QByteArray("a c b"));
        QVERIFY(!chain.remove(second)); // it is not there any more
        QVERIFY(chain.remove(again));
        QCOMPARE(said(chain), QByteArray("a c"));
        QCOMPARE(said(copy), QByteArray("a b c b"));
        const HookChain::Id later = chain.append(saying("d"));
        QVERIFY(later != second && later != again);
        QVERIFY(!HookChain().remove(later));
    }

    void theFirstErrorEnds_data()
    {
        QTest::addColumn<int>("message");
        const char *const names[] = {"authorization parameters", "RO-36: token request",
                                     "RO-37: token response", "metadata", "ID-token expectations"};
        for (int i = 0; i < 5; ++i)
            QTest::newRow(names[i]) << i;
    }
    void theFirstErrorEnds()
    {
        QFETCH(int, message);
        HookChain chain;
        chain.append(saying("a"));
        chain.append(refusing("first"));
        chain.append(refusing("second"));
        const QByteArray reasons[] = {
            chain.authorizationUrl(QUrl(QStringLiteral("https://id.example"))).error().reason,
            chain.tokenRequest({}, {}).error().reason, chain.tokenResponse({}, {}).error().reason,
            chain.metadata(Secret("{}"), {}).error().reason,
            chain.idTokenExpectations({}, {}).error().reason};
        QCOMPARE(reasons[message], QByteArray("first"));
    }

    void whatTheAnswerIsCheckedByStays_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"state=other&nonce=n", "nonce=n", "state=s",
                                  "state=s&state=s&nonce=n", "state=s&nonce=n&nonce=m", ""})
            QTest::newRow(*query ? query : "nothing at all") << QByteArray(query);
    }
    void whatTheAnswerIsCheckedByStays()
    {
        QFETCH(QByteArray, query);
        HookChain chain;
        chain.append({.authorizationParameters = [query](FormParameters) {
            return FormParameters::decode(query);
        }});
        const auto url =
            chain.authorizationUrl(QUrl(QStringLiteral("https://id.example/a?state=s&nonce=n")));
        QVERIFY(!url);
        QCOMPARE(url.error().code, Code::InvalidConfiguration);
        QCOMPARE(url.error().reason, QByteArray("hook_parameter"));
    }

    void withoutHooksNoByteIsTouched()
    {
        const QUrl url(QStringLiteral("https://id.example/a?b=%7E&c=%2f+"), QUrl::StrictMode);
        QCOMPARE(HookChain().authorizationUrl(url)->toEncoded(), url.toEncoded());
        HookChain silent;
        silent.append({});
        QCOMPARE(silent.authorizationUrl(url)->toEncoded(), url.toEncoded());
        const Secret odd("{ \"a\":1 , \"a\":2}");
        QVERIFY(*silent.metadata(odd, {}) == odd);
        HookChain speaking;
        speaking.append(saying("a"));
        QVERIFY(*speaking.metadata(odd, {}) == odd); // whoever reads it says what is wrong
    }

    void aProgramAddsHooksByName()
    {
        HookRegistry registry;
        QVERIFY(registry.insert("ours", saying("a")));
        QVERIFY(registry.insert("theirs", saying("b")));
        QCOMPARE(said(*registry.chain({"theirs", "form_answer", "ours", "theirs"})),
                 QByteArray("b a b"));
        QVERIFY(registry.insert("ours", saying("c")));
        QCOMPARE(said(*registry.chain({"ours"})), QByteArray("c"));
        QVERIFY(registry.remove("ours"));
        QVERIFY(!registry.remove("ours"));
        QCOMPARE(registry.chain({"ours"}).error().reason, QByteArray("quirk_unknown"));
        QVERIFY(!registry.remove("form_answer"));
        QVERIFY(registry.chain({})->isEmpty());
    }

    void aNameThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("that of a quirk") << QByteArray("form_answer");
        QTest::newRow("with an argument") << QByteArray("ours:x");
        QTest::newRow("in capitals") << QByteArray("Ours");
        QTest::newRow("with a blank") << QByteArray("our hook");
        QTest::newRow("too long") << QByteArray(65, 'a');
    }
    void aNameThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, name);
        HookRegistry registry;
        QVERIFY(!registry.insert(name, saying("a")));
    }

    void aQuirkThatNobodyKnowsIsNotPassedOver_data()
    {
        QTest::addColumn<QByteArray>("quirk");
        for (const char *quirk : {"", ":", "Form_answer", "form answer", "form_answer ", "form",
                                  "of_tomorrow", "pkce_none:x", "\xff"})
            QTest::newRow(qPrintable(QStringLiteral("\"%1\"").arg(QLatin1String(quirk))))
                << QByteArray(quirk);
    }
    void aQuirkThatNobodyKnowsIsNotPassedOver()
    {
        QFETCH(QByteArray, quirk);
        const auto chain = HookRegistry().chain({"form_answer", quirk});
        QVERIFY(!chain);
        QCOMPARE(chain.error().code, Code::InvalidConfiguration);
        QCOMPARE(chain.error().reason, QByteArray("quirk_unknown"));
    }

    void theQuirksAreInOrderAndEachIsTestedByItsName()
    {
        const QByteArrayList names = HookRegistry::quirks();
        QVERIFY(std::is_sorted(names.begin(), names.end()));
        QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
        QFile tests(QStringLiteral(QONSENT_QUIRK_TESTS));
        QVERIFY(tests.open(QIODevice::ReadOnly));
        const QByteArray text = tests.readAll();
        for (const QByteArray &name : names)
            QVERIFY2(text.contains(name), name.constData());
    }
};

QONSENT_TEST(tst_Hooks)
#include "tst_hooks.moc"
