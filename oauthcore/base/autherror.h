// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <span>

namespace Qonsent {

/// Why something did not work: a code that programs act on, a sentence that tells a person what to
/// do, and the detail for a bug report. Never holds a secret.
struct QONSENT_CORE_EXPORT AuthError
{
    Q_GADGET

public:
    /// What a caller can act on. The groups and their exit codes are in errorTable().
    enum class Code : quint8 {
        InvalidConfiguration, ///< the request lacks something or contradicts itself; see reason
        MissingEndpoint,      ///< the provider's metadata names no such endpoint
        SignInNeeded,         ///< the stored sign-in is over; the account itself is kept
        DifferentUser,        ///< somebody else signed in than the account belongs to
        Cancelled,            ///< the person or the program stopped it
        Denied,               ///< the person said no at the provider (`access_denied`)
        ServerRefused,        ///< RFC 6749 section 4.1.2.1 or 5.2 error; see serverCode
        RateLimited,          ///< HTTP 429 or 503 with an answer; see retryAfter
        ResponseMalformed,  ///< the answer is not what the protocol allows; reason names the field
        ResponseIncomplete, ///< a required field is absent; reason names it
        TokenTypeUnsupported, ///< `token_type` is not one this client can present
        StateMismatch,        ///< the redirect does not belong to this sign-in
        IssuerMismatch,       ///< another issuer answered than the one asked (RFC 9207, RFC 8414)
        IdTokenRejected,      ///< OpenID Connect Core 3.1.3.7; reason names the rule
        IdTokenUnsupported,   ///< encrypted, or an extension this client does not know
        KeyUnavailable,       ///< no usable key for the ID token's signature
        MetadataRejected,     ///< the provider's metadata contradicts itself or the request
        DpopFailed,           ///< the server did not accept the proof of possession (RFC 9449)
        DeviceCodeExpired,    ///< nobody entered the code in time (RFC 8628)
        Unreachable,          ///< no usable HTTP answer; try again later
        TimedOutNetwork,      ///< the answer did not come, or not completely, in time
        TlsFailed,            ///< the connection is not safe; reason says why
        RedirectRefused,      ///< an endpoint redirected where it must not
        TooLarge,             ///< the answer exceeds the budget of its kind
        OutcomeUnknown,       ///< the request was sent and no answer came; it must not be repeated
        VaultLocked,          ///< the vault needs its key first
        VaultKeyWrong,        ///< the key or passphrase does not open this vault
        VaultDamaged,         ///< a record of the vault fails its seal
        VaultTooNew,          ///< written by a newer version; left untouched
        VaultIo,              ///< the disk refused
        VaultBusy,            ///< another process holds the vault
        KeychainLocked,       ///< the desktop's keychain is locked
        KeychainDenied,       ///< the person or the desktop refused access to the keychain
        KeychainAbsent,       ///< there is no keychain to ask
        SignInTimedOut,       ///< nobody came back from the browser in time
        UnknownAccount,       ///< there is no account of that name
        InsecureUrl,          ///< neither https nor loopback of a loopback issuer
        UnsafePath,           ///< a file or folder that others could change
        PeerRefused,          ///< a process of another user asked
        EmbeddedBrowserRefused, ///< the provider does not serve embedded browsers
        PortUnavailable,        ///< the redirect listener could not bind its port
        BrowserNotStarted,      ///< no browser could be started
        BrowserCrashed,         ///< the embedded browser ended by itself
        AgentFailed,            ///< the agent did not answer sensibly
    };
    Q_ENUM(Code)

    Code code = Code::Cancelled;
    QString message = {};           ///< translated, what happened and what to do; no secrets
    QByteArray reason = {};         ///< which rule, field or file: for logs and bug reports, ASCII
    QByteArray serverCode = {};     ///< the server's own `error`, e.g. "invalid_grant"; else empty
    QString serverDescription = {}; ///< `error_description`: plain text, shortened, control-free
    std::chrono::seconds retryAfter = {}; ///< `Retry-After`; zero if the server named none
    /// What message says to register or to use instead, by itself, e.g. a redirect address or
    /// "client_secret_post": to be copied. Empty if it names nothing of the kind.
    QString remedy = {};

    /// Builds an error with the sentence of its code. \a subject fills the sentence: the party or
    /// thing it speaks of, e.g. a host or a port. Without it the sentence says "the provider".
    [[nodiscard]] static AuthError of(Code code, const QByteArray &reason = {},
                                      const QString &subject = {});

    /// True if the same call may succeed later with nothing changed.
    [[nodiscard]] bool isTransient() const;
    /// True if only a new sign-in helps.
    [[nodiscard]] bool needsSignIn() const;
    /// Stable name for JSON and scripts, e.g. "state_mismatch".
    [[nodiscard]] QByteArray jsonCode() const;
    /// What the command line exits with.
    [[nodiscard]] int exitCode() const;

    bool operator==(const AuthError &) const = default;
};

/// One row of the only vocabulary of errors.
struct AuthErrorRow
{
    AuthError::Code code = {};
    const char *jsonCode = nullptr; ///< stable name for JSON and scripts
    int exitCode = 0;               ///< what the command line exits with
    bool transient = false;         ///< the same call may succeed later
    bool needsSignIn = false;       ///< only a new sign-in helps
    const char *sentence = nullptr; ///< English source of AuthError::message; `%1` is the subject
};

/// All errors, in the order of AuthError::Code.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const AuthErrorRow> errorTable();

/// False for characters that move cursors, reorder text or show nothing: control, format,
/// surrogate, private use, unassigned, line and paragraph separators.
[[nodiscard]] QONSENT_CORE_EXPORT bool isFitToShow(char32_t character);

/// Text from a server, made fit to be shown or printed: control, format and surrogate characters
/// (bidirectional overrides, escapes, newlines) removed, at most 500 characters.
[[nodiscard]] QONSENT_CORE_EXPORT QString sanitizedServerText(const QString &text);
/// The same for UTF-8, e.g. a parameter of a redirect.
[[nodiscard]] QONSENT_CORE_EXPORT QString sanitizedServerUtf8(QByteArrayView text);

} // namespace Qonsent
