// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/awaitedredirect_p.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

Q_DECLARE_METATYPE(ResultPage)

class tst_AwaitedRedirect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheRedirectItselfIsHeard_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<ResultPage>("page");
        const auto row = [](const char *name, const char *target, const char *fields,
                            ResultPage page) {
            QTest::newRow(name) << QByteArray(target) << QByteArray(fields) << page;
        };
        const char *const good = "/callback?code=c&state=right";
        row("a code", good, "", ResultPage::Shared);
        row("a state behind the code, escaped", "/callback?code=c&st%61te=%72ight", "",
            ResultPage::Shared);
        row("A41: parameters that nobody knows", "/callback?state=right&code=c&session_state=x&a=b",
            "", ResultPage::Shared);
        row("an error", "/callback?error=access_denied&state=right", "", ResultPage::NotShared);
        row("A11: a code and an error", "/callback?code=c&error=x&state=right", "",
            ResultPage::NotShared);
        row("neither", "/callback?state=right", "", ResultPage::NotShared);
        row("A01: no state", "/callback?code=c", "", ResultPage::BadRequest);
        row("A02: an empty state", "/callback?code=c&state=", "", ResultPage::BadRequest);
        row("A02: the last character differs", "/callback?code=c&state=righu", "",
            ResultPage::BadRequest);
        row("A12: state twice", "/callback?code=c&state=right&state=x", "", ResultPage::BadRequest);
        row("A12: no name twice", "/callback?code=c&=1&state=right&=2", "", ResultPage::BadRequest);
        row("A12: code twice", "/callback?code=c&code=d&state=right", "", ResultPage::BadRequest);
        row("a broken escape", "/callback?code=%zz&state=right", "", ResultPage::BadRequest);
        row("a navigation", good, "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
            ResultPage::Shared);
        row("A14: an image", good, "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n",
            ResultPage::NotFound);
        row("A14: a frame", good, "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
            ResultPage::NotFound);
        row("A14: a prerendered page", good,
            "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
            "Sec-Purpose: prefetch;prerender\r\n",
            ResultPage::NotFound);
        row("A14: an older prefetch", good, "Purpose: prefetch\r\n", ResultPage::NotFound);
        row("A28: a WebSocket", good, "Upgrade: websocket\r\n", ResultPage::BadRequest);
        row("A28: another origin", good, "Origin: https://evil.test\r\n", ResultPage::BadRequest);
        row("A28: the same host, another port", good, "Origin: http://127.0.0.1:2\r\n",
            ResultPage::BadRequest);
        row("our own origin", good, "Origin: http://127.0.0.1:1\r\n", ResultPage::Shared);
        row("A28: an opaque origin that is no navigation", good, "Origin: null\r\n",
            ResultPage::BadRequest);
        row("a form at the provider that ended here", good,
            "Origin: null\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
            ResultPage::Shared);
        row("A17: a body", good, "Content-Length: 3\r\n", ResultPage::BadRequest);
        row("A17: a chunked body", good, "Transfer-Encoding: chunked\r\n", ResultPage::BadRequest);
        row("an empty body", good, "Content-Length: 0\r\n", ResultPage::Shared);
        row("A26: a longer path", "/callbackx?code=c&state=right", "", ResultPage::NotFound);
        row("A13: an icon", "/favicon.ico", "", ResultPage::NotFound);
    }
    void onlyTheRedirectItselfIsHeard()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, fields);
        const AwaitedRedirect awaited = {
            .host = "127.0.0.1:1", .path = "/callback", .state = Secret("right")};
        RequestHead head;
        head.feed("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n" + fields + "\r\n");
        QCOMPARE(head.progress(), RequestHead::Progress::Complete);
        QTEST(awaited.pageFor(head), "page");
    }

    void aRefusalIsHeardByQueryInEveryMode_data()
    {
        QTest::addColumn<ResponseMode>("mode");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<ResultPage>("page");
        for (const ResponseMode mode : {ResponseMode::Fragment, ResponseMode::FormPost}) {
            const auto row = [mode](const char *name, const char *query, ResultPage page,
                                    const char *fields = "") {
                QTest::addRow("%s (%s)", name,
                              mode == ResponseMode::Fragment ? "fragment" : "form_post")
                    << mode << QByteArray(query) << QByteArray(fields) << page;
            };
            const char *const good = "error=unsupported_response_type&state=right";
            row("A10, A17: a response type or mode that it does not know", good,
                ResultPage::NotShared);
            row("A02: of somebody else", "error=x&state=righu", ResultPage::BadRequest);
            row("A01: of nobody", "error=x", ResultPage::BadRequest);
            row("A12: an error twice", "error=x&error=y&state=right", ResultPage::BadRequest);
            row("A12: state twice", "error=x&state=right&state=right", ResultPage::BadRequest);
            row("A11: a code with it", "error=x&state=right&code=c", ResultPage::BadRequest);
            row("A11: an empty code with it", "error=x&state=right&code=", ResultPage::BadRequest);
            row("A11: an access token with it", "error=x&state=right&access_token=t",
                ResultPage::BadRequest);
            row("A11: an ID token with it", "error=x&state=right&id_token=t",
                ResultPage::BadRequest);
            row("A11: no error, but a code", "code=c&state=right", ResultPage::BadRequest);
            row("no error, and nothing else", "state=right", ResultPage::BadRequest);
            row("a broken escape", "error=%zz&state=right", ResultPage::BadRequest);
            row("A14: an image", good, ResultPage::NotFound,
                "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n");
            row("A28: another origin", good, ResultPage::BadRequest,
                "Origin: https://evil.test\r\n");
        }
    }
    void aRefusalIsHeardByQueryInEveryMode()
    {
        QFETCH(ResponseMode, mode);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, fields);
        QFETCH(ResultPage, page);
        const AwaitedRedirect awaited = {
            .host = "127.0.0.1:1", .path = "/callback", .state = Secret("right"), .mode = mode};
        RequestHead head;
        head.feed("GET /callback?" + query + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n" + fields
                  + "\r\n");
        QCOMPARE(head.progress(), RequestHead::Progress::Complete);
        QCOMPARE(awaited.pageFor(head), page);
        if (page == ResultPage::NotShared)
            QCOMPARE(awaited.answerIn(head, {}).reveal().toByteArray(), query);
    }
};

QONSENT_TEST(tst_AwaitedRedirect)
#include "tst_awaitedredirect.moc"
