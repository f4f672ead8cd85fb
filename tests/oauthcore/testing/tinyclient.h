// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/testing/authorizationserver.h"

namespace Qonsent::Test {

/// One request by hand, with the answer to wait for.
struct Call
{
    QByteArray method = "GET";
    QUrl url = {};
    QList<HttpHeader> headers = {};
    QByteArray body = {};
};

/// Sends \a call on a connection of its own and waits for the whole answer. Status 0 if the
/// connection ended without one.
[[nodiscard]] HttpResponse fetch(const Call &call);

/// Sends \a bytes to \a port on loopback and waits until the server closes; everything it said.
[[nodiscard]] QByteArray exchange(quint16 port, const QByteArray &bytes);

/// A program that signs in, made of a few lines so that it shares nothing with the real one.
class TinyClient
{
public:
    explicit TinyClient(const AuthorizationServer &server);

    /// A good authorization request; setParameter() changes one thing about it.
    [[nodiscard]] FormParameters authorization() const;
    [[nodiscard]] QUrl authorizationUrl(const FormParameters &parameters) const;
    /// What a remembered person's browser is sent back with.
    [[nodiscard]] FormParameters authorize(const FormParameters &parameters) const;
    /// The code of a good request, if the server remembers a person.
    [[nodiscard]] QByteArray code() const;

    /// A good token request for \a code.
    [[nodiscard]] FormParameters redemption(const QByteArray &code) const;
    [[nodiscard]] FormParameters refreshing(const QByteArray &refreshToken) const;
    [[nodiscard]] HttpResponse post(Endpoint endpoint, const FormParameters &form,
                                    const QList<HttpHeader> &headers = {}) const;
    /// The tokens of a whole sign-in, if the server remembers a person.
    [[nodiscard]] QJsonObject signIn() const;

    QByteArray clientId = "tiny";
    QByteArray redirectUri = "http://127.0.0.1:50123/callback";
    QByteArray scope = "openid profile";
    QByteArray nonce = "the-nonce";
    QByteArray verifier;

private:
    const AuthorizationServer &m_server;
};

/// \a parameters with the first \a name set to \a value, added if it is absent.
[[nodiscard]] FormParameters with(const FormParameters &parameters, const QByteArray &name,
                                  const QByteArray &value);
/// \a parameters without \a name.
[[nodiscard]] FormParameters without(const FormParameters &parameters, QByteArrayView name);
/// The body as JSON.
[[nodiscard]] QJsonObject json(const HttpResponse &response);
/// The member \a name of \a object in bytes.
[[nodiscard]] QByteArray member(const QJsonObject &object, const char *name);
/// Part 0 (header) or 1 (claims) of a compact JWS.
[[nodiscard]] QJsonObject jwsPart(const QByteArray &jws, qsizetype index);
/// The query of the address a redirect leads to; empty if \a response is none.
[[nodiscard]] FormParameters redirectQuery(const HttpResponse &response);

} // namespace Qonsent::Test
