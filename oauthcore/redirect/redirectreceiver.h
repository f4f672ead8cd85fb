// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"

#include <QObject>
#include <QUrl>

namespace Qonsent {

/// What waits for the person to come back from the provider. It passes on the query of the one
/// request that carries the state it was told; everything else is a stray and changes nothing.
class QONSENT_CORE_EXPORT RedirectReceiver : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RedirectReceiver)

public:
    ~RedirectReceiver() override;

    /// Starts to wait for the redirect that carries \a state. Returns the `redirect_uri` to
    /// register and to send; PortUnavailable if nothing could be bound. Once per object.
    [[nodiscard]] virtual Result<QUrl> listen(const Secret &state) = 0;

    /// Stops waiting. What was bound is free again when this returns, unless the redirect was
    /// heard: then a browser may still fetch its last page (LoopbackReceiver says how long).
    virtual void close() = 0;

Q_SIGNALS:
    /// The redirect arrived. \a query is its query, form-encoded as received; at most once.
    void redirectReceived(const Qonsent::Secret &query);

protected:
    explicit RedirectReceiver(QObject *parent);
};

} // namespace Qonsent
