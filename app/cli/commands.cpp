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
    CommandRow{"sign-in", "NAME --issuer URL --client-id ID [options]",
               "sign in to a provider in your browser",
               "qonsent sign-in work --issuer https://id.example.org --client-id my-app "
               "--scope openid --scope profile --format json",
               make<SignInCommand>},
    CommandRow{"discover", "URL [options]", "show what a provider says of itself",
               "qonsent discover https://id.example.org", make<DiscoverCommand>},
    CommandRow{"demo", "[--serve] [options]",
               "see a whole sign-in at a provider inside this program", "qonsent demo",
               make<DemoCommand>},
};

} // namespace

std::span<const CommandRow> commands()
{
    return table;
}

QList<QCommandLineOption> commonOptions()
{
    return {{QStringLiteral("json"), QStringLiteral("print results and errors as JSON")},
            {QStringLiteral("help"), QStringLiteral("print this page")}};
}

} // namespace Qonsent::Cli
