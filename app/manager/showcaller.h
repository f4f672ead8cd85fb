// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/showrequest.h"
#include "oauthcore/base/reply.h"

class QLocalSocket;

namespace Qonsent::Manager {

/// Says one thing to the manager that is there already. AgentFailed if nobody listens or the
/// answer is another one, PeerRefused if a process of another user does; how long to wait is up to
/// the caller, who cancels.
class ShowCaller final : public ReplyOf<Done>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShowCaller)

public:
    ShowCaller(const QString &socketPath, const ShowRequest &request, QObject *parent);
    ~ShowCaller() override;

private:
    void speak();
    void listen();
    void fail(AuthError::Code code);

    const ShowRequest m_request;
    QLocalSocket *m_socket;
};

} // namespace Qonsent::Manager
