// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/net/metadataclient.h"

#include <QPointer>

#include <optional>

namespace Qonsent {

/// Finds out whether somebody can sign in at an address. It asks the address and opens nothing.
class IssuerLookup : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IssuerLookup)

public:
    explicit IssuerLookup(const Services &services, QObject *parent = nullptr);
    ~IssuerLookup() override;

    /// Asks for each of \a issuers in turn, until one is what its document says. What was under way
    /// is stopped.
    void lookUp(const QStringList &issuers);
    /// Nothing is said any more.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void found(const Qonsent::ProviderMetadata &provider);
    /// What was wrong with the likeliest.
    void failed(const Qonsent::AuthError &error);

private:
    void next();
    void onAnswer(const Result<ProviderMetadata> &provider);

    Services m_services; ///< outlives the client
    MetadataClient m_client;
    QStringList m_issuers;
    QPointer<ReplyOf<ProviderMetadata>> m_reply;
    std::optional<AuthError> m_failure;
    bool m_isRunning = false;
};

} // namespace Qonsent
