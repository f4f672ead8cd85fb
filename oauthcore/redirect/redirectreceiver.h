// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/diagnosis.h"
#include "oauthcore/protocol/responsetype.h"

#include <QObject>
#include <QUrl>

namespace Qonsent {

/// What is to come back from the provider.
struct AwaitedAnswer
{
    Secret state = {}; ///< of the answer; `{listenPort}` in it stands for the port that is bound
    ResponseMode mode = ResponseMode::Query;
};

/// What waits for the person to come back from the provider. It passes on the one answer that
/// carries the state it was told; everything else is a stray and changes nothing.
class QONSENT_CORE_EXPORT RedirectReceiver : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RedirectReceiver)

public:
    ~RedirectReceiver() override;

    /// Starts to wait for \a answer. Returns the `redirect_uri` to register and to send;
    /// PortUnavailable if nothing could be bound. Once per object.
    [[nodiscard]] virtual Result<QUrl> listenFor(const AwaitedAnswer &answer) = 0;
    /// The same, for a redirect with \a state in its query.
    [[nodiscard]] Result<QUrl> listen(const Secret &state);
    /// The port that is bound; 0 if none is.
    [[nodiscard]] virtual quint16 listeningPort() const;
    /// How the state has to be made for this receiver, see drawState().
    [[nodiscard]] virtual QByteArray stateTemplate() const;

    /// What has to be registered at the provider for \a sent, the address that listenFor() gave.
    [[nodiscard]] virtual Diagnosis::RedirectToRegister toRegister(const QUrl &sent) const;

    /// Stops waiting. What was bound is free again when this returns, unless the redirect was
    /// heard: then a browser may still fetch its last page (LoopbackReceiver says how long).
    virtual void close() = 0;

Q_SIGNALS:
    /// The answer arrived. \a answer is its query, fragment or form, form-encoded as received; at
    /// most once.
    void redirectReceived(const Qonsent::Secret &answer);

protected:
    explicit RedirectReceiver(QObject *parent);
};

} // namespace Qonsent
