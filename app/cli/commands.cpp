// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

#include "app/cli/accountscommand.h"
#include "app/cli/democommand.h"
#include "app/cli/discovercommand.h"
#include "app/cli/doctorcommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/grantcommand.h"
#include "app/cli/importcommand.h"
#include "app/cli/introspectcommand.h"
#include "app/cli/passphrasecommand.h"
#include "app/cli/providerscommand.h"
#include "app/cli/registercommand.h"
#include "app/cli/renamecommand.h"
#include "app/cli/requestcommand.h"
#include "app/cli/revokecommand.h"
#include "app/cli/showcommand.h"
#include "app/cli/signincommand.h"
#include "app/cli/signoutcommand.h"
#include "app/cli/tokencommand.h"
#include "app/cli/userinfocommand.h"

#include <array>

namespace Qonsent::Cli {

namespace {

template <typename T>
std::unique_ptr<Command> make()
{
    return std::make_unique<T>();
}

constexpr std::array table = {
    CommandRow{"sign-in", "[NAME] (--provider ID | --issuer URL) [options]",
               "sign in to a provider in your browser, and store the account",
               "NAME is what you call the account; without it, the account is called after whoever "
               "signs in. The name of an account that is there signs it in again, and nothing else "
               "is needed. The provider has to know the client ID as that of a desktop or native "
               "program with the redirect http://127.0.0.1/callback; with --device it has to allow "
               "codes that are entered on another device.",
               "qonsent sign-in work --issuer https://id.example.org --client-id my-app "
               "--scope openid --scope offline_access",
               make<SignInCommand>},
    CommandRow{"token", "NAME [options]", "print an access token that is fresh",
               "It is renewed first if need be, once for all programs that ask. One line on "
               "standard output, nothing else.",
               "qonsent token work --format curl | curl --config - https://api.example.org/me",
               make<TokenCommand>},
    CommandRow{"accounts", "[options]", "list the accounts", "Nobody is asked for anything new.",
               "qonsent accounts", make<AccountsCommand>},
    CommandRow{"show", "NAME [options]", "show what is known of one account",
               "Tokens are not shown; qonsent token prints one.", "qonsent show work",
               make<ShowCommand>},
    CommandRow{
        "request", "NAME URL [options]", "ask a service in the name of an account",
        "The token is fresh, goes to the host of URL and to no other, and is renewed once if "
        "it is refused. The answer goes to standard output; a status from 400 on is a "
        "refusal.",
        "qonsent request work https://api.example.org/me", make<RequestCommand>},
    CommandRow{"userinfo", "NAME [options]", "ask the provider who an account is",
               "What comes back has to speak of the person who signed in.", "qonsent userinfo work",
               make<UserinfoCommand>},
    CommandRow{"introspect", "NAME [options]", "ask the provider what a token is worth",
               "The token that is stored, as it is; most providers want a client with a secret.",
               "qonsent introspect work --token refresh", make<IntrospectCommand>},
    CommandRow{"rename", "NAME NEW-NAME [options]", "call an account something else",
               "Names are unique.", "qonsent rename work \"old work\"", make<RenameCommand>},
    CommandRow{"export", "NAME --format FORMAT [options]",
               "write the tokens of an account in some form",
               "The access token is fresh. Without --include-refresh-token the result is good "
               "until it ends, with it until you sign out.",
               "qonsent export work --format env --output work.env", make<ExportCommand>},
    CommandRow{"import", "NAME (--provider ID | --issuer URL) --client-id ID [options]",
               "make an account of a refresh token that you have",
               "The token comes from standard input or from a file that only you can read, and is "
               "tried at once. The client has to be the one that it was issued to.",
               "qonsent import work --issuer https://id.example.org --client-id my-app < "
               "refresh.token",
               make<ImportCommand>},
    CommandRow{"sign-out", "NAME [options]", "end the sign-in of an account; keep its settings",
               "Its tokens are revoked at the provider and deleted here. If the provider cannot be "
               "reached, the same command tells it later.",
               "qonsent sign-out work", make<SignOutCommand>},
    CommandRow{"revoke", "NAME [--token KIND] [options]",
               "end the tokens of an account at the provider",
               "The account stays. Without --token it has to be signed in again before it can be "
               "used; if the provider cannot be reached, nothing changes.",
               "qonsent revoke work --token access", make<RevokeCommand>},
    CommandRow{"remove", "NAME [--revoke] [options]", "delete an account",
               "With --revoke the provider is asked to end the sign-in first.",
               "qonsent remove work --revoke", make<RemoveCommand>},
    CommandRow{"passphrase", "[options]", "choose what opens the vault",
               "The vault is opened by the desktop's keychain where there is one. A passphrase "
               "opens it anywhere, a key file without anybody's help.",
               "qonsent passphrase", make<PassphraseCommand>},
    CommandRow{"grant", "KIND (--provider ID | --issuer URL) --client-id ID [options]",
               "get a token without a browser",
               "KIND is one of these: %1. Nothing is stored. Secrets come from files that only you "
               "can read, or from standard input; the token goes into a pipe, or where --format "
               "says.",
               "qonsent grant client-credentials --issuer https://id.example.org --client-id job "
               "--client-secret-file job.secret | my-job",
               make<GrantCommand>, grantKindNames},
    CommandRow{"discover", "URL [options]", "show what a provider says of itself",
               "URL is the provider's issuer, as its documentation names it. A dash stands for "
               "what it does not offer.",
               "qonsent discover https://id.example.org", make<DiscoverCommand>},
    CommandRow{"register", "ISSUER --name NAME [options]", "make a program known to a provider",
               "Only some providers let programs do that. What comes back is stored nowhere: its "
               "secrets are shown once, or go into the file of --output.",
               "qonsent register https://id.example.org --name \"My program\" --output "
               "client.json",
               make<RegisterCommand>},
    CommandRow{"providers", "[check FILE] [options]",
               "list the providers that sign-in knows by name",
               "For any other, give sign-in its --issuer, or describe it in a file in "
               "~/.config/qonsent/providers, or for everybody in /etc/xdg/qonsent/providers. check "
               "says what is wrong with such a file, and where.",
               "qonsent providers check example.json", make<ProvidersCommand>},
    CommandRow{"doctor", "[options]", "look at what sign-ins need, and say what to do",
               "TLS, the vault, the keychain, the ports that browsers come back to, and a browser; "
               "with --issuer a provider and its clock. A note can be lived with; a problem "
               "decides the exit code.",
               "qonsent doctor --issuer https://id.example.org", make<DoctorCommand>},
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
