// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace Qonsent::ConsentApp {

/// The one line in and the one line out. Everything else that anybody in this process prints, the
/// engine and its children included, goes to standard error.
class StandardStreams
{
    Q_DISABLE_COPY_MOVE(StandardStreams)

public:
    /// Keeps standard output for answer() and puts standard error in its place.
    StandardStreams();
    ~StandardStreams();

    /// Waits for the line. Nothing if the input ends before it, or it is too long to be one.
    [[nodiscard]] std::optional<QByteArray> readLine() const;
    /// Writes \a line. Only once; later ones are ignored.
    void answer(const QByteArray &line);

private:
    int m_output = -1;
};

/// True if this process is root, as whom the engine's sandbox does not work.
[[nodiscard]] bool isRoot();

/// Takes whatever could change how the engine works out of the environment: command lines, remote
/// debugging, another engine, a switched-off sandbox, a file for the keys of TLS.
void scrubEnvironment();

} // namespace Qonsent::ConsentApp
