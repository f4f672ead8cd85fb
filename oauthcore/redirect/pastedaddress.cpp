// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/pastedaddress.h"

#include "oauthcore/redirect/requesthead.h"

#include <algorithm>

namespace Qonsent {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

namespace {

struct Sentence
{
    const char *reason = nullptr;
    const char *text = nullptr; ///< English; `%1` is the redirect address
};

constexpr Sentence sentences[] = {
    // clang-format off
    {"pasted_nothing", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "There is nothing to check yet. Paste the address that your browser shows after the sign-in.")},
    {"pasted_too_long", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "This is longer than any address. Copy only the address that your browser shows after the sign-in.")},
    {"pasted_characters", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "This holds a blank, a line break or another character that no address has. Copy the address in one piece.")},
    {"redirect_uri", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "This is another address. The right one begins with %1. Copy the one that your browser shows after the sign-in.")},
    {"redirect_port", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "This address came from an older link. Sign in with the newest link, then copy the address again.")},
    {"state", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "This address came from an older link. Sign in with the newest link, then copy the address again.")},
    {"query", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "The part after %1 is missing. Copy the whole address.")},
    {"code", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "The part that begins with code= is missing. Copy the whole address.")},
    {"state_missing", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "The part that begins with state= is missing. Copy the whole address.")},
    {"iss_missing", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "The part that begins with iss= is missing. Copy the whole address.")},
    {"parameter_twice", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "A part of this address appears twice. Copy the address again, and only once.")},
    {"form_encoding", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "A part of this address is damaged. Copy the address again, in one piece.")},
    {"not_waiting", QT_TRANSLATE_NOOP("Qonsent::PastedAddress", "No address is awaited right now. Go on where you are, or start the sign-in again.")},
    // clang-format on
};

/// \a address as a URL of the kind of \a redirectUri, also without its scheme; invalid if it is
/// none.
QUrl urlLike(const QUrl &redirectUri, const QString &address)
{
    const QString scheme =
        redirectUri.scheme() + (redirectUri.authority().isEmpty() ? ":"_L1 : "://"_L1);
    const bool isWhole = address.startsWith(scheme, Qt::CaseInsensitive);
    const bool needsScheme = redirectUri.authority().isEmpty(); // nobody would know it without
    if (address.contains(u'@') || (!isWhole && (needsScheme || address.contains("://"_L1))))
        return {}; // QUrl forgets a user without a name
    return QUrl(scheme + (isWhole ? address.sliced(scheme.size()) : address), QUrl::StrictMode);
}

bool differsOnlyInPort(const QUrl &url, const QUrl &other)
{
    return url.isValid() && url.host() == other.host() && url.userInfo().isEmpty()
        && url.path(QUrl::FullyEncoded) == other.path(QUrl::FullyEncoded);
}

/// Why what stands before the query is not \a redirectUri; nothing if it is.
std::optional<AuthError> addressProblem(const QString &address, const QUrl &redirectUri)
{
    if (address == redirectUri.path(QUrl::FullyEncoded))
        return {};
    const QUrl url = urlLike(redirectUri, address);
    if (!differsOnlyInPort(url, redirectUri))
        return AuthError::of(Code::ResponseMalformed, "redirect_uri");
    const int usual = redirectUri.scheme() == "https"_L1 ? 443 : 80;
    if (url.port(usual) != redirectUri.port(usual))
        return AuthError::of(Code::StateMismatch, "redirect_port");
    return {};
}

/// True if \a text begins as a query does, with a name and an equals sign.
bool beginsWithParameter(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    return equals > 0 && std::all_of(text.begin(), text.begin() + equals, [](QChar c) {
               return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
           });
}

Result<Secret> queryOf(const QString &text, const QUrl &redirectUri, ResponseMode mode)
{
    QString address = text.trimmed();
    if (address.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "pasted_nothing");
    if (address.size() > RequestHead::longestRequestLine)
        return AuthError::of(Code::TooLarge, "pasted_too_long");
    if (!std::all_of(address.begin(), address.end(),
                     [](QChar c) { return c > u' ' && c < QChar(0x7f); }))
        return AuthError::of(Code::ResponseMalformed, "pasted_characters");
    const QChar sign = mode == ResponseMode::Fragment ? u'#' : u'?';
    if (mode != ResponseMode::Fragment)
        address = address.section(u'#', 0, 0);
    const qsizetype mark = address.indexOf(sign);
    const QString before = mark < 0 ? address : address.left(mark);
    if (beginsWithParameter(address)) // a query, whose values may hold a `?`
        return Secret::take(address.toLatin1());
    const bool isAddress = before.contains("://"_L1) || before.startsWith(u'/')
        || before.startsWith(redirectUri.scheme() + u':') || before.startsWith(u'[')
        || before.startsWith(redirectUri.host());
    if (mark < 0 && !isAddress)
        return AuthError::of(Code::ResponseIncomplete, "state_missing"); // a code alone
    if (!before.isEmpty()) {
        if (const auto problem = addressProblem(before, redirectUri))
            return *problem;
    }
    const QString query = mark < 0 ? QString() : address.sliced(mark + 1);
    if (query.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "query");
    return Secret::take(query.toLatin1());
}

} // namespace

Result<Secret> queryInPastedAddress(const QString &text, const QUrl &redirectUri, ResponseMode mode)
{
    Result<Secret> query = queryOf(text, redirectUri, mode);
    return query ? query : forWhoeverPasted(query.error(), redirectUri);
}

AuthError forWhoeverPasted(AuthError error, const QUrl &redirectUri)
{
    const auto *const found = std::find_if(
        std::begin(sentences), std::end(sentences),
        [&error](const Sentence &sentence) { return error.reason == sentence.reason; });
    if (found == std::end(sentences))
        return error;
    error.message = QCoreApplication::translate("Qonsent::PastedAddress", found->text);
    error.message.replace("%1"_L1, redirectUri.toString(QUrl::FullyEncoded));
    return error;
}

} // namespace Qonsent
