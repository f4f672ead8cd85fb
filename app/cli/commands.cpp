// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

#include "app/cli/democommand.h"
#include "app/cli/discovercommand.h"
#include "app/cli/signincommand.h"

#include <array>

namespace Qonsent::Cli {

namespace {

template <typename T>
std::unique_ptr<Command> make()
{
    return std::make_unique<T>();
}

constexpr std::array table = {
    CommandRow{"sign-in", "[NAME] --issuer URL --client-id ID [options]",
               "sign in to a provider in your browser",
               "NAME is what you call the account; without it, the account is called after whoever "
               "signs in. The provider has to know the client ID as that of a desktop or native "
               "program with the redirect http://127.0.0.1/callback.",
               "qonsent sign-in work --issuer https://id.example.org --client-id my-app "
               "--scope openid --scope profile --format json",
               make<SignInCommand>},
    CommandRow{"discover", "URL [options]", "show what a provider says of itself",
               "URL is the provider's issuer, as its documentation names it. A dash stands for "
               "what it does not offer.",
               "qonsent discover https://id.example.org", make<DiscoverCommand>},
    CommandRow{"demo", "[options]", "see a whole sign-in, at a provider of its own",
               "Nothing leaves this computer and nothing is kept. Nobody has to do anything; with "
               "--serve you can sign in there yourself.",
               "qonsent demo", make<DemoCommand>},
};

} // namespace

std::span<const CommandRow> commands()
{
    return table;
}

QList<QCommandLineOption> commonOptions()
{
    return {
        {QStringLiteral("json"), QStringLiteral("print results and errors as JSON, for programs")},
        {{QStringLiteral("help"), QStringLiteral("h")}, QStringLiteral("print this page")}};
}

} // namespace Qonsent::Cli
