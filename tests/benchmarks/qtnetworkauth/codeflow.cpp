// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace Bench {

namespace {

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

CodeFlow::CodeFlow(QNetworkAccessManager *network, const QString &server)
    : QOAuth2AuthorizationCodeFlow(QStringLiteral("benchmark-client"),
                                   QUrl(server + QStringLiteral("/authorize")),
                                   QUrl(server + QStringLiteral("/token")), network)
{
    setScope(QStringLiteral("openid profile email"));
    setModifyParametersFunction([this](Stage stage, QMultiMap<QString, QVariant> *parameters) {
        modify(stage, parameters);
    });
}

void CodeFlow::modify(Stage stage, QMultiMap<QString, QVariant> *parameters)
{
    if (stage == Stage::RequestingAuthorization) {
        quint32 words[8];
        QRandomGenerator::system()->fillRange(words);
        m_verifier = base64(QByteArray(reinterpret_cast<const char *>(words), sizeof words));
        const QByteArray challenge =
            base64(QCryptographicHash::hash(m_verifier, QCryptographicHash::Sha256));
        parameters->insert(QStringLiteral("code_challenge"), challenge);
        parameters->insert(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    } else if (stage == Stage::RequestingAccessToken) {
        parameters->insert(QStringLiteral("code_verifier"), m_verifier);
    }
}

} // namespace Bench
