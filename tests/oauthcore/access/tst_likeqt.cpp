// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/authorizednetworkaccessmanager.h"
#include "tests/oauthcore/access/accessscene.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QHttpMultiPart>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QTest>

using namespace Qonsent;
using Test::Answer;
using Test::ReceivedRequest;

namespace {

/// Everything that a program can learn from a reply, in lines that can be compared.
QStringList lifeOf(QNetworkReply *reply)
{
    QStringList life;
    const auto note = [&life](const QString &line) {
        if (life.isEmpty() || life.last() != line)
            life.append(line);
    };
    QObject context;
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &context,
                     [&] { note(QStringLiteral("metaDataChanged")); });
    QObject::connect(reply, &QNetworkReply::redirected, &context, [&](const QUrl &url) {
        note(QStringLiteral("redirected ") + url.path());
        if (reply->request().attribute(QNetworkRequest::RedirectPolicyAttribute).toInt()
            == QNetworkRequest::UserVerifiedRedirectPolicy)
            Q_EMIT reply->redirectAllowed();
    });
    QObject::connect(reply, &QNetworkReply::errorOccurred, &context,
                     [&](QNetworkReply::NetworkError error) {
                         note(QStringLiteral("error %1").arg(int(error)));
                     });
    QObject::connect(reply, &QNetworkReply::readyRead, &context,
                     [&] { note(QStringLiteral("readyRead")); });
    qint64 uploaded = 0;
    QObject::connect(reply, &QNetworkReply::uploadProgress, &context,
                     [&](qint64 sent, qint64) { uploaded = std::max(uploaded, sent); });
    qint64 downloaded = 0;
    QObject::connect(reply, &QNetworkReply::downloadProgress, &context,
                     [&](qint64 received, qint64) { downloaded = received; });
    QEventLoop loop;
    QTimer::singleShot(5000, &loop, [&loop] { loop.exit(1); });
    QObject::connect(reply, &QNetworkReply::finished, &loop, [&loop] { loop.exit(0); });
    if (reply->isFinished() || loop.exec() != 0)
        return {QStringLiteral("never finished")};
    note(QStringLiteral("finished %1 %2").arg(reply->isFinished()).arg(reply->isRunning()));
    note(QStringLiteral("error code %1").arg(int(reply->error())));
    note(QStringLiteral("url ") + reply->url().toString(QUrl::RemovePort));
    note(QStringLiteral("request url ") + reply->request().url().toString());
    note(QStringLiteral("operation %1").arg(int(reply->operation())));
    note(QStringLiteral("sequential %1").arg(reply->isSequential()));
    note(QStringLiteral("available %1").arg(reply->bytesAvailable()));
    note(QStringLiteral("peek ") + QString::fromLatin1(reply->peek(5)));
    note(QStringLiteral("line %1 ").arg(reply->canReadLine())
         + QString::fromLatin1(reply->readLine(10)));
    note(QStringLiteral("body ") + QString::fromLatin1(reply->readAll().toBase64()));
    note(QStringLiteral("at end %1 %2").arg(reply->atEnd()).arg(reply->bytesAvailable()));
    note(QStringLiteral("uploaded %1, downloaded %2").arg(uploaded).arg(downloaded));
    for (const auto &[name, value] : reply->rawHeaderPairs())
        note(QString::fromLatin1(name + ": " + value));
    for (const auto known : {QNetworkRequest::ContentTypeHeader, QNetworkRequest::LocationHeader,
                             QNetworkRequest::ContentLengthHeader, QNetworkRequest::SetCookieHeader,
                             QNetworkRequest::LastModifiedHeader})
        note(QStringLiteral("header %1 %2 %3")
                 .arg(int(known))
                 .arg(QLatin1String(reply->header(known).typeName()),
                      reply->header(known).toString()));
    for (int i = 0; i <= 30; ++i) {
        const auto attribute = static_cast<QNetworkRequest::Attribute>(i);
        const QVariant value = reply->attribute(attribute);
        if (value.isValid())
            note(QStringLiteral("attribute %1 %2").arg(i).arg(value.toString()));
    }
    note(QStringLiteral("error text ") + reply->errorString());
    return life;
}

/// Qt announces the header fields of a redirect before it goes there, and now and then leaves some
/// of them among those of the answer; we do neither.
QStringList withoutHeadsOfRedirects(QStringList life)
{
    for (qsizetype i = life.size() - 2; i >= 0; --i) {
        if (life[i] == QLatin1String("metaDataChanged")
            && life[i + 1].startsWith(QLatin1String("redirected")))
            life.removeAt(i);
    }
    if (life.filter(QStringLiteral("redirected")).size() > 0)
        life.removeIf([](const QString &line) {
            return line.contains(QLatin1String(": ")) || line.startsWith(QLatin1String("header "));
        });
    life.erase(std::unique(life.begin(), life.end()), life.end());
    return life;
}

} // namespace

/// The same request through Qt's manager and through ours, to a server that cares for no token:
/// a program sees no difference, and neither does the server but for the token.
class tst_LikeQt : public QObject
{
    Q_OBJECT

    using Send = std::function<QNetworkReply *(QNetworkAccessManager &, QNetworkRequest)>;

    static Answer serve(const ReceivedRequest &request)
    {
        const QByteArray path = request.path();
        if (path.startsWith("/status/"))
            return Answer{.status = path.mid(8).toInt(), .body = "why\nnot"};
        if (path.startsWith("/redirect/"))
            return Answer::redirect("/landed?q=1", path.mid(10).toInt());
        if (path == "/chain")
            return Answer::redirect("/redirect/302", 302);
        if (path == "/loop")
            return Answer::redirect("/loop", 302);
        if (path == "/nowhere")
            return Answer::redirect("gopher://x/", 302);
        if (path == "/empty-location")
            return Answer{.status = 302, .body = "lost"};
        if (path == "/hangup")
            return Answer::hangUp();
        if (path == "/short")
            return Answer::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
        if (path == "/chunked")
            return Answer::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n");
        if (path == "/no-length")
            return Answer::raw("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end");
        if (path == "/garbage")
            return Answer::raw("hello\r\n\r\n");
        if (path == "/silence")
            return Answer::silence();
        if (path == "/large")
            return Answer{.body = QByteArray("line of text\n").repeated(30'000)};
        if (path == "/headers")
            return Answer{.body = "x"}
                .with("Set-Cookie", "a=1; Path=/")
                .with("Set-Cookie", "b=2; Path=/")
                .with("X-Twice", "1")
                .with("X-Twice", "2")
                .with("Content-Type", "text/plain; charset=utf-8")
                .with("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT");
        return Answer{.body = request.method + ' ' + request.target + '\n' + request.body};
    }

private Q_SLOTS:
    void aProgramSeesTheSame_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<Send>("send");
        const auto row = [](const QByteArray &name, const char *target, const Send &send) {
            QTest::newRow(name.constData()) << QString::fromLatin1(target) << send;
        };
        const Send get = [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
            return manager.get(request);
        };
        const Send head = [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
            return manager.head(request);
        };
        const auto post = [](const QByteArray &body) -> Send {
            return [body](QNetworkAccessManager &manager, QNetworkRequest request) {
                request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
                return manager.post(request, body);
            };
        };
        const auto custom = [](const QByteArray &verb, const QByteArray &body) -> Send {
            return [verb, body](QNetworkAccessManager &manager, const QNetworkRequest &request) {
                return manager.sendCustomRequest(request, verb, body);
            };
        };
        const auto policy = [](QNetworkRequest::RedirectPolicy chosen) -> Send {
            return [chosen](QNetworkAccessManager &manager, QNetworkRequest request) {
                request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, chosen);
                return manager.get(request);
            };
        };
        row("GET", "/x?a=%2B", get);
        row("HEAD", "/x", head);
        row("DELETE", "/x", [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
            return manager.deleteResource(request);
        });
        row("POST", "/x", post("some\nbody"));
        row("POST of nothing", "/x", post({}));
        row("POST of 60 KB", "/x", post(QByteArray(60'000, 'x')));
        row("PUT", "/x", [](QNetworkAccessManager &manager, QNetworkRequest request) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
            return manager.put(request, "some body");
        });
        row("PUT of nothing", "/x", [](QNetworkAccessManager &manager, QNetworkRequest request) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
            return manager.put(request, QByteArray());
        });
        row("PATCH", "/x", custom("PATCH", "change"));
        row("PROPFIND without a body", "/x", custom("PROPFIND", {}));
        row("POST of a device", "/x", [](QNetworkAccessManager &manager, QNetworkRequest request) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
            auto *body = new QBuffer;
            body->setData("from a device");
            body->open(QIODevice::ReadOnly);
            QNetworkReply *reply = manager.post(request, body);
            body->setParent(reply);
            return reply;
        });
        row("POST of parts", "/x",
            [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
                auto *parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
                parts->setBoundary("edge");
                QHttpPart part;
                part.setRawHeader("Content-Disposition", "form-data; name=\"a\"");
                part.setBody("one");
                parts->append(part);
                QNetworkReply *reply = manager.post(request, parts);
                parts->setParent(reply);
                return reply;
            });
        for (const int status : {200, 201, 204, 206, 304, 400, 401, 403, 404, 405, 409, 410, 418,
                                 429, 500, 501, 503, 599})
            row(qPrintable(QStringLiteral("status %1").arg(status)),
                qPrintable(QStringLiteral("/status/%1").arg(status)), get);
        // Not 301 and 308, nor bodies that are sent again: Qt 6.4 does not always do the same.
        for (const int status : {302, 303, 307}) {
            const QByteArray target = "/redirect/" + QByteArray::number(status);
            row("GET of " + target, target.constData(), get);
            row("HEAD of " + target, target.constData(), head);
            if (status == 307)
                continue;
            row("POST to " + target, target.constData(), post("body"));
            row("PATCH to " + target, target.constData(), custom("PATCH", "body"));
        }
        row("a chain of redirects", "/chain", get);
        row("a redirect that is not followed", "/redirect/302",
            policy(QNetworkRequest::ManualRedirectPolicy));
        row("a redirect within one origin", "/redirect/302",
            policy(QNetworkRequest::SameOriginRedirectPolicy));
        row("a redirect that the program allows", "/redirect/302",
            policy(QNetworkRequest::UserVerifiedRedirectPolicy));
        row("a redirect without an address", "/empty-location", get);
        row("a redirect to something else than the web", "/nowhere", get);
        row("a loop of redirects", "/loop",
            [](QNetworkAccessManager &manager, QNetworkRequest request) {
                request.setMaximumRedirectsAllowed(3);
                return manager.get(request);
            });
        row("chunks", "/chunked", get);
        row("a body without a length", "/no-length", get);
        row("390 KB", "/large", get);
        row("header fields of every kind", "/headers", get);
        row("an answer cut short", "/short", get);
        row("no answer", "/hangup", get);
        row("no HTTP", "/garbage", get);
        row("a time limit", "/silence",
            [](QNetworkAccessManager &manager, QNetworkRequest request) {
                request.setTransferTimeout(100);
                return manager.get(request);
            });
        row("aborted at once", "/x",
            [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
                QNetworkReply *reply = manager.get(request);
                QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
                return reply;
            });
        row("aborted while waiting", "/silence",
            [](QNetworkAccessManager &manager, const QNetworkRequest &request) {
                QNetworkReply *reply = manager.get(request);
                QTimer::singleShot(50, reply, &QNetworkReply::abort);
                return reply;
            });
    }
    void aProgramSeesTheSame()
    {
        QFETCH(QString, target);
        QFETCH(Send, send);
        AccessScene scene;
        Resource resource(serve);
        QNetworkAccessManager qts;
        AuthorizedNetworkAccessManager ours(scene.accounts, scene.account.id);
        QNetworkRequest request = resource.request(target);
        request.setRawHeader("X-Own", "kept");
        QNetworkReply *first = send(qts, request);
        const QStringList expected = withoutHeadsOfRedirects(lifeOf(first));
        const QList<ReceivedRequest> received = std::exchange(resource.requests, {});
        delete first;
        QNetworkReply *second = send(ours, request);
        const QStringList actual = withoutHeadsOfRedirects(lifeOf(second));
        for (qsizetype i = 0; i < std::min(actual.size(), expected.size()); ++i)
            QCOMPARE(actual[i], expected[i]);
        QCOMPARE(actual, expected);
        delete second;
        // Qt's connections repeat a GET on their own now and then, and may be late.
        resource.requests.removeIf([](const ReceivedRequest &seen) {
            return !seen.header("Authorization").value_or(QByteArray()).startsWith("Bearer ");
        });
        QCOMPARE(resource.requests.isEmpty(), received.isEmpty());
        if (received.isEmpty())
            return;
        const ReceivedRequest last = resource.requests.last();
        QCOMPARE(last.method, received.last().method);
        QCOMPARE(last.target, received.last().target);
        QCOMPARE(last.body, received.last().body);
    }
};

QONSENT_TEST(tst_LikeQt)
#include "tst_likeqt.moc"
