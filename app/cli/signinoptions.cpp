// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signinoptions.h"

#include "app/cli/clientoptions.h"
#include "app/cli/providerfiles.h"
#include "app/shared/usage.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/provider/providerregistry.h"
#include "oauthcore/redirect/commanduseragent.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace Qonsent::Cli {

namespace {

using Problem = std::optional<AuthError>;

/// Opens nothing: the address is printed for a person to carry.
class PrintedAddress final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
};

/// A name is looked for in PATH by whoever starts it; a path is one from here.
QStringList locatedCommand(QStringList command)
{
    QString &program = command.first();
    if (program.contains(u'/'))
        program = QFileInfo(program).absoluteFilePath();
    return command;
}

Problem readBrowser(const QString &value, SignInOptions &options)
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
        return usageError("browser",
                          QStringLiteral("--browser wants system, none or a command to start."));
    options.browser = BrowserChoice::Command;
    options.request.userAgent = browserCommand(locatedCommand(command));
    return {};
}

/// The secret comes from a file, never from the command line, which every user of the machine
/// can read.
Problem readSecret(const QString &fileName, ClientRegistration &client)
{
    if (fileName.isEmpty())
        return {};
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return usageError("client_secret_file",
                          QStringLiteral("%1 cannot be read. --client-secret-file wants a file "
                                         "with the secret and nothing else.")
                              .arg(fileName));
    QByteArray secret = file.read(64 * 1024);
    while (secret.endsWith('\n') || secret.endsWith('\r'))
        secret.chop(1);
    if (secret.isEmpty())
        return usageError("client_secret_file",
                          QStringLiteral("%1 is empty. --client-secret-file wants a file with the "
                                         "secret and nothing else.")
                              .arg(fileName));
    client.secret = Secret::take(std::move(secret));
    return {};
}

/// Host and path are checked again where they are used; here before anybody is asked anything.
Problem readRedirect(const QCommandLineParser &parser, SignInRequest &request)
{
    request.receiver.host = parser.value(QStringLiteral("redirect-host"));
    const QStringList hosts = {QString(), QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
                               QStringLiteral("localhost")};
    if (!hosts.contains(request.receiver.host))
        return usageError("redirect_host",
                          QStringLiteral("--redirect-host wants 127.0.0.1, ::1 or localhost."));
    request.client.redirectPath = parser.value(QStringLiteral("redirect-path"));
    if (!request.client.redirectPath.startsWith(u'/'))
        return usageError("redirect_path",
                          QStringLiteral("--redirect-path wants a path that begins with a slash, "
                                         "e.g. /callback."));
    return {};
}

/// N or N-M.
Problem readPorts(const QString &value, LoopbackOptions &receiver)
{
    if (value.isEmpty())
        return {};
    bool firstIsNumber = false;
    bool lastIsNumber = false;
    receiver.firstPort = value.section(u'-', 0, 0).toUShort(&firstIsNumber);
    receiver.lastPort = value.section(u'-', 1).toUShort(&lastIsNumber);
    if (!value.contains(u'-')) {
        receiver.lastPort = receiver.firstPort;
        lastIsNumber = firstIsNumber;
    }
    if (!firstIsNumber || !lastIsNumber || receiver.firstPort == 0
        || receiver.lastPort < receiver.firstPort)
        return usageError("port",
                          QStringLiteral("--port wants a number from 1 to 65535, or a range like "
                                         "8000-8010."));
    return {};
}

Problem readTimeout(const QString &value, SignInRequest &request)
{
    constexpr uint longest = 24 * 60 * 60;
    bool isNumber = false;
    const uint seconds = value.toUInt(&isNumber);
    if (!isNumber || seconds == 0 || seconds > longest)
        return usageError("timeout",
                          QStringLiteral("--timeout wants a number of seconds from 1 to %1.")
                              .arg(QString::number(longest)));
    request.timeout = std::chrono::seconds(seconds);
    return {};
}

Problem readEndpoint(const QString &text, QUrl &endpoint)
{
    if (text.isEmpty())
        return {};
    const Result<QUrl> url = parseWebAddress(text);
    if (!url)
        return url.error();
    endpoint = *url;
    return {};
}

bool usesDevice(const SignInOptions &options)
{
    return options.request.method == SignInMethod::Device;
}

/// A provider without discovery, given by its two endpoints. Nobody can be identified there:
/// nothing says who it is and where its keys are.
Problem readEndpoints(const QCommandLineParser &parser, SignInOptions &options)
{
    SignInRequest &request = options.request;
    const QString first = usesDevice(options) ? QStringLiteral("device-authorization-endpoint")
                                              : QStringLiteral("authorization-endpoint");
    const QString authorization = parser.value(first);
    const QString token = parser.value(QStringLiteral("token-endpoint"));
    if (authorization.isEmpty() && token.isEmpty()) {
        options.missing =
            usageError("issuer",
                       QStringLiteral("Sign in where? Add --issuer with the address of the "
                                      "provider, e.g. --issuer https://id.example.org, or "
                                      "--provider with one of qonsent providers."));
        return {};
    }
    if (authorization.isEmpty() || token.isEmpty())
        return usageError("endpoints",
                          QStringLiteral("A provider without discovery needs both --%1 and "
                                         "--token-endpoint.")
                              .arg(first));
    if (request.scopes.contains(u"openid"))
        return usageError("openid",
                          QStringLiteral("The scope openid needs --issuer: without it there are "
                                         "no keys to check an identity with."));
    QUrl &endpoint = usesDevice(options) ? request.metadata.deviceAuthorizationEndpoint
                                         : request.metadata.authorizationEndpoint;
    if (const Problem problem = readEndpoint(authorization, endpoint))
        return problem;
    return readEndpoint(token, request.metadata.tokenEndpoint);
}

/// What --set fills in, e.g. the address of a server.
Problem readVariables(const QStringList &pairs, QMap<QString, QString> &variables)
{
    for (const QString &pair : pairs) {
        const QString name = pair.section(u'=', 0, 0);
        if (name.isEmpty() || !pair.contains(u'=') || variables.contains(name))
            return usageError("set", QStringLiteral("--set wants NAME=VALUE, each name once."));
        variables.insert(name, pair.section(u'=', 1));
    }
    return {};
}

Problem readPreset(const QCommandLineParser &parser, SignInOptions &options)
{
    SignInRequest &request = options.request;
    const auto preset = knownProviders().registry.find(request.provider);
    if (!preset)
        return usageError("provider_unknown",
                          QStringLiteral("There is no provider called \"%1\" here. qonsent "
                                         "providers lists those that are known; any other is given "
                                         "by --issuer.")
                              .arg(request.provider));
    if (const Problem problem =
            readVariables(parser.values(QStringLiteral("set")), request.providerVariables))
        return problem;
    if (const auto issuer = preset->issuerFor(request.providerVariables); !issuer) {
        QStringList names;
        for (const PresetVariable &variable : preset->variables)
            names += QStringLiteral("--set %1=…").arg(variable.name);
        return usageError(issuer.error().reason,
                          names.isEmpty()
                              ? QStringLiteral("%1 leaves nothing to --set.").arg(preset->name)
                              : QStringLiteral("%1 is not one provider but many. Say which: %2")
                                    .arg(preset->name, names.join(u' ')));
    }
    if (preset->clientSecret == ProviderPreset::ClientSecret::Required
        && !parser.isSet(QStringLiteral("client-secret-file")))
        options.missing = usageError(
            "client_secret",
            QStringLiteral("%1 gives every program a client secret and wants it back. Add "
                           "--client-secret-file.")
                .arg(preset->name));
    return {};
}

Problem readProvider(const QCommandLineParser &parser, SignInOptions &options)
{
    SignInRequest &request = options.request;
    request.provider = parser.value(QStringLiteral("provider"));
    request.scopes = Scopes(parser.values(QStringLiteral("scope")).join(u' ').split(u' '));
    request.issuer = parser.value(QStringLiteral("issuer"));
    const bool hasEndpoint = !parser.value(QStringLiteral("authorization-endpoint")).isEmpty()
        || !parser.value(QStringLiteral("device-authorization-endpoint")).isEmpty()
        || !parser.value(QStringLiteral("token-endpoint")).isEmpty();
    if (!request.issuer.isEmpty() && hasEndpoint)
        return usageError("issuer_or_endpoints",
                          QStringLiteral("Use --issuer or the two endpoints, not both."));
    if (request.provider.isEmpty() && parser.isSet(QStringLiteral("set")))
        return usageError("set", QStringLiteral("--set goes with --provider."));
    if (request.provider.isEmpty())
        return request.issuer.isEmpty() ? readEndpoints(parser, options) : Problem();
    if (!request.issuer.isEmpty() || hasEndpoint)
        return usageError(
            "provider_and_issuer",
            QStringLiteral("Use --provider %1 or its addresses, not both.").arg(request.provider));
    return readPreset(parser, options);
}

Problem readClient(const QCommandLineParser &parser, SignInOptions &options)
{
    ClientRegistration &client = options.request.client;
    client.id = parser.value(QStringLiteral("client-id"));
    if (client.id.isEmpty() && !options.missing)
        options.missing =
            usageError("client_id",
                       QStringLiteral("Add --client-id with the ID that the provider gave this "
                                      "program when it was registered there."));
    client.authenticationMethod = parser.value(QStringLiteral("client-auth")).toLatin1();
    const QByteArrayList methods = {QByteArray(), "client_secret_basic", "client_secret_post"};
    if (!methods.contains(client.authenticationMethod))
        return usageError("client_auth",
                          QStringLiteral("--client-auth wants client_secret_basic or "
                                         "client_secret_post."));
    if (!client.authenticationMethod.isEmpty()
        && !parser.isSet(QStringLiteral("client-secret-file")))
        return usageError("client_auth",
                          QStringLiteral("--client-auth needs --client-secret-file as well."));
    return readSecret(parser.value(QStringLiteral("client-secret-file")), client);
}

/// What an authorization request has parameters of its own for.
Problem readAuthorizationOptions(const QCommandLineParser &parser, SignInRequest &request)
{
    request.loginHint = parser.value(QStringLiteral("login-hint"));
    request.options.prompts = parser.values(QStringLiteral("prompt"));
    if (!request.options.prompts.isEmpty() && request.parameters.contains("prompt"))
        return usageError("param_twice",
                          QStringLiteral("Use --prompt or --param prompt=…, not both."));
    for (const QString &text : parser.values(QStringLiteral("resource"))) {
        const QUrl resource(text, QUrl::StrictMode);
        if (!resource.isValid() || resource.isRelative() || resource.hasFragment())
            return usageError("resource",
                              QStringLiteral("--resource wants the whole address of a service, "
                                             "e.g. https://api.example.org."));
        request.options.resources.append(resource);
    }
    return {};
}

/// A code for another device takes nothing of what a browser here is told.
Problem readDevice(const QCommandLineParser &parser, SignInOptions &options)
{
    if (!parser.isSet(QStringLiteral("device")))
        return parser.isSet(QStringLiteral("device-authorization-endpoint"))
            ? Problem(usageError("device",
                                 QStringLiteral("--device-authorization-endpoint goes with "
                                                "--device.")))
            : Problem();
    options.request.method = SignInMethod::Device;
    for (const char *other :
         {"authorization-endpoint", "browser", "paste", "login-hint", "prompt", "resource", "param",
          "redirect-host", "redirect-path", "port", "timeout"}) {
        if (parser.isSet(QLatin1String(other)))
            return usageError("device",
                              QStringLiteral("--%1 goes with a browser on this computer. Leave it "
                                             "or --device out.")
                                  .arg(QLatin1String(other)));
    }
    return {};
}

/// A preset that the kit does not ship, or ships otherwise, is spelled out.
Problem spellOutPreset(SignInRequest &request)
{
    const auto preset = knownProviders().registry.find(request.provider);
    if (!preset || preset == ProviderRegistry::shipped().find(request.provider))
        return {};
    const Result<SignInRequest> whole = withPreset(request, *preset);
    if (!whole)
        return whole.error();
    request = *whole;
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
        option("provider", "ID", "one of qonsent providers, whose addresses are known"),
        option("set", "NAME=VALUE", "what such a provider leaves open, e.g. base=https://…"),
        option("issuer", "URL", "the provider; everything else is discovered there"),
        option("authorization-endpoint", "URL",
               "where people sign in, for a provider without discovery"),
        option("device-authorization-endpoint", "URL",
               "where --device gets its code, for the same"),
        option("token-endpoint", "URL", "where codes become tokens, for the same"),
        option("client-id", "ID", "what the provider knows this program as"),
        option("client-secret-file", "FILE", "the file with the client secret, if there is one"),
        option("client-auth", "METHOD",
               "how the secret is sent: client_secret_basic (default) or client_secret_post"),
        option("scope", "SCOPE", "what to ask for; repeat it for more (default: openid)"),
        option("browser", "BROWSER",
               "system (default), none (prints the address), or a command that gets the "
               "address as its last argument",
               "system"),
        QCommandLineOption(QStringLiteral("paste"),
                           QStringLiteral("read the address that the browser shows afterwards "
                                          "from standard input")),
        QCommandLineOption(QStringLiteral("device"),
                           QStringLiteral("print a page and a code, to be entered in a browser on "
                                          "any device; needs no browser here")),
        option("login-hint", "WHO", "who should sign in, e.g. an e-mail address"),
        option("prompt", "WHAT",
               "what the provider should ask again: login, consent, select_account; or none"),
        option("resource", "URL",
               "the service that the token is for, where a provider wants to know; repeat it for "
               "more"),
        option("redirect-host", "HOST", "127.0.0.1 (default), ::1 or localhost"),
        option("redirect-path", "PATH", "as registered at the provider (default: /callback)",
               "/callback"),
        option("port", "N[-M]", "listen on this port, or the first free one of a range"),
        option("timeout", "SECONDS", "how long to wait for you (default: 600)", "600"),
        option("param", "NAME=VALUE", "add this to the authorization request; repeat it for more"),
    };
}

SignInRequest withDefaults(SignInRequest request)
{
    if (request.scopes.isEmpty() && !request.issuer.isEmpty())
        request.scopes = {QStringLiteral("openid")};
    return request;
}

Result<SignInOptions> readSignInOptions(const QCommandLineParser &parser)
{
    SignInOptions options;
    SignInRequest &request = options.request;
    const QStringList names = parser.positionalArguments();
    if (names.size() > 1)
        return usageError("arguments",
                          QStringLiteral("\"%1\" is one argument too many. Put names with spaces "
                                         "in quotes.")
                              .arg(names.at(1)));
    request.name = names.value(0);
    options.paste = parser.isSet(QStringLiteral("paste"));
    const Result<FormParameters> parameters =
        readParameters(parser.values(QStringLiteral("param")));
    if (parameters)
        request.parameters = *parameters;
    const Problem problems[] = {readDevice(parser, options),
                                readProvider(parser, options),
                                readClient(parser, options),
                                readBrowser(parser.value(QStringLiteral("browser")), options),
                                readRedirect(parser, request),
                                readPorts(parser.value(QStringLiteral("port")), request.receiver),
                                readTimeout(parser.value(QStringLiteral("timeout")), request),
                                parameters ? Problem() : Problem(parameters.error()),
                                readAuthorizationOptions(parser, request)};
    for (const Problem &problem : problems) {
        if (problem)
            return *problem;
    }
    if (const Problem problem = spellOutPreset(request))
        return *problem;
    return options;
}

} // namespace Qonsent::Cli
