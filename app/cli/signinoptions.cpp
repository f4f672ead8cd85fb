// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signinoptions.h"

#include "app/cli/clientoptions.h"
#include "app/cli/clientproof.h"
#include "app/cli/provideroptions.h"
#include "app/cli/receiveroptions.h"
#include "app/cli/scopeoption.h"
#include "app/cli/valueoption.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

namespace {

using Problem = std::optional<AuthError>;

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

Problem readClient(const QCommandLineParser &parser, const Output &output, SignInOptions &options)
{
    ClientRegistration &client = options.request.client;
    client.id = parser.value(QStringLiteral("client-id"));
    if (client.id.isEmpty() && !options.missing)
        options.missing =
            usageError("client_id",
                       QStringLiteral("Add --client-id with the ID that the provider gave this "
                                      "program when it was registered there."));
    const bool readsInput = parser.value(QStringLiteral("client-secret-file")) == u"-"
        || parser.value(QStringLiteral("client-key-file")) == u"-";
    if (options.paste && readsInput)
        return usageError("paste",
                          QStringLiteral("--paste needs standard input for the address. Name a "
                                         "file with the secret."));
    SecretInput secrets(output);
    return readClientProof(parser, secrets, client);
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

} // namespace

QList<QCommandLineOption> signInOptions()
{
    const auto flag = [](const char *name, const char *help) {
        return QCommandLineOption(QLatin1String(name), QString::fromUtf8(help));
    };
    QList<QCommandLineOption> all = providerOptions();
    all += valueOption("client-id", "ID", "what the provider knows this program as");
    all += clientProofOptions();
    all += scopeOption("what to ask for; repeat it for more (default: openid)");
    all += browserOption();
    all += flag("paste", "read the address that the browser shows afterwards from standard input");
    all += flag("device",
                "print a page and a code, to be entered in a browser on any device; "
                "needs no browser here");
    all += valueOption("login-hint", "WHO", "who should sign in, e.g. an e-mail address");
    all +=
        valueOption("prompt", "WHAT",
                    "what the provider should ask again: login, consent, select_account; or none");
    all +=
        valueOption("resource", "URL",
                    "the service that the token is for, where a provider wants to know; repeat it "
                    "for more");
    all += receiverOptions();
    all += valueOption("timeout", "SECONDS", "how long to wait for you (default: 600)", "600");
    all += valueOption("param", "NAME=VALUE",
                       "add this to the authorization request; repeat it for more");
    return all;
}

SignInRequest withDefaults(SignInRequest request)
{
    if (request.scopes.isEmpty() && !request.issuer.isEmpty())
        request.scopes = {QStringLiteral("openid")};
    return request;
}

Result<SignInOptions> readSignInOptions(const QCommandLineParser &parser, const Output &output)
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
    request.scopes = readScopes(parser);
    options.paste = parser.isSet(QStringLiteral("paste"));
    const Result<FormParameters> parameters =
        readParameters(parser.values(QStringLiteral("param")));
    if (parameters)
        request.parameters = *parameters;
    const Problem problems[] = {readDevice(parser, options),
                                readProvider(parser, request, options.missing),
                                readClient(parser, output, options),
                                readReceiver(parser, request),
                                readTimeout(parser.value(QStringLiteral("timeout")), request),
                                parameters ? Problem() : Problem(parameters.error()),
                                readAuthorizationOptions(parser, request)};
    for (const Problem &problem : problems) {
        if (problem)
            return *problem;
    }
    const Result<BrowserChoice> browser = readBrowser(parser);
    if (!browser)
        return browser.error();
    options.browser = browser->kind;
    request.userAgent = browser->userAgent;
    return options;
}

} // namespace Qonsent::Cli
