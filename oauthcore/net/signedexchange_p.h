// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/net/exchange_p.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/protocol/signedanswer.h"

#include <functional>

namespace Qonsent {

/// Sends a request, verifies the JWT that answers it, with new keys if it names one that is not
/// known, and finishes with what is made of its claims.
template <typename T>
class SignedExchange final : public StepwiseReply<T>
{
public:
    /// What a caller knows about its answer.
    struct Plan
    {
        QByteArray mediaType = {}; ///< of the answer; another is ResponseMalformed
        QUrl jwksUri = {};
        SignedAnswerExpectations expected = {};
        /// Why the status makes it no answer, if it does.
        std::function<std::optional<AuthError>(const HttpResponse &)> failure = {};
        /// What more is known about such a failure, as in exchange().
        std::function<AuthError(const AuthError &)> explain = &unexplained;
        std::function<Result<T>(const QJsonObject &)> read = {};
    };

    SignedExchange(HttpTransport &transport, KeysClient &keys, const HttpRequest &request,
                   Plan plan, QObject *parent)
        : StepwiseReply<T>(parent)
        , m_keys(keys)
        , m_plan(std::move(plan))
        , m_host(request.url.host())
    {
        this->await(transport.send(request), [this](const HttpResponse &response) {
            if (const auto failed = m_plan.failure(response))
                return this->fail(m_plan.explain(namingHost(*failed, m_host)));
            if (response.mediaType() != m_plan.mediaType)
                return this->fail(
                    AuthError::of(AuthError::Code::ResponseMalformed, "content_type", m_host));
            m_token = response.body;
            verify(m_keys.keys(m_plan.jwksUri));
        });
    }

private:
    void verify(ReplyOf<JwkSet> *keys)
    {
        this->await(keys, [this](const JwkSet &set) {
            const auto claims = verifiedAnswer(m_token.reveal(), set, m_plan.expected);
            if (!claims && mayKeysBeRotated(claims.error()) && !std::exchange(m_isRenewed, true))
                return verify(m_keys.renewed(m_plan.jwksUri));
            if (!claims)
                return this->fail(namingHost(claims.error(), m_host));
            const Result<T> read = m_plan.read(*claims);
            if (!read)
                return this->fail(namingHost(read.error(), m_host));
            this->finish(read);
        });
    }

    KeysClient &m_keys;
    const Plan m_plan;
    const QString m_host;
    Secret m_token;
    bool m_isRenewed = false;
};

} // namespace Qonsent
