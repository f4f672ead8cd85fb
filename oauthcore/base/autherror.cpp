// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/autherror.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

// QT_TRANSLATE_NOOP marks the sentences for the catalogue; of() translates them. No shorter macro of
// ours, behind which lupdate would find nothing.
constexpr std::array errorRows = {
    // clang-format off
    //           code                       JSON name                 exit transient sign-in
    AuthErrorRow{Code::InvalidConfiguration, "invalid_configuration", 2, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The sign-in settings are incomplete or contradict each other (%1). Correct them, then try again.")},
    AuthErrorRow{Code::MissingEndpoint, "missing_endpoint", 2, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The provider offers no address for this (%1). Enter it by hand, or use another way.")},
    AuthErrorRow{Code::SignInNeeded, "sign_in_needed", 3, false, true,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 ended this sign-in. Sign in again to go on. Nothing was deleted.")},
    AuthErrorRow{Code::DifferentUser, "different_user", 3, false, true,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "Somebody else signed in than this account belongs to (%1). Sign in with the right account, or add a new one.")},
    AuthErrorRow{Code::Cancelled, "cancelled", 4, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The sign-in was cancelled. Nothing was changed. Start it again when you are ready.")},
    AuthErrorRow{Code::Denied, "denied", 4, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "Access was denied at %1. Nothing was shared. Sign in again if that was a mistake.")},
    AuthErrorRow{Code::ServerRefused, "server_refused", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 refused the request. Check the client registration and the permissions asked for, then try again.")},
    AuthErrorRow{Code::RateLimited, "rate_limited", 5, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 is busy or asks to slow down. Wait a moment, then try again.")},
    AuthErrorRow{Code::ResponseMalformed, "response_malformed", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 sent an answer that is not valid. Try again; if it stays, report it to the provider.")},
    AuthErrorRow{Code::ResponseIncomplete, "response_incomplete", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 sent an answer in which something required is missing. Try again; if it stays, report it to the provider.")},
    AuthErrorRow{Code::TokenTypeUnsupported, "token_type_unsupported", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 issued a kind of token that this program cannot use. Ask the provider for Bearer tokens.")},
    AuthErrorRow{Code::StateMismatch, "state_mismatch", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The answer from the browser does not belong to this sign-in. Start the sign-in again, and use its newest link.")},
    AuthErrorRow{Code::IssuerMismatch, "issuer_mismatch", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The answer came from another provider than %1. Check the address of the provider, then sign in again.")},
    AuthErrorRow{Code::IdTokenRejected, "id_token_rejected", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The proof of identity from %1 did not pass its checks. Check this computer's clock, then sign in again; if it stays, report it to the provider.")},
    AuthErrorRow{Code::IdTokenUnsupported, "id_token_unsupported", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The proof of identity from %1 has a form that this program does not support. Ask the provider for signed, unencrypted ID tokens.")},
    AuthErrorRow{Code::KeyUnavailable, "key_unavailable", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 has no usable key that verifies its proof of identity. Try again later; if it stays, report it to the provider.")},
    AuthErrorRow{Code::MetadataRejected, "metadata_rejected", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The description that %1 gives of itself is not valid. Check the address, or report it to the provider.")},
    AuthErrorRow{Code::DpopFailed, "dpop_failed", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 did not accept the proof of possession. Check this computer's clock, then sign in again.")},
    AuthErrorRow{Code::DeviceCodeExpired, "device_code_expired", 5, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The code for %1 ran out before it was entered. Get a new code.")},
    AuthErrorRow{Code::Unreachable, "unreachable", 6, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 could not be reached, or is out of order. Check the connection, then try again.")},
    AuthErrorRow{Code::TimedOutNetwork, "timed_out_network", 6, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 did not answer in time. Check the connection, then try again.")},
    AuthErrorRow{Code::TlsFailed, "tls_failed", 6, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The connection to %1 is not safe. Check the address, the clock and the certificates of this computer.")},
    AuthErrorRow{Code::RedirectRefused, "redirect_refused", 6, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 forwards to another address, which is not safe here. Check the address of the provider.")},
    AuthErrorRow{Code::TooLarge, "too_large", 6, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The answer of %1 is larger than anything valid. Check the address of the provider.")},
    AuthErrorRow{Code::OutcomeUnknown, "outcome_unknown", 6, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The connection to %1 broke before the answer was complete. Try again.")},
    AuthErrorRow{Code::VaultLocked, "vault_locked", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The vault is locked. Unlock it, then try again.")},
    AuthErrorRow{Code::VaultKeyWrong, "vault_key_wrong", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "That does not open the vault. Try again with the right passphrase or key.")},
    AuthErrorRow{Code::VaultDamaged, "vault_damaged", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The vault is damaged (%1). It was left as it is; restore it from a backup.")},
    AuthErrorRow{Code::VaultTooNew, "vault_too_new", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The vault was written by a newer version and was left untouched. Update this program.")},
    AuthErrorRow{Code::VaultIo, "vault_io", 7, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The vault could not be read or written (%1). Check the disk and its free space, then try again.")},
    AuthErrorRow{Code::VaultBusy, "vault_busy", 7, true, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "Another program is using the vault. Try again in a moment.")},
    AuthErrorRow{Code::KeychainLocked, "keychain_locked", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The keychain of this computer is locked. Unlock it, or choose a passphrase instead.")},
    AuthErrorRow{Code::KeychainDenied, "keychain_denied", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The keychain of this computer refused access. Allow it, or choose a passphrase instead.")},
    AuthErrorRow{Code::KeychainAbsent, "keychain_absent", 7, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "This computer has no keychain that answers. Choose a passphrase instead.")},
    AuthErrorRow{Code::SignInTimedOut, "sign_in_timed_out", 8, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "Nobody came back from the browser in time. Nothing was changed. Start the sign-in again.")},
    AuthErrorRow{Code::UnknownAccount, "unknown_account", 9, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "There is no account of that name (%1). List the accounts to see their names.")},
    AuthErrorRow{Code::InsecureUrl, "insecure_url", 10, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The address %1 is not safe for a sign-in. Use one that begins with https.")},
    AuthErrorRow{Code::UnsafePath, "unsafe_path", 10, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "Others could change or read %1. Make it yours alone, then try again.")},
    AuthErrorRow{Code::PeerRefused, "peer_refused", 10, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "A program of another user asked for access and was refused. Use your own session.")},
    AuthErrorRow{Code::EmbeddedBrowserRefused, "embedded_browser_refused", 10, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "%1 does not allow sign-in inside other programs. Open it in your browser instead.")},
    AuthErrorRow{Code::PortUnavailable, "port_unavailable", 11, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The redirect listener could not start (%1). Close the program that uses the port, or choose another port.")},
    AuthErrorRow{Code::BrowserNotStarted, "browser_not_started", 11, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "No browser could be started (%1). Copy the address into a browser yourself.")},
    AuthErrorRow{Code::BrowserCrashed, "browser_crashed", 11, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The browser window ended by itself. Try again, or use your own browser.")},
    AuthErrorRow{Code::AgentFailed, "agent_failed", 11, false, false,
        QT_TRANSLATE_NOOP("Qonsent::AuthError", "The background helper did not answer (%1). Start it again.")},
    // clang-format on
};

const AuthErrorRow &rowOf(Code code)
{
    return errorRows.at(static_cast<std::size_t>(code));
}

} // namespace

AuthError AuthError::of(Code code, const QByteArray &reason, const QString &subject)
{
    QString sentence = QCoreApplication::translate("Qonsent::AuthError", rowOf(code).sentence);
    QString who = subject;
    const QLatin1String aside(" (%1)");
    if (who.isEmpty() && sentence.contains(aside)) {
        if (reason.isEmpty())
            sentence.remove(aside);
        who = QString::fromLatin1(reason); // says more than nothing
    } else if (who.isEmpty()) {
        who = sentence.startsWith(QLatin1String("%1"))
            ? QCoreApplication::translate("Qonsent::AuthError", "The provider")
            : QCoreApplication::translate("Qonsent::AuthError", "the provider");
    }
    sentence.replace(QLatin1String("%1"), who); // arg() would expand a %2 inside the subject later
    return {.code = code, .message = sentence, .reason = reason};
}

bool AuthError::isTransient() const
{
    return rowOf(code).transient;
}
bool AuthError::needsSignIn() const
{
    return rowOf(code).needsSignIn;
}
QByteArray AuthError::jsonCode() const
{
    return rowOf(code).jsonCode;
}
int AuthError::exitCode() const
{
    return rowOf(code).exitCode;
}

std::span<const AuthErrorRow> errorTable()
{
    return errorRows;
}

bool isFitToShow(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

namespace {

/// Nothing but what can be seen of ASCII, with spaces only between.
bool isPlainWord(QStringView text)
{
    return !text.startsWith(u' ') && !text.endsWith(u' ')
        && std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QChar(0x20) && c < QChar(0x7f); });
}

} // namespace

QString sanitizedServerText(const QString &text)
{
    constexpr qsizetype longest = 500;
    if (text.size() <= longest && isPlainWord(text)) // as almost all are: nothing is copied
        return text;
    QString clean;
    const QString start = text.left(4 * longest);
    for (qsizetype i = 0; i < start.size(); ++i) {
        const QChar c = start.at(i);
        const bool isPair =
            c.isHighSurrogate() && i + 1 < start.size() && start.at(i + 1).isLowSurrogate();
        const char32_t whole =
            isPair ? QChar::surrogateToUcs4(c, start.at(++i)) : char32_t(c.unicode());
        if (!isFitToShow(whole))
            continue;
        if (clean.size() + (isPair ? 2 : 1) > longest)
            break;
        clean.append(QChar::fromUcs4(whole));
    }
    return clean.trimmed();
}

QString sanitizedServerUtf8(QByteArrayView text)
{
    return sanitizedServerText(
        QString::fromUtf8(text.first(std::min(text.size(), qsizetype(4096)))));
}

} // namespace Qonsent
