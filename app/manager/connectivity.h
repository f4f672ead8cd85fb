// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace Qonsent::Manager {

/// Whether the computer has a network, as far as anybody can tell. It decides nothing: what is
/// asked of a provider is asked all the same, and fails by itself.
class Connectivity : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connectivity)

public:
    ~Connectivity() override;

    /// True only if it is certain.
    [[nodiscard]] virtual bool isOffline() const = 0;

Q_SIGNALS:
    /// isOffline() may say something else.
    void changed();

protected:
    explicit Connectivity(QObject *parent = nullptr);
};

/// What the operating system says, which tells changes by itself; never offline where it has
/// nothing to say.
[[nodiscard]] std::unique_ptr<Connectivity> systemConnectivity();

} // namespace Qonsent::Manager
