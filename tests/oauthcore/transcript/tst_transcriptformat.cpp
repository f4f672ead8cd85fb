// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/transcript/everyformat.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qonsent;

namespace {

/// A transcript of one exchange whose answer says \a description.
std::unique_ptr<Transcript> quoting(const FakeClock &clock, const QString &description)
{
    auto transcript = std::make_unique<Transcript>(clock);
    HttpRequest request;
    request.url = QUrl(QStringLiteral("https://id.example.org/token"));
    const int exchange = transcript->noteRequest(request);
    const QJsonObject object = {{QStringLiteral("error"), description},
                                {QStringLiteral("error_description"), description},
                                {description, description}};
    transcript->noteAnswer(
        exchange,
        {.status = 400,
         .headers = {{"Content-Type", "application/json"}, {"Retry-After", description.toUtf8()}},
         .body = Secret(QJsonDocument(object).toJson())});
    AuthError error = AuthError::of(AuthError::Code::ServerRefused);
    error.serverDescription = description; // as if nobody had looked at it
    error.serverCode = description.toUtf8();
    transcript->noteError(error);
    return transcript;
}

} // namespace

class tst_TranscriptFormat : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

private Q_SLOTS:
    void aSignInReadsAsText_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("CK-P14: plain text") << true;
    }
    void aSignInReadsAsText()
    {
        Transcript transcript(m_clock);
        transcript.noteStep("AwaitingToken");
        HttpRequest request;
        request.url = QUrl(QStringLiteral("https://id.example.org/keys"));
        request.headers = {{"Accept", "application/json"}};
        const int exchange = transcript.noteRequest(request);
        m_clock.advance(std::chrono::milliseconds(35));
        transcript.noteAnswer(exchange, {.status = 503, .headers = {{"Retry-After", "120"}}});
        const QByteArray text = *written(transcript, "txt");
        const QByteArray expected = R"(
    +0.000 s  step     AwaitingToken
    +0.000 s  request  #1 GET https://id.example.org/keys
                       header Accept: application/json
    +0.035 s  answer   #1 503 from https://id.example.org/keys, after 35 ms
                       header Retry-After: 120
)";
        QVERIFY2(text.startsWith("Transcript of a sign-in, begun at 2026-01-01T12:00:00.000Z."),
                 text.constData());
        QCOMPARE(text.mid(text.indexOf("\n\n") + 1), expected);
    }

    void aSignInReadsAsJson_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("CK-P15: for programs") << true;
    }
    void aSignInReadsAsJson()
    {
        Transcript transcript(m_clock);
        transcript.noteRedirect(Secret(QByteArrayView("code=CNRYC-1&iss=i")), "pasted");
        const QJsonObject whole = QJsonDocument::fromJson(*written(transcript, "json")).object();
        QCOMPARE(whole.value(u"version").toInt(), 1);
        const QJsonObject entry = whole.value(u"entries").toArray().at(0).toObject();
        QCOMPARE(entry.value(u"kind").toString(), QStringLiteral("redirect"));
        QCOMPARE(entry.value(u"at").toString(), m_clock.now().toString(Qt::ISODateWithMs));
        QCOMPARE(entry.value(u"title").toString(), QStringLiteral("pasted"));
        const QJsonObject code = entry.value(u"fields").toArray().at(0).toObject();
        QCOMPARE(code.value(u"name").toString(), QStringLiteral("code"));
        QCOMPARE(code.value(u"bytes").toInt(), 7);
        QCOMPARE(code.value(u"fingerprint").toString().size(), 8);
        QVERIFY(!code.contains(u"value"));
        const QJsonObject issuer = entry.value(u"fields").toArray().at(1).toObject();
        QCOMPARE(issuer.value(u"value").toString(), QStringLiteral("i"));
        QVERIFY(!issuer.contains(u"fingerprint"));
    }

    void whatAServerSaysIsTextEverywhere_data()
    {
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QString &said) { QTest::newRow(name) << said; };
        row("CK-P13, J09: a picture from the disk", QStringLiteral("<img src=file:///etc/hosts>"));
        row("CK-P13, J09: a link", QStringLiteral("<a href='https://evil.example'>x</a>"));
        row("CK-P13, J09: a script", QStringLiteral("</bdi></td><script>alert(1)</script>"));
        row("CK-P13, J09: out of an attribute", QStringLiteral("\" onclick=\"x"));
        row("J09: entities", QStringLiteral("&lt;b&gt; &#60;b&#62;"));
        row("B40: a bidirectional override", QStringLiteral("a\u202Eb\u2066c"));
        row("B40: a terminal escape", QStringLiteral("\u001b]0;title\u0007x\u009b2J"));
        row("B40: line breaks", QStringLiteral("a\r\n    +0.000 s  step     Succeeded\u2028b"));
        row("B40: a megabyte", QString(1 << 20, u'a'));
        row("B40: half a letter", QString(QChar(0xd800)) + u'x');
        row("B40: nothing", QString());
    }
    void whatAServerSaysIsTextEverywhere()
    {
        QFETCH(QString, said);
        const auto transcript = quoting(m_clock, said);
        for (const TranscriptFormat &format : transcriptFormats()) {
            const QByteArray bytes = format.write(*transcript);
            QVERIFY2(bytes.size() < 20'000, format.name);
            const QString text = QString::fromUtf8(bytes);
            QCOMPARE(text.toUtf8(), bytes);
            for (const QChar c : text)
                QVERIFY2(c == u'\n' || isFitToShow(c.unicode()) || c.isSurrogate(), format.name);
        }
        const QByteArray page = *written(*transcript, "html");
        for (const char *tag : {"<img", "<a ", "<script", "onclick=\"", "<b>"})
            QVERIFY2(!page.contains(tag), tag);
        QCOMPARE(page.count("<h2>"), 3);
        QCOMPARE(written(*transcript, "txt")->count("\n    +"), 3);
        const auto object = QJsonDocument::fromJson(*written(*transcript, "json")).object();
        QCOMPARE(object.value(u"entries").toArray().size(), 3);
    }

    void aPageLoadsNothing_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("CK-P13: whatever is in it") << true;
    }
    void aPageLoadsNothing()
    {
        const QByteArray page = *written(*quoting(m_clock, QStringLiteral("x")), "html");
        QVERIFY(page.contains("default-src 'none'"));
        for (const char *loading : {"src=", "href=", "url(", "@import", "<script", "<form"})
            QVERIFY2(!page.contains(loading), loading);
    }

    void aPageIsOneTreeWithATitle_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("CK-P13: with every kind of entry") << QStringLiteral("x");
        QTest::newRow("CK-P13, J09: with tags in it") << QStringLiteral("</td></main></html><p>");
        QTest::newRow("CK-P13, J09: with entities in it") << QStringLiteral("&nbsp;&bogus;&#0;");
        QTest::newRow("CK-P13, J09: with the end of a CDATA section") << QStringLiteral("]]>-->");
    }
    void aPageIsOneTreeWithATitle()
    {
        QFETCH(QString, said);
        const auto transcript = quoting(m_clock, said);
        transcript->noteStep("AwaitingRedirect");
        transcript->notePage(QUrl(QStringLiteral("https://id.example.org/authorize?scope=a")));
        transcript->noteRedirect(Secret("iss=i"), "the browser came back");
        const int exchange = transcript->noteRequest({});
        transcript->noteFailure(exchange, AuthError::of(AuthError::Code::Unreachable));
        QByteArray page = *written(*transcript, "html");
        for (const char *kind :
             {"step", "page", "redirect", "request", "answer", "failure", "error"})
            QVERIFY2(page.contains(QByteArray("<section class=\"") + kind + "\">"), kind);
        // What HTML leaves open on its own is closed; the rest is as strict as XML is.
        page.replace("<!DOCTYPE html>", "");
        for (qsizetype at = page.indexOf("<meta"); at >= 0; at = page.indexOf("<meta", at + 1))
            page.insert(page.indexOf('>', at), '/');
        QXmlStreamReader reader(page);
        QStringList headings;
        QString title;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == u"title")
                title = reader.readElementText();
            else if (reader.name() == u"h1" || reader.name() == u"h2")
                headings += reader.name().toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(title, QStringLiteral("Transcript of a sign-in"));
        QCOMPARE(headings.size(), 1 + transcript->entries().size());
        QCOMPARE(headings.count(QStringLiteral("h1")), 1);
    }

    void anUnknownFormIsSaidSo()
    {
        const Result<QByteArray> text = written(*quoting(m_clock, {}), "xml\u202e");
        QVERIFY(!text);
        QCOMPARE(text.error().code, AuthError::Code::InvalidConfiguration);
        QCOMPARE(text.error().reason, QByteArray("format"));
        QVERIFY(text.error().message.contains(QLatin1String("(xml)")));
    }
};

QONSENT_TEST(tst_TranscriptFormat)
#include "tst_transcriptformat.moc"
