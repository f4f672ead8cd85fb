// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/services.h"

#include <QPointer>

namespace Qonsent::Cli {

/// A command that asks servers: reads its own arguments and the options of the network, then acts,
/// one answer after the other.
class NetworkCommand : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) final;
    /// Cancels what is waited for; whatever waits for it ends the command.
    void interrupt() override;

protected:
    /// What the command takes besides the options that it shares with others.
    [[nodiscard]] virtual QList<QCommandLineOption> ownOptions() const { return {}; }
    /// Reads the command line; what is wrong with it, if something is.
    [[nodiscard]] virtual std::optional<AuthError> read(const QCommandLineParser &parser) = 0;
    /// What has to be there before act(), e.g. what the shared options name. Calls it.
    virtual void begin(const QCommandLineParser &parser);
    virtual void act() = 0;

    [[nodiscard]] Output &output() const { return *m_output; }
    [[nodiscard]] Services &services() { return m_services; }

    /// Goes on with the result of \a reply, good or bad.
    template <typename T, typename Function>
    void whenAnswered(ReplyOf<T> *reply, Function function)
    {
        m_awaited = reply;
        whenFinished<T>(reply, this, std::move(function));
    }
    /// Goes on with the result of \a reply; its error ends the command.
    template <typename T, typename Function>
    void await(ReplyOf<T> *reply, Function function)
    {
        whenAnswered<T>(reply, [this, function = std::move(function)](const Result<T> &result) {
            if (!result)
                return finishWith(result.error());
            function(*result);
        });
    }
    /// Ends the command.
    virtual void end(int exitCode);
    void finishWith(const AuthError &error) { end(m_output->failure(error)); }

private:
    Output *m_output = nullptr;
    Services m_services;
    QPointer<Reply> m_awaited;
};

} // namespace Qonsent::Cli
