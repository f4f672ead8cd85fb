// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkAccessManager>
#include <QOAuth2AuthorizationCodeFlow>
#include <QOAuthHttpServerReplyHandler>

#include <memory>

namespace Bench {

/// A flow of Qt Network Authorization as an application that knows its gaps sets it up: PKCE by
/// hand (6.4 has none), a listener on the loopback address only.
class CodeFlow : public QOAuth2AuthorizationCodeFlow
{
public:
    CodeFlow(QNetworkAccessManager *network, const QString &server);

    using QOAuth2AuthorizationCodeFlow::buildAuthenticateUrl;

private:
    void modify(Stage stage, QMultiMap<QString, QVariant> *parameters);

    QByteArray m_verifier;
};

} // namespace Bench
