// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/formencoding.h"
#include "tests/oauthcore/transcript/everyformat.h"
#include "tests/support/fakeclock.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qonsent;
using Kind = TranscriptEntry::Kind;
using Content = TranscriptField::Content;
using Part = TranscriptField::Part;

namespace {

HttpRequest tokenRequest(const QByteArray &form)
{
    return {.method = HttpRequest::Method::Post,
            .url = QUrl(QStringLiteral("https://id.example.org/token")),
            .headers = {{"Accept", "application/json"}},
            .contentType = "application/x-www-form-urlencoded",
            .body = Secret(form)};
}

HttpResponse answered(const QByteArray &type, const QByteArray &body, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", type}}, .body = Secret(body)};
}

HttpResponse json(const QByteArray &body)
{
    return answered("application/json", body);
}

/// One line a field: "body grant_type=authorization_code", "body code=(9 bytes, *)".
QByteArray told(const TranscriptEntry &entry)
{
    QByteArray text;
    for (const TranscriptField &field : entry.fields) {
        const char *const part = field.part == Part::Header ? "header "
            : field.part == Part::Query                     ? "query "
            : field.part == Part::Body                      ? "body "
                                                            : "detail ";
        text += part + field.name.toUtf8() + '=';
        if (field.content == Content::Shown)
            text += field.value.toUtf8();
        else if (field.content == Content::Hidden)
            text += '(' + QByteArray::number(field.size) + " bytes, *)";
        else
            text += '(' + QByteArray::number(field.size) + " bytes)";
        text += '\n';
    }
    return text;
}

/// The fingerprint of the field called \a name.
QByteArray fingerprintOf(const TranscriptEntry &entry, const QString &name)
{
    for (const TranscriptField &field : entry.fields) {
        if (field.name == name)
            return field.fingerprint;
    }
    return {};
}

} // namespace

/// What is shown of messages: by the names in them, never by what they look like.
class tst_Transcript : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    static int send(Transcript &transcript, const HttpRequest &request)
    {
        return transcript.noteRequest(request);
    }

    /// A secret of each kind goes by.
    static int sendManySecrets(Transcript &transcript)
    {
        transcript.notePage(QUrl(QStringLiteral("https://id.example.org/authorize"
                                                "?state=49152.st4t3st4t3&client_id=app")));
        const int device = send(transcript, tokenRequest("client_id=app"));
        transcript.noteAnswer(device,
                              json("{\"verification_uri_complete\":"
                                   "\"https://id.example.org/device?user_code=WDJB-MJHT\"}"));
        send(transcript, tokenRequest("username=alice&password=correct+horse+battery"));
        HttpRequest request =
            tokenRequest("code=CNRYC-0123456789abcdef&refresh_token=CNRYR-QRSTUVWX23456789klmnop");
        request.headers +=
            {"Authorization", "Basic " + QByteArray("app:CNRYS-a%2Fb%2Bzyxwvuts").toBase64()};
        return send(transcript, request);
    }
    /// An answer whose \a member is \a text, in a list if it is one of those.
    static QJsonObject quoting(const QByteArray &member, const QByteArray &text)
    {
        const QString said = QString::fromUtf8(text);
        const QJsonValue value = member.endsWith("_supported")
            ? QJsonValue(QJsonArray::fromStringList(said.split(QLatin1String(", "))))
            : QJsonValue(said);
        return {{QString::fromLatin1(member), value},
                {QStringLiteral("issuer"), QStringLiteral("https://id.example.org")}};
    }

private Q_SLOTS:
    void aRequestShowsOnlyWhatIsRegisteredAsPublic_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *form, const char *shown) {
            QTest::newRow(name) << QByteArray(form) << QByteArray(shown);
        };
        row("the grant and the client", "grant_type=authorization_code&client_id=app",
            "body grant_type=authorization_code\nbody client_id=app\n");
        row("J01: a code and its verifier", "code=CNRYC-123&code_verifier=CNRYC-456",
            "body code=(9 bytes, *)\nbody code_verifier=(9 bytes, *)\n");
        row("J01: a client's secret and assertion", "client_secret=CNRYS-1&client_assertion=a.b.c",
            "body client_secret=(7 bytes, *)\nbody client_assertion=(5 bytes, *)\n");
        row("J01: a password and whose it is", "username=alice&password=CNRYP-1",
            "body username=(5 bytes, *)\nbody password=(7 bytes, *)\n");
        row("an empty secret is one too", "client_secret=", "body client_secret=(0 bytes, *)\n");
        row("a name that is registered nowhere can be a secret", "CNRYA-1=1",
            "body unregistered (7 bytes, #)=(1 bytes, *)\n");
        row("names are compared as they are", "Scope=CNRYA-1",
            "body unregistered (5 bytes, #)=(7 bytes, *)\n");
        row("J01: a bare token where a form should be", "CNRYA-1",
            "body unregistered (7 bytes, #)=(0 bytes, *)\n");
        row("a form that cannot be read is a size", "scope=%zzCNRYA-1",
            "body unreadable=(16 bytes)\n");
        row("an address without its secrets",
            "redirect_uri=https%3A%2F%2Fu%3Ap%40app.example%3A8443%2Fcb%3Fq%3DCNRYC-1%23CNRYA-1",
            "body redirect_uri=https://app.example:8443/cb?unregistered (1 bytes, #)=(7 bytes, #)"
            "#(7 bytes, #)\n");
        row("what is no address is hidden", "redirect_uri=%3A%3A%20CNRYA-1",
            "body redirect_uri=(10 bytes, *)\n");
    }
    void aRequestShowsOnlyWhatIsRegisteredAsPublic()
    {
        QFETCH(QByteArray, form);
        Transcript transcript(m_clock);
        send(transcript, tokenRequest(form));
        TranscriptEntry entry = transcript.entries().constLast();
        entry.fields.removeFirst(); // Accept
        entry.fields.removeFirst(); // Content-Type
        QByteArray text = told(entry);
        // fingerprints inside of texts differ from run to run
        for (qsizetype at = text.indexOf(" bytes, "); at >= 0;
             at = text.indexOf(" bytes, ", at + 1)) {
            if (text.at(at + 8) != '*')
                text.replace(at + 8, 8, "#");
        }
        QTEST(text, "shown");
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void anAnswerIsWalkedMemberByMember_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *body, const char *shown) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(shown);
        };
        row("CK-P02: tokens",
            R"({"access_token":"CNRYA-1","token_type":"Bearer","expires_in":3600,"scope":"a b"})",
            "body access_token=(7 bytes, *)\nbody expires_in=3600\nbody scope=a b\n"
            "body token_type=Bearer\n");
        row("CK-P02: the words of a refusal",
            R"({"error":"invalid_grant","error_description":"Too late.","error_codes":[7000,50011]})",
            "body error=invalid_grant\nbody error_codes=7000, 50011\n"
            "body error_description=Too late.\n");
        row("a list of values with blanks in them",
            R"({"response_types_supported":["code","code id_token"]})",
            "body response_types_supported=code, code id_token\n");
        row("who somebody is", R"({"sub":"248289","email":"a@example.org","email_verified":true})",
            "body email=(13 bytes, *)\nbody email_verified=(4 bytes, *)\nbody sub=(6 bytes, *)\n");
        row("keys: what they are, not the keys",
            R"({"keys":[{"kty":"RSA","kid":"1","n":"abc","e":"AQAB"}]})",
            "body keys[0].e=(4 bytes, *)\nbody keys[0].kid=1\nbody keys[0].kty=RSA\n"
            "body keys[0].n=(3 bytes, *)\n");
        row("J01: tokens further inside",
            R"({"authed_user":{"access_token":"CNRYA-1","scope":"s"}})",
            "body authed_user.access_token=(7 bytes, *)\nbody authed_user.scope=s\n");
        row("what is inside of something hidden stays hidden",
            R"({"address":{"scope":"CNRYI-1","error":["CNRYI-2"],"expires_in":{"iss":"CNRYI-3"}}})",
            "body address.error[0]=(7 bytes, *)\nbody address.expires_in.iss=(7 bytes, *)\n"
            "body address.scope=(7 bytes, *)\n");
        row("a secret that is no text", R"({"access_token":[1,null,{"scope":false}]})",
            "body access_token[0]=(1 bytes, *)\nbody access_token[1]=(4 bytes, *)\n"
            "body access_token[2].scope=(5 bytes, *)\n");
        row("large numbers are whole", R"({"expires_in":1767268800,"interval":0.5})",
            "body expires_in=1767268800\nbody interval=0.5\n");
        row("a member twice is not read", R"({"scope":"CNRYA-1","scope":"b"})",
            "body unreadable=(31 bytes)\n");
        row("no object", R"(["CNRYA-1"])", "body unreadable=(11 bytes)\n");
    }
    void anAnswerIsWalkedMemberByMember()
    {
        QFETCH(QByteArray, body);
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})), json(body));
        TranscriptEntry entry = transcript.entries().constLast();
        entry.fields.removeFirst(); // Content-Type
        QTEST(told(entry), "shown");
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void otherBodiesAreASize_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a page") << QByteArray("text/html") << QByteArray("<p>CNRYA-1</p>");
        QTest::newRow("a JWT") << QByteArray("application/jwt") << QByteArray("CNRYI-1.b.c");
        QTest::newRow("no type") << QByteArray() << QByteArray("CNRYA-1");
        QTest::newRow("JSON in another character set")
            << QByteArray("application/json; charset=utf-16")
            << QByteArray("{\"scope\":\"CNRYA-1\"}");
        QTest::newRow("B40: a megabyte")
            << QByteArray("text/plain") << QByteArray("CNRYA-1").repeated(150'000);
    }
    void otherBodiesAreASize()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})), answered(type, body));
        const TranscriptField field = transcript.entries().constLast().fields.constLast();
        QCOMPARE(field.content, Content::Sized);
        QCOMPARE(field.size, body.size());
        QCOMPARE(field.fingerprint, QByteArray());
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void ofHeaderFieldsAFewAreShown_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *row, const char *name, const char *value,
                            const char *shown) {
            QTest::newRow(row) << QByteArray(name) << QByteArray(value) << QByteArray(shown);
        };
        row("J01: the scheme of an authorization", "Authorization", "Bearer CNRYA-1",
            "header Authorization: Bearer=(7 bytes, *)\n");
        row("J01: in whatever case", "authorization", "bearer CNRYA-1",
            "header Authorization: Bearer=(7 bytes, *)\n");
        row("J01: a scheme that nobody knows", "Authorization", "CNRYA-1 CNRYA-2",
            "header Authorization=(15 bytes, *)\n");
        row("J01: a token without a scheme", "Authorization", "CNRYA-1",
            "header Authorization=(7 bytes, *)\n");
        row("J01: a cookie is counted", "Set-Cookie", "session=CNRYA-1", "header other fields=1\n");
        row("the time of the server", "DATE", "Thu, 01 Jan 2026 12:00:00 GMT",
            "header Date=Thu, 01 Jan 2026 12:00:00 GMT\n");
        row("where to, without the query", "Location", "https://id.example.org/a?code=CNRYC-1",
            "header Location=https://id.example.org/a?code=(7 bytes, #)\n");
        row("a challenge: its words", "WWW-Authenticate",
            "Bearer error=\"invalid_token\", nonce=\"CNRYA-1\"",
            "header WWW-Authenticate: Bearer error=invalid_token\n"
            "header WWW-Authenticate: Bearer nonce=(7 bytes, *)\n");
        row("a challenge that cannot be read", "WWW-Authenticate", "Bearer =CNRYA-1\"",
            "header WWW-Authenticate=(16 bytes)\n");
    }
    void ofHeaderFieldsAFewAreShown()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})),
                              {.status = 401, .headers = {{name, value}}});
        QByteArray text = told(transcript.entries().constLast());
        if (const qsizetype at = text.indexOf("code=(7 bytes, "); at >= 0)
            text.replace(at + 15, 8, "#");
        QTEST(text, "shown");
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void anAddressIsShownWithoutItsQuery_data() { onlyRow("J01: the address of a request"); }
    void anAddressIsShownWithoutItsQuery()
    {
        Transcript transcript(m_clock);
        HttpRequest request;
        request.url =
            QUrl(QStringLiteral("https://u:CNRYP-1@id.example.org/a?token=CNRYA-1#CNRYC-1"));
        send(transcript, request);
        QCOMPARE(transcript.entries().constLast().title,
                 QStringLiteral("GET https://id.example.org/a"));
        QCOMPARE(told(transcript.entries().constLast()), QByteArray("query token=(7 bytes, *)\n"));
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    /// Servers say what they do not like: "Code abc is not valid."
    void aCredentialIsHiddenWhereverItIsQuoted_data()
    {
        QTest::addColumn<QByteArray>("quote");
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char *name, const QByteArray &quote,
                            const char *member = "error_description") {
            QTest::newRow(name) << quote << QByteArray(member);
        };
        row("J05: a code", "Code CNRYC-1234567 is not valid.");
        row("J05: a code in other words", "Code%20CNRYC%2D1234567%20is%20not%20valid.");
        row("J05: a client's secret from a header", "Wrong secret CNRYS-a/b+c=1!");
        row("J05: the same as it was sent", "Wrong secret CNRYS-a%2Fb%2Bc%3D1%21");
        row("J05: the credentials as they were sent",
            QByteArray("app:CNRYS-a%2Fb%2Bc%3D1%21").toBase64());
        row("J05: a code with something invisible in it",
            "Code CNRYC-123\xe2\x80\x8b"
            "4567");
        row("J05: a code behind what is cut off", QByteArray(2000, 'x') + "CNRYC-1234567");
        row("J05: in an address", "https://id.example.org/help?scope=CNRYC-1234567", "error_uri");
        row("J05: in the path of an address", "https://id.example.org/CNRYC-1234567", "error_uri");
        row("J05: in a word of the protocol", "CNRYC-1234567", "error");
        row("J05: in a list", "CNRYC-1234567", "scopes_supported");
    }
    void aCredentialIsHiddenWhereverItIsQuoted()
    {
        QFETCH(QByteArray, quote);
        QFETCH(QByteArray, member);
        Transcript transcript(m_clock);
        HttpRequest request = tokenRequest("code=CNRYC-1234567");
        request.headers +=
            {"Authorization", "Basic " + QByteArray("app:CNRYS-a%2Fb%2Bc%3D1%21").toBase64()};
        const int exchange = send(transcript, request);
        const QJsonObject object = {{QString::fromLatin1(member), QString::fromUtf8(quote)}};
        transcript.noteAnswer(exchange, json(QJsonDocument(object).toJson()));
        AuthError error = AuthError::of(AuthError::Code::ServerRefused);
        error.serverCode = "invalid_grant";
        error.serverDescription = sanitizedServerUtf8(quote);
        transcript.noteError(error);
        QCOMPARE(leaksOf(transcript, {{"secret", "CNRYS-a/b+c=1!"}, {"code", "CNRYC-1234567"}}),
                 QString());
        QVERIFY(inEveryFormat(transcript).contains("invalid_grant"));
    }

    /// "Token CNRYR-QRSTUV… is unknown."
    void aPartOfACredentialIsHiddenToo_data()
    {
        QTest::addColumn<QByteArray>("quote");
        QTest::addColumn<QByteArray>("part"); // what must not be seen
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char *name, const QByteArray &quote, const QByteArray &part,
                            const char *member = "error_description") {
            QTest::newRow(name) << quote << part << QByteArray(member);
        };
        row("J05: the beginning of a refresh token", "Token CNRYR-QRSTUV... is unknown.", "QRSTUV");
        row("J05: its end", "Token ...23456789klmnop is unknown.", "23456789klmnop");
        row("J05: its middle", "It has STUVWX23 in it.", "STUVWX23");
        row("J05: its middle left out", "Token CNRYR-QRS...klmnop is unknown.", "CNRYR-QRS");
        row("J05: a part in small letters", "Token qrstuvwx2345 is unknown.", "qrstuvwx2345");
        row("J05: a part in capitals", "Token 23456789KLMN is unknown.", "23456789KLMN");
        row("J05: a part in groups", "Token QRST UVWX 2345 is unknown.", "QRST UVWX");
        row("J05: a part with dashes", "Token QR-ST-UV-WX-23 is unknown.", "QR-ST-UV");
        row("J05: a part in quotes and stars", "'QRSTUV'*'WX23'", "QRSTUV");
        row("J05: a part on two lines", "QRSTU\nVWX234", "QRSTU");
        row("J05: a part with something invisible in it",
            "QRSTU\xe2\x80\x8b"
            "VWX234",
            "VWX234");
        row("J05: a part in escapes", "%51RST%55VWX2", "RST");
        row("J05: a part of a client's secret", "Secret zyxwvuts...", "zyxwvuts");
        row("J05: a part in escapes of escapes", "%2551RST%2555VWX2", "RST");
        row("J05: a part of it as it was sent", "Secret %7Ayxwvuts...", "yxwvuts");
        row("J05: a part of the credentials as they were sent",
            QByteArray("app:CNRYS-a%2Fb%2Bzyxwvuts").toBase64().mid(4, 16),
            QByteArray("app:CNRYS-a%2Fb%2Bzyxwvuts").toBase64().mid(4, 16));
        row("J05: a part of a password", "The password \"correct hor...\" is old.", "correct hor");
        row("J05: a part of a code", "456789ab", "456789ab");
        row("J05: a part of a state", "For st4t3st4.", "st4t3st4");
        row("J05: a user code without its dash", "WDJBMJHT", "WDJBMJHT");
        row("J05: in a word of the protocol", "QRSTUVWX", "QRSTUVWX", "error");
        row("J05: in a number of a case", "QRSTUVWX-1", "QRSTUVWX", "trace_id");
        row("J05: among scopes", "openid QRSTUVWX", "QRSTUVWX", "scope");
        row("J05: in a list", "QRSTUVWX", "QRSTUVWX", "scopes_supported");
        row("J05: in the path of an address", "https://id.example.org/h/QRSTUVWX", "QRSTUVWX",
            "error_uri");
        row("J05: in the host of an address", "https://QRSTUVWX.example.org/", "qrstuvwx",
            "error_uri");
        row("J05: in a parameter of an address", "https://id.example.org/?scope=QRSTUVWX",
            "QRSTUVWX", "error_uri");
    }
    void aPartOfACredentialIsHiddenToo()
    {
        QFETCH(QByteArray, quote);
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, member);
        Transcript transcript(m_clock);
        const int exchange = sendManySecrets(transcript);
        transcript.noteAnswer(exchange, json(QJsonDocument(quoting(member, quote)).toJson()));
        AuthError error = AuthError::of(AuthError::Code::ServerRefused, quote);
        error.serverCode = sanitizedServerUtf8(quote).toUtf8();
        error.serverDescription = sanitizedServerUtf8(quote);
        transcript.noteError(error);
        transcript.noteFailure(send(transcript, {}), error);
        transcript.noteRedirect(
            Secret::take(
                FormParameters{{"iss", "https://id.example.org"}, {member, quote}}.encoded()),
            "the browser came back");
        transcript.noteAnswer(
            send(transcript, {}),
            {.status = 401,
             .headers = {
                 {"WWW-Authenticate", "Bearer " + member + "=\"" + quote.simplified() + '"'},
                 {"Location", "https://id.example.org/" + quote.toPercentEncoding()},
                 {"Date", quote}}});
        const QByteArray all = inEveryFormat(transcript);
        QVERIFY2(!all.contains(part), all.constData());
        QCOMPARE(leaksOf(transcript, {}), QString());
        QVERIFY(all.contains("https://id.example.org")); // what is no quote is shown
    }

    void aPartOfACredentialIsHiddenInThePathOfARequest_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("shown");
        QTest::newRow("J05: a part of a token") << QStringLiteral("/of/QRSTUVWX/keys") << false;
        QTest::newRow("J05: in escapes") << QStringLiteral("/of/QRS%54UVWX/keys") << false;
        QTest::newRow("J05: with slashes") << QStringLiteral("/of/QRST/UVWX/keys") << false;
        QTest::newRow("J05: none") << QStringLiteral("/of/everybody/keys") << true;
    }
    void aPartOfACredentialIsHiddenInThePathOfARequest()
    {
        QFETCH(QString, path);
        QFETCH(bool, shown);
        Transcript transcript(m_clock);
        sendManySecrets(transcript);
        HttpRequest request;
        request.url = QUrl(QStringLiteral("https://id.example.org") + path);
        transcript.noteAnswer(send(transcript, request), json("{}"));
        const QString title = transcript.entries().constLast().title;
        QVERIFY(title.startsWith(QLatin1String("200 from https://id.example.org/")));
        QCOMPARE(title.contains(QLatin1String("/keys")), shown);
        QCOMPARE(inEveryFormat(transcript).contains("UVWX"), false);
    }

    void whatIsNoPartOfACredentialIsShown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char *name, const char *text,
                            const char *member = "error_description") {
            QTest::newRow(name) << QByteArray(text) << QByteArray(member);
        };
        row("J05: the words of a provider",
            "AADSTS70000: The provided value for the input parameter 'code' is not valid.");
        row("J05: seven characters stand there by chance", "QRSTUVW is not a word.");
        row("J05: characters in another order", "XWVUTSRQ");
        row("J05: the address whose other form has a code in it", "https://id.example.org/device",
            "verification_uri");
        row("J05: the names of parameters of such an address", "user_code is missing");
        row("J05: the issuer", "https://id.example.org", "iss");
        row("J05: what the server can do", "authorization_code, refresh_token",
            "grant_types_supported");
    }
    void whatIsNoPartOfACredentialIsShown()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, member);
        Transcript transcript(m_clock);
        const int exchange = sendManySecrets(transcript);
        transcript.noteAnswer(exchange, json(QJsonDocument(quoting(member, text)).toJson()));
        const QByteArray shown = told(transcript.entries().constLast());
        QVERIFY2(shown.contains("body " + member + '=' + text + '\n'), shown.constData());
    }

    void moreSecretsThanCanBeKnownHideAllThatAServerSays_data()
    {
        QTest::addColumn<QByteArray>("secrets");
        QByteArray many = "{";
        for (int i = 0; i < 600; ++i)
            many += "\"a" + QByteArray::number(i) + "\":{\"token\":\"CNRYA-" + QByteArray::number(i)
                + "-abc\"},";
        QByteArray oneLong = "{\"token\":\"CNRYA-";
        for (int i = 0; i < 100'000; ++i)
            oneLong += QByteArray::number(100'000'000 + i * 7919).right(8);
        QTest::newRow("B40: very many") << many + "\"scope\":\"a\"}";
        QTest::newRow("B40: a very long one") << oneLong + "\"}";
    }
    void moreSecretsThanCanBeKnownHideAllThatAServerSays()
    {
        QFETCH(QByteArray, secrets);
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})), json(secrets));
        const int exchange =
            send(transcript, tokenRequest("grant_type=authorization_code&client_id=programme"));
        QVERIFY(told(transcript.entries().constLast()).contains("client_id=programme\n"));
        transcript.noteAnswer(exchange, json("{\"error_description\":\"All is well.\"}"));
        QVERIFY(told(transcript.entries().constLast())
                    .contains("body error_description=(12 bytes, *)\n"));
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void oneMessageHidesWhatItQuotesOfItself_data() { onlyRow("J05: a quote before its secret"); }
    void oneMessageHidesWhatItQuotesOfItself()
    {
        Transcript transcript(m_clock);
        transcript.noteAnswer(
            send(transcript, tokenRequest({})),
            json(R"({"error":"for CNRYA-12345678","refresh_token":"CNRYA-12345678"})"));
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void theSameSecretIsKnownAgain()
    {
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})),
                              json(R"({"access_token":"CNRYA-1","refresh_token":"CNRYR-1"})"));
        const QByteArray given =
            fingerprintOf(transcript.entries().constLast(), QStringLiteral("access_token"));
        QCOMPARE(given.size(), 8);
        QVERIFY(
            given
            != fingerprintOf(transcript.entries().constLast(), QStringLiteral("refresh_token")));
        HttpRequest request;
        request.url = QUrl(QStringLiteral("https://id.example.org/userinfo"));
        request.headers = {{"Authorization", "Bearer CNRYA-1"}};
        send(transcript, request);
        QCOMPARE(fingerprintOf(transcript.entries().constLast(),
                               QStringLiteral("Authorization: Bearer")),
                 given);
    }

    void nobodyCanTryOutWhatIsBehindAFingerprint()
    {
        QSet<QByteArray> fingerprints;
        for (int i = 0; i < 20; ++i) {
            Transcript transcript(m_clock);
            send(transcript, tokenRequest("password=1234"));
            fingerprints +=
                fingerprintOf(transcript.entries().constLast(), QStringLiteral("password"));
        }
        QCOMPARE(fingerprints.size(), 20);
    }

    void aRedirectIsWalkedToo_data() { onlyRow("CK-P24: what the browser came back with"); }
    void aRedirectIsWalkedToo()
    {
        Transcript transcript(m_clock);
        transcript.noteRedirect(
            Secret(QByteArrayView("code=CNRYC-1&state=s&iss=https%3A%2F%2Fid.example.org&CNRYA-1")),
            "the browser came back");
        const TranscriptEntry &entry = transcript.entries().constLast();
        QCOMPARE(entry.kind, Kind::Redirect);
        QVERIFY(told(entry).startsWith("query code=(7 bytes, *)\nquery state=(1 bytes, *)\n"
                                       "query iss=https://id.example.org\nquery unregistered "));
        QCOMPARE(leaksOf(transcript, {}), QString());
    }

    void everythingHasItsTime()
    {
        Transcript transcript(m_clock);
        m_clock.advance(std::chrono::milliseconds(1500));
        const int exchange = send(transcript, tokenRequest({}));
        m_clock.advance(std::chrono::milliseconds(250));
        m_clock.jump(std::chrono::hours(-3)); // somebody corrects the clock
        transcript.noteAnswer(exchange, json("{}"));
        const TranscriptEntry &request = transcript.entries().constFirst();
        const TranscriptEntry &answer = transcript.entries().constLast();
        QCOMPARE(request.after, std::chrono::milliseconds(1500));
        QCOMPARE(answer.after, std::chrono::milliseconds(1750));
        QCOMPARE(answer.exchange, request.exchange);
        QCOMPARE(answer.title,
                 QStringLiteral("200 from https://id.example.org/token, after 250 ms"));
        QVERIFY(answer.at < request.at);
    }

    void anErrorThatIsPassedOnIsOneEntry_data() { onlyRow("CK-P11: the last error"); }
    void anErrorThatIsPassedOnIsOneEntry()
    {
        Transcript transcript(m_clock);
        const AuthError error = AuthError::of(AuthError::Code::StateMismatch, "state");
        transcript.noteError(error);
        transcript.noteError(error);
        QCOMPARE(transcript.entries().size(), 1);
        transcript.noteStep("again");
        transcript.noteError(error);
        QCOMPARE(transcript.entries().size(), 3);
        QCOMPARE(told(transcript.entries().constLast()),
                 QByteArray("detail error=state_mismatch\ndetail message=" + error.message.toUtf8()
                            + "\ndetail reason=state\n"));
    }

    void aTranscriptHasABound()
    {
        Transcript transcript(m_clock);
        for (int i = 0; i < 2000; ++i)
            transcript.noteStep(i == 0 ? "first" : i == 1999 ? "last" : "again");
        QCOMPARE(transcript.entries().size(), Transcript::mostEntries);
        QCOMPARE(transcript.leftOut(), 1500);
        QCOMPARE(transcript.entries().constFirst().title, QStringLiteral("first"));
        QCOMPARE(transcript.entries().constLast().title, QStringLiteral("last"));
        for (const TranscriptFormat &format : transcriptFormats())
            QVERIFY(format.write(transcript).contains("1500"));
    }

    void oneMessageHasABound_data() { onlyRow("B40: ten thousand members"); }
    void oneMessageHasABound()
    {
        QByteArray object = "{";
        for (int i = 0; i < 9000; ++i)
            object += "\"m" + QByteArray::number(i) + "\":\"CNRYA-1\",";
        object += "\"scope\":\"a\"}";
        Transcript transcript(m_clock);
        transcript.noteAnswer(send(transcript, tokenRequest({})), json(object));
        QVERIFY(transcript.entries().constLast().fields.size() < 400);
        QVERIFY(told(transcript.entries().constLast()).contains("detail left out="));
        QCOMPARE(leaksOf(transcript, {}), QString());
    }
};

QONSENT_TEST(tst_Transcript)
#include "tst_transcript.moc"
