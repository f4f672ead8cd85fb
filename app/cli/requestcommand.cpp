// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/requestcommand.h"

#include "app/shared/usage.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/provider/providerregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QStringDecoder>

#include <cstdio>

namespace Qonsent::Cli {

namespace {

using namespace std::chrono_literals;

/// Where the provider's resources want the token, if that is known.
AccessOptions accessOptionsFor(const Account &account, const QUrl &url,
                               const ProviderRegistry &providers)
{
    AccessOptions options{
        .origins = {url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)}};
    if (const auto preset = providers.findFor(account.provider))
        options.placement = preset->tokenPlacement;
    return options;
}

QJsonObject answerJson(const HttpResponse &answer)
{
    QJsonArray headers;
    for (const HttpHeader &header : answer.headers)
        headers.append(QJsonObject{{QLatin1String("name"), QString::fromLatin1(header.name)},
                                   {QLatin1String("value"), QString::fromLatin1(header.value)}});
    QJsonObject object{{QLatin1String("status"), answer.status},
                       {QLatin1String("headers"), headers}};
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(answer.body.reveal());
    if (utf8.hasError())
        object.insert(QLatin1String("body_base64"),
                      QString::fromLatin1(answer.body.reveal().toByteArray().toBase64()));
    else
        object.insert(QLatin1String("body"), text);
    return object;
}

bool isToken(const QString &text)
{
    static const QRegularExpression token(QStringLiteral("\\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\\z"));
    return token.match(text).hasMatch(); // RFC 9110 section 5.6.2
}

} // namespace

QList<QCommandLineOption> RequestCommand::ownOptions() const
{
    return {{{QStringLiteral("method"), QStringLiteral("X")},
             QStringLiteral("e.g. PATCH; also -X (default: GET, or POST with --data)"),
             QStringLiteral("METHOD")},
            {{QStringLiteral("header"), QStringLiteral("H")},
             QStringLiteral("send this field too, as NAME: VALUE; also -H; repeat it for more"),
             QStringLiteral("FIELD")},
            {QStringLiteral("data"),
             QStringLiteral("send what is in the file, as @FILE, or in standard input, as -; it is "
                            "application/json unless --header says otherwise"),
             QStringLiteral("PLACE")},
            {{QStringLiteral("include"), QStringLiteral("i")},
             QStringLiteral("print the status and the header fields of the answer first")}};
}

std::optional<AuthError> RequestCommand::read(const QCommandLineParser &parser)
{
    if (const auto wrong = AccountCommand::read(parser))
        return arguments().size() == 1
            ? usageError("url", QStringLiteral("Which address? Add it after the account."))
            : *wrong;
    const Result<QUrl> url = parseWebAddress(arguments().at(1));
    if (!url)
        return url.error();
    m_request.setUrl(*url);
    m_request.setTransferTimeout(int(std::chrono::milliseconds(60s).count()));
    m_showsHeaders = parser.isSet(QStringLiteral("include"));
    if (const auto wrong = readHeaders(parser.values(QStringLiteral("header"))))
        return wrong;
    if (parser.isSet(QStringLiteral("data"))) {
        if (const auto wrong = readBody(parser.value(QStringLiteral("data"))))
            return wrong;
    }
    const QString method = parser.value(QStringLiteral("method")).toUpper();
    if (parser.isSet(QStringLiteral("method")) && !isToken(method))
        return usageError("method", QStringLiteral("--method wants a word like PATCH."));
    m_method = method.isEmpty() ? QByteArray(m_body ? "POST" : "GET") : method.toLatin1();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (parser.isSet(QStringLiteral("ca-file"))) {
        tls.addCaCertificates(parser.value(QStringLiteral("ca-file")));
        m_request.setSslConfiguration(tls);
    }
    m_manager.setProxy(QNetworkProxy::NoProxy); // a token goes only where somebody said
    return {};
}

std::optional<AuthError> RequestCommand::readHeaders(const QStringList &fields)
{
    for (const QString &field : fields) {
        const QString name = field.section(u':', 0, 0).trimmed();
        const QString value = field.section(u':', 1).trimmed();
        const bool isWhole = field.contains(u':') && isToken(name) && !value.contains(u'\n')
            && !value.contains(u'\r') && !value.contains(QChar::Null);
        if (!isWhole)
            return usageError("header", QStringLiteral("--header wants one NAME: VALUE."));
        if (name.compare(u"authorization", Qt::CaseInsensitive) == 0)
            return usageError("header",
                              QStringLiteral("The field Authorization is where the account's "
                                             "token goes."));
        m_request.setRawHeader(name.toLatin1(), value.toUtf8());
    }
    return {};
}

std::optional<AuthError> RequestCommand::readBody(const QString &place)
{
    QFile file(place.mid(1));
    const bool isInput = place == u"-" || place == u"@-";
    if (!isInput && !place.startsWith(u'@'))
        return usageError("data",
                          QStringLiteral("--data wants @FILE, or - for standard input: what is "
                                         "typed here can be read by others."));
    const bool isOpen =
        isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return usageError("data", QStringLiteral("%1 cannot be read.").arg(place.mid(1)));
    m_body = file.readAll();
    if (!m_request.hasRawHeader("Content-Type"))
        m_request.setRawHeader("Content-Type", "application/json");
    return {};
}

void RequestCommand::actOn(const Account &account)
{
    m_access = std::make_unique<AuthorizedAccess>(
        accounts(), account.id, m_manager,
        accessOptionsFor(account, m_request.url(), accounts().providers()));
    AccessReply *const reply = send();
    whenAnswered<HttpResponse>(reply, [this, reply](const Result<HttpResponse> &answer) {
        if (!answer)
            return explain(answer.error(), reply->demand());
        print(*answer);
    });
}

/// Qt knows by the operation which requests it may repeat.
AccessReply *RequestCommand::send()
{
    if (m_method == "POST")
        return m_access->post(m_request, m_body.value_or(QByteArray()));
    if (m_method == "PUT")
        return m_access->put(m_request, m_body.value_or(QByteArray()));
    if (m_body)
        return m_access->sendCustomRequest(m_request, m_method, *m_body);
    if (m_method == "GET")
        return m_access->get(m_request);
    if (m_method == "HEAD")
        return m_access->head(m_request);
    if (m_method == "DELETE")
        return m_access->deleteResource(m_request);
    return m_access->sendCustomRequest(m_request, m_method);
}

void RequestCommand::print(const HttpResponse &answer)
{
    constexpr int firstError = 400;
    constexpr int refused = 5; // as for every provider that refuses
    if (output().isForPrograms()) {
        output().json(answerJson(answer));
        return end(answer.status < firstError ? 0 : refused);
    }
    if (m_showsHeaders) {
        output().line(QStringLiteral("HTTP ") + QString::number(answer.status));
        for (const HttpHeader &header : answer.headers)
            output().line(QString::fromLatin1(header.name + ": " + header.value));
        output().line({});
    }
    if (const Result<Done> written = output().body(answer.body.reveal().toByteArray()); !written)
        return finishWith(written.error());
    if (answer.status < firstError)
        return end(0);
    output().note(
        QStringLiteral("The server answered with status %1.").arg(QString::number(answer.status)));
    end(refused);
}

void RequestCommand::explain(const AuthError &error, const std::optional<AccessDemand> &demand)
{
    const int exitCode = output().failure(error);
    if (demand && !demand->scopes.isEmpty())
        output().note(
            QStringLiteral("  It wants these permissions: %1").arg(demand->scopes.toString()));
    end(exitCode);
}

} // namespace Qonsent::Cli
