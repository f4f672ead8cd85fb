// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/networkfailure_p.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

const char *reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return "connection_refused";
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed before the answer; Qt would have sent again
        return "connection_closed";
    case QNetworkReply::HostNotFoundError:
        return "host_not_found";
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return "not_http";
    default:
        return error > QNetworkReply::UnknownNetworkError
                && error <= QNetworkReply::UnknownProxyError
            ? "proxy"
            : "network";
    }
}

struct TlsReason
{
    QSslError::SslError error = QSslError::NoError;
    const char *reason = nullptr;
};

/// The first row that occurs is the reason: a wrong host says more than the untrusted issuer that
/// usually comes with it.
constexpr std::array tlsReasons = {
    TlsReason{QSslError::CertificateRevoked, "revoked"},
    TlsReason{QSslError::HostNameMismatch, "host_mismatch"},
    TlsReason{QSslError::CertificateExpired, "expired"},
    TlsReason{QSslError::CertificateNotYetValid, "not_yet_valid"},
    TlsReason{QSslError::SelfSignedCertificate, "self_signed"},
    TlsReason{QSslError::SelfSignedCertificateInChain, "unknown_ca"},
    TlsReason{QSslError::UnableToGetLocalIssuerCertificate, "unknown_ca"},
    TlsReason{QSslError::UnableToGetIssuerCertificate, "unknown_ca"},
    TlsReason{QSslError::UnableToVerifyFirstCertificate, "unknown_ca"},
    TlsReason{QSslError::CertificateUntrusted, "unknown_ca"},
    TlsReason{QSslError::NoPeerCertificate, "no_certificate"},
};

} // namespace

AuthError networkFailure(QNetworkReply::NetworkError error, Effect effect, const QString &host)
{
    if (error == QNetworkReply::SslHandshakeFailedError)
        return tlsFailure({}, host);
    if (error == QNetworkReply::TimeoutError || error == QNetworkReply::ProxyTimeoutError)
        return timeoutFailure("connect", effect, host);
    return lostAnswer(reasonOf(error), effect, host);
}

AuthError lostAnswer(const QByteArray &reason, Effect effect, const QString &host)
{
    return AuthError::of(effect == Effect::Possible ? Code::OutcomeUnknown : Code::Unreachable,
                         reason, host);
}

AuthError timeoutFailure(const QByteArray &reason, Effect effect, const QString &host)
{
    return AuthError::of(effect == Effect::Possible ? Code::OutcomeUnknown : Code::TimedOutNetwork,
                         reason, host);
}

AuthError tlsFailure(const QList<QSslError> &errors, const QString &host)
{
    if (errors.isEmpty())
        return AuthError::of(Code::TlsFailed, "protocol", host);
    for (const TlsReason &row : tlsReasons) {
        const bool occurs = std::any_of(errors.begin(), errors.end(), [&](const QSslError &error) {
            return error.error() == row.error;
        });
        if (occurs)
            return AuthError::of(Code::TlsFailed, row.reason, host);
    }
    return AuthError::of(Code::TlsFailed, "certificate", host);
}

bool isStatusOnly(QNetworkReply::NetworkError error, int status)
{
    if (status < 400)
        return false;
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return status == 407;
    case QNetworkReply::ProtocolInvalidOperationError:
        return status == 400 || status == 418;
    default:
        return false;
    }
}

} // namespace Qonsent
