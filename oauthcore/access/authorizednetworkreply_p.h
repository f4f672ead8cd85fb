// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accessexchange_p.h"

namespace Qonsent {

/// Stands in for the network reply that answers a request with a token, before, between and after
/// the replies that come and go meanwhile. A program sees one request and one answer.
class AuthorizedNetworkReply final : public QNetworkReply
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthorizedNetworkReply)

public:
    /// \a asked is the request as the program made it; \a call is what becomes of it, or why
    /// nothing does.
    AuthorizedNetworkReply(const std::shared_ptr<AccessContext> &context, const AccessCall &asked,
                           const Result<AccessCall> &call, QObject *parent);
    ~AuthorizedNetworkReply() override;

    /// What was wrong with the token, if the answer (or that there is none) is about that.
    [[nodiscard]] std::optional<AuthError> authError() const;
    /// What a new sign-in has to bring, if the server said so.
    [[nodiscard]] std::optional<AccessDemand> demand() const;

    void abort() override;
    void close() override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool canReadLine() const override;
    void setReadBufferSize(qint64 size) override;

Q_SIGNALS:
    /// The server wants more than this token allows; before finished().
    void demanded(const Qonsent::AccessDemand &demand);

protected:
    qint64 readData(char *data, qint64 most) override;
    void sslConfigurationImplementation(QSslConfiguration &configuration) const override;
    void setSslConfigurationImplementation(const QSslConfiguration &configuration) override;

private:
    void onSent();
    void onAnswered();
    void onFailed(NetworkError error, const QString &text);
    void adoptHead();
    void adoptAttributes();
    void onNetworkFinished();
    void end(NetworkError error, const QString &text);
    [[nodiscard]] QNetworkReply *answer() const;

    const std::shared_ptr<AccessContext> m_context;
    AccessExchange *const m_exchange;
    std::optional<AuthError> m_refusal; ///< why nothing was sent
    bool m_isAnswered = false;
};

} // namespace Qonsent
