// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signinoptions.h"

#include "oauthcore/redirect/commanduseragent.h"

#include <QFile>
#include <QProcess>

namespace Qonsent::Cli {

namespace {

AuthError wrong(const QString &option)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, "option", option);
}

/// Opens nothing: the address is printed for a person to carry.
class PrintedAddress final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
};

std::optional<AuthError> readBrowser(const QString &value, SignInOptions &options)
{
    if (value == u"system") {
        options.request.userAgent = systemBrowser();
        return {};
    }
    if (value == u"none") {
        options.browser = BrowserChoice::None;
        options.request.userAgent = std::make_shared<PrintedAddress>();
        return {};
    }
    const QStringList command = QProcess::splitCommand(value);
    if (command.isEmpty())
        return wrong(QStringLiteral("--browser"));
    options.browser = BrowserChoice::Command;
    options.request.userAgent = browserCommand(command);
    return {};
}

/// The secret comes from a file, never from the command line, which every user of the machine
/// can read.
std::optional<AuthError> readSecret(const QString &fileName, ClientRegistration &client)
{
    if (fileName.isEmpty())
        return {};
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("--client-secret-file"));
    QByteArray secret = file.read(64 * 1024);
    while (secret.endsWith('\n') || secret.endsWith('\r'))
        secret.chop(1);
    if (secret.isEmpty())
        return wrong(QStringLiteral("--client-secret-file"));
    client.secret = Secret::take(std::move(secret));
    return {};
}

/// N or N-M.
std::optional<AuthError> readPorts(const QString &value, LoopbackOptions &receiver)
{
    if (value.isEmpty())
        return {};
    bool firstIsNumber = false;
    bool lastIsNumber = false;
    receiver.firstPort = value.section(u'-', 0, 0).toUShort(&firstIsNumber);
    receiver.lastPort = value.section(u'-', -1).toUShort(&lastIsNumber);
    if (!firstIsNumber || !lastIsNumber || receiver.lastPort < receiver.firstPort)
        return wrong(QStringLiteral("--port"));
    return {};
}

/// A provider with discovery, or one given by its two endpoints.
void readProvider(const QCommandLineParser &parser, SignInRequest &request)
{
    request.issuer = parser.value(QStringLiteral("issuer"));
    const auto endpoint = [&parser](const char *option) {
        return QUrl(parser.value(QLatin1String(option)), QUrl::StrictMode);
    };
    request.metadata.authorizationEndpoint = endpoint("authorization-endpoint");
    request.metadata.tokenEndpoint = endpoint("token-endpoint");
}

std::optional<AuthError> readParameters(const QStringList &pairs, FormParameters &parameters)
{
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return wrong(QStringLiteral("--param"));
        parameters.append(pair.left(equals).toUtf8(), pair.mid(equals + 1).toUtf8());
    }
    return {};
}

} // namespace

QList<QCommandLineOption> signInOptions()
{
    const auto option = [](const char *name, const char *value, const char *help,
                           const char *preset = "") {
        return QCommandLineOption(QLatin1String(name), QString::fromUtf8(help),
                                  QLatin1String(value), QLatin1String(preset));
    };
    return {
        option("issuer", "URL", "the provider; everything else is discovered from it"),
        option("authorization-endpoint", "URL", "for a provider without discovery"),
        option("token-endpoint", "URL", "for a provider without discovery"),
        option("client-id", "ID", "what the provider knows this program by"),
        option("client-secret-file", "FILE",
               "a file that holds the client secret, if there is one"),
        option("scope", "SCOPE", "what to ask for; repeat it for more (default: openid)"),
        option("browser", "BROWSER",
               "system (default), none (prints the address), or a command that gets the "
               "address as its last argument",
               "system"),
        option("login-hint", "WHO", "who should sign in, e.g. an e-mail address"),
        option("redirect-host", "HOST", "127.0.0.1 (default), ::1 or localhost"),
        option("redirect-path", "PATH", "as registered at the provider (default: /callback)",
               "/callback"),
        option("port", "N[-M]", "listen on this port, or the first free one of a range"),
        option("timeout", "SECONDS", "how long to wait for you (default: 600)", "600"),
        option("param", "NAME=VALUE", "add this to the authorization request; repeat it for more"),
    };
}

Result<SignInOptions> readSignInOptions(const QCommandLineParser &parser)
{
    SignInOptions options;
    SignInRequest &request = options.request;
    const QStringList names = parser.positionalArguments();
    if (names.size() > 1)
        return wrong(names.at(1));
    request.name = names.value(0);
    request.client.id = parser.value(QStringLiteral("client-id"));
    request.client.redirectPath = parser.value(QStringLiteral("redirect-path"));
    request.loginHint = parser.value(QStringLiteral("login-hint"));
    request.scopes = Scopes(parser.isSet(QStringLiteral("scope"))
                                ? parser.values(QStringLiteral("scope")).join(u' ').split(u' ')
                                : QStringList{QStringLiteral("openid")});
    request.receiver.host = parser.value(QStringLiteral("redirect-host"));
    bool isNumber = false;
    request.timeout =
        std::chrono::seconds(parser.value(QStringLiteral("timeout")).toUInt(&isNumber));
    if (!isNumber || request.timeout > std::chrono::hours(24))
        return wrong(QStringLiteral("--timeout"));
    readProvider(parser, request);
    const std::optional<AuthError> problems[] = {
        readSecret(parser.value(QStringLiteral("client-secret-file")), request.client),
        readBrowser(parser.value(QStringLiteral("browser")), options),
        readPorts(parser.value(QStringLiteral("port")), request.receiver),
        readParameters(parser.values(QStringLiteral("param")), request.parameters)};
    for (const auto &problem : problems) {
        if (problem)
            return *problem;
    }
    return options;
}

} // namespace Qonsent::Cli
