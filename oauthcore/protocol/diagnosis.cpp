// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/diagnosis.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"

#include <QCoreApplication>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

/// Below this a clock is right: answers take their time, and `Date` knows whole seconds.
constexpr auto rightEnough = 30s;

QString sentence(const char *text)
{
    return QCoreApplication::translate("Qonsent::Diagnosis", text);
}

QString providerOr(const QString &host)
{
    return host.isEmpty() ? sentence(QT_TRANSLATE_NOOP("Qonsent::Diagnosis", "The provider"))
                          : host;
}

/// Not arg(), which would expand a %2 inside of what it has put in.
QString filled(QString text, const QString &first, const QString &second = {})
{
    const QString place = QString(QChar(0)); // no server's text has one
    text.replace(QLatin1String("%2"), place);
    text.replace(QLatin1String("%1"), first);
    return text.replace(place, second);
}

/// \a duration in the unit of which there are some: "7 minutes".
QString inWords(std::chrono::seconds duration)
{
    const auto words = [](const char *text, qint64 count) {
        return QCoreApplication::translate("Qonsent::Diagnosis", text, nullptr, int(count));
    };
    using namespace std::chrono;
    if (duration < 120s)
        return words(QT_TRANSLATE_N_NOOP("Qonsent::Diagnosis", "%n seconds"), duration.count());
    if (duration < 120min)
        return words(QT_TRANSLATE_N_NOOP("Qonsent::Diagnosis", "%n minutes"),
                     round<minutes>(duration).count());
    if (duration < 48h)
        return words(QT_TRANSLATE_N_NOOP("Qonsent::Diagnosis", "%n hours"),
                     round<hours>(duration).count());
    return words(QT_TRANSLATE_N_NOOP("Qonsent::Diagnosis", "%n days"),
                 round<hours>(duration).count() / 24);
}

bool isWrong(std::optional<std::chrono::seconds> clockAhead)
{
    return clockAhead && std::chrono::abs(*clockAhead) > rightEnough;
}

bool isAboutRedirect(const AuthError &error)
{
    for (const char *code : {"redirect_uri_mismatch", "invalid_redirect_uri"}) {
        if (error.serverCode == code)
            return true;
    }
    // Most servers have only a general word for it, and say the rest to people.
    const bool isGeneral =
        error.serverCode == "invalid_grant" || error.serverCode == "invalid_request";
    const QString &said = error.serverDescription;
    return isGeneral
        && (said.contains(QLatin1String("redirect_uri"), Qt::CaseInsensitive)
            || said.contains(QLatin1String("redirect uri"), Qt::CaseInsensitive)
            || said.contains(QLatin1String("redirect url"), Qt::CaseInsensitive));
}

bool isAboutTime(const AuthError &error)
{
    return error.code == AuthError::Code::IdTokenRejected
        && (error.reason == "exp" || error.reason == "iat" || error.reason == "nbf"
            || error.reason == "auth_time");
}

bool isAboutClient(const AuthError &error)
{
    return error.code == AuthError::Code::ServerRefused
        && (error.serverCode == "invalid_client"
            || (error.serverCode.isEmpty() && error.reason == "http_401"));
}

bool isAboutRegistrationToken(const AuthError &error)
{
    return isAboutClient(error)
        || (error.code == AuthError::Code::ServerRefused && error.serverCode == "invalid_token");
}

/// True if id and secret look different in a header when they are form-encoded.
bool isEncodingSeen(const ClientRegistration &client)
{
    const QByteArray id = client.id.toUtf8();
    const QByteArray secret = client.secret.reveal().toByteArray();
    return formEncoded(id) != id || formEncoded(secret) != secret;
}

/// What to say to a client that proved who it is in a certain way.
struct RefusedProof
{
    const char *sentence = nullptr;
    const char *remedy = nullptr; ///< what to try
};

/// For `client_secret_basic`, where the two ways of encoding differ.
RefusedProof refusedEncoding(ClientRegistration::BasicEncoding used)
{
    if (used == ClientRegistration::BasicEncoding::Raw)
        return {.sentence = QT_TRANSLATE_NOOP(
                    "Qonsent::Diagnosis",
                    "%1 did not accept the client ID and secret. Check both; if they are right, "
                    "send them form-encoded, or in the form instead (client_secret_post)."),
                .remedy = "client_secret_post"};
    return {.sentence = QT_TRANSLATE_NOOP(
                "Qonsent::Diagnosis",
                "%1 did not accept the client ID and secret. Check both; if they are right, send "
                "them in the form instead (client_secret_post), or in the header as they are, "
                "without encoding (raw)."),
            .remedy = "client_secret_post"};
}

} // namespace

AuthError Diagnosis::ofRedirect(AuthError error, const RedirectToRegister &redirect,
                                const QString &host)
{
    if (!isAboutRedirect(error) || redirect.uri.isEmpty())
        return error;
    const char *const text = redirect.port == RedirectToRegister::Port::Any
        ? QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                            "%1 does not know the redirect address of this program. Register "
                            "exactly %2 there, for any port; if it wants one port, choose a fixed "
                            "one here.")
        : QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                            "%1 does not know the redirect address of this program. Register "
                            "exactly %2 there, then try again.");
    error.remedy = redirect.uri.toString(QUrl::FullyEncoded);
    error.message = filled(sentence(text), providerOr(host), error.remedy);
    return error;
}

AuthError Diagnosis::ofClient(AuthError error, const ClientRegistration &client,
                              std::optional<std::chrono::seconds> clockAhead, const QString &host)
{
    if (!isAboutClient(error))
        return error;
    const QByteArray method = effectiveAuthenticationMethod(client);
    if (method.endsWith("_jwt") && isWrong(clockAhead)) {
        const char *const text = *clockAhead > 0s
            ? QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                "%1 did not accept what this program signed: this computer's clock "
                                "is %2 fast. Correct the clock, then try again.")
            : QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                "%1 did not accept what this program signed: this computer's clock "
                                "is %2 slow. Correct the clock, then try again.");
        error.message =
            filled(sentence(text), providerOr(host), inWords(std::chrono::abs(*clockAhead)));
        return error;
    }
    const ClientAuthenticationMethod *const row = clientAuthenticationMethod(method);
    if (!row)
        return error;
    const bool mayBeEncoding = method == "client_secret_basic" && isEncodingSeen(client);
    const RefusedProof proof = mayBeEncoding
        ? refusedEncoding(client.basicEncoding)
        : RefusedProof{.sentence = row->refusal, .remedy = row->remedy};
    error.message = filled(sentence(proof.sentence), providerOr(host));
    error.remedy = QLatin1String(proof.remedy);
    return error;
}

AuthError Diagnosis::ofRegistration(AuthError error, RegistrationToken token, const QString &host)
{
    if (!isAboutRegistrationToken(error))
        return error;
    const char *text = QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                         "%1 registers only programs that bring an initial access "
                                         "token. Get one from the provider and enter it.");
    if (token == RegistrationToken::Initial)
        text = QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                 "%1 did not accept the initial access token: it may have ended, "
                                 "or been used before. Get a new one from the provider.");
    else if (token == RegistrationToken::Management)
        text = QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                 "%1 did not accept the access token of this registration. Use "
                                 "the newest one that came for it; without one, register this "
                                 "program anew.");
    error.message = filled(sentence(text), providerOr(host));
    return error;
}

AuthError Diagnosis::codeForAnybody(const QString &relay)
{
    AuthError error =
        AuthError::of(AuthError::Code::InvalidConfiguration, "relay_without_pkce", relay);
    error.message =
        filled(sentence(QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                          "The code of this sign-in would pass %1, where anybody "
                                          "who sees it could use it. Turn PKCE on, enter the "
                                          "client secret, or use a redirect address of this "
                                          "computer.")),
               relay);
    return error;
}

AuthError Diagnosis::ofTime(AuthError error, std::optional<std::chrono::seconds> clockAhead,
                            const QString &host)
{
    if (!isAboutTime(error) || !clockAhead)
        return error;
    const char *text =
        QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                          "The proof of identity has a time that cannot be, though the clocks of "
                          "this computer and of %1 agree. Sign in again; if it stays, report it to "
                          "the provider.");
    if (isWrong(clockAhead))
        text = *clockAhead > 0s
            ? QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                "This computer's clock is %2 fast, so the proof of identity from "
                                "%1 seems to be too old. Correct the clock, then sign in again.")
            : QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                "This computer's clock is %2 slow, so the proof of identity from "
                                "%1 seems to come from the future. Correct the clock, then sign in "
                                "again.");
    error.message =
        filled(sentence(text), providerOr(host), inWords(std::chrono::abs(*clockAhead)));
    return error;
}

} // namespace Qonsent
