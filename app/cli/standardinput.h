// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace Qonsent::Cli {

/// The lines that somebody types or pipes into the program, read while other things go on.
class StandardInput final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StandardInput)

public:
    explicit StandardInput(QObject *parent);
    ~StandardInput() override;

    /// True if a person can type here.
    [[nodiscard]] static bool isTerminal();
    /// Reads no more.
    void stop();

Q_SIGNALS:
    /// One line without its end. What is longer than 64 KB comes in pieces.
    void lineRead(const QString &line);

private:
    void readOn();
    void take(qsizetype size);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent::Cli
