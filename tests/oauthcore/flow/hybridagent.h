// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/formencoding.h"
#include "oauthcore/jose/jwssigner.h"
#include "tests/oauthcore/flow/flowparts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <functional>

namespace Qonsent {

/// A provider that answers hybrid and implicit requests, made of the honest one, which knows codes
/// only: its code comes with an ID token and an access token of our own, which a key signs that is
/// published beside its keys. Each request is answered by what it asked itself, however many are
/// open at once.
class HybridAgent final : public UserAgent
{
public:
    /// What a test spoils before it is signed and sent.
    std::function<void(QJsonObject &claims)> editClaims = {};
    std::function<void(QByteArray &idToken)> tamper = {};
    std::function<void(FormParameters &answer)> editAnswer = {};
    QUrl asked = {};          ///< the last authorization request
    FormParameters sent = {}; ///< the last answer

    explicit HybridAgent(FlowParts &parts)
        : m_parts(parts)
    {
        const QJsonObject jwk = m_key.publicJwk();
        parts.server.edit(Test::Endpoint::Jwks, [jwk](QJsonObject &keys) {
            QJsonArray all = keys.value(QLatin1String("keys")).toArray();
            all.append(jwk);
            keys.insert(QStringLiteral("keys"), all);
        });
    }

    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        asked = page.url;
        auto *reply = new ReplyOf<PageOutcome>(parent);
        QUrlQuery query(page.url);
        query.removeAllQueryItems(QStringLiteral("response_type"));
        query.removeAllQueryItems(QStringLiteral("response_mode"));
        query.addQueryItem(QStringLiteral("response_type"), QStringLiteral("code"));
        if (!query.hasQueryItem(QStringLiteral("code_challenge"))) { // implicit: any will do
            query.addQueryItem(QStringLiteral("code_challenge"), QString(43, u'a'));
            query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
        }
        AuthorizationPage asCode = page;
        asCode.url.setQuery(query);
        whenFinished(m_person.open(asCode, parent), reply,
                     [this, reply, page](const Result<PageOutcome> &outcome) {
                         outcome ? answer(page, outcome->redirect, reply)
                                 : reply->finish(outcome.error());
                     });
        return reply;
    }

private:
    static QByteArray value(const QUrl &url, const char *name)
    {
        return QUrlQuery(url).queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toLatin1();
    }
    static QString halfHash(const QByteArray &text)
    {
        return QString::fromLatin1(
            encodeBase64Url(QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(16)));
    }

    QByteArray idToken(const QByteArray &nonce, const QByteArray &code,
                       const QByteArray &accessToken)
    {
        const qint64 now = m_parts.clock.utcMSecs() / 1000;
        QJsonObject claims = {{QStringLiteral("iss"), m_parts.server.issuer()},
                              {QStringLiteral("aud"), QStringLiteral("app")},
                              {QStringLiteral("sub"), QStringLiteral("248289761001")},
                              {QStringLiteral("nonce"), QString::fromLatin1(nonce)},
                              {QStringLiteral("iat"), now},
                              {QStringLiteral("exp"), now + 3600}};
        if (!code.isEmpty())
            claims.insert(QStringLiteral("c_hash"), halfHash(code));
        if (!accessToken.isEmpty())
            claims.insert(QStringLiteral("at_hash"), halfHash(accessToken));
        if (editClaims)
            editClaims(claims);
        QByteArray token = m_key.sign(claims).value();
        if (tamper)
            tamper(token);
        return token;
    }

    void answer(const AuthorizationPage &page, const QUrl &redirect, ReplyOf<PageOutcome> *reply)
    {
        // Blanks are plus signs on the wire.
        const QByteArrayList types = value(page.url, "response_type").replace('+', ' ').split(' ');
        const QByteArray code = types.contains("code") ? value(redirect, "code") : QByteArray();
        const QByteArray token =
            types.contains("token") ? "CNRYA-front" + QByteArray::number(++m_tokens) : QByteArray();
        FormParameters sending = {{"state", value(redirect, "state")},
                                  {"iss", value(redirect, "iss")}};
        if (!code.isEmpty())
            sending.append("code", code);
        if (!token.isEmpty()) {
            sending.append("access_token", token);
            sending.append("token_type", "Bearer");
            sending.append("expires_in", "3600");
        }
        if (types.contains("id_token"))
            sending.append("id_token", idToken(value(page.url, "nonce"), code, token));
        if (editAnswer)
            editAnswer(sending);
        sent = sending;
        if (value(page.url, "response_mode") != "form_post") {
            QUrl back = page.redirectUri;
            back.setFragment(QString::fromLatin1(sending.encoded()), QUrl::StrictMode);
            return reply->finish(PageOutcome{.redirect = back});
        }
        QNetworkRequest form(page.redirectUri);
        form.setHeader(QNetworkRequest::ContentTypeHeader,
                       QByteArrayLiteral("application/x-www-form-urlencoded"));
        auto *posted = m_network.post(form, sending.encoded());
        QObject::connect(posted, &QNetworkReply::finished, reply, [reply, posted] {
            posted->deleteLater();
            reply->finish(PageOutcome{});
        });
    }

    FlowParts &m_parts;
    SigningKey m_key = SigningKey::generate("RS256", QStringLiteral("hybrid")).value();
    Test::InstantUserAgent m_person{
        Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack}};
    QNetworkAccessManager m_network;
    int m_tokens = 0; ///< that were issued beside codes or instead of them
};

} // namespace Qonsent
