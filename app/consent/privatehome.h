// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>

namespace Qonsent::ConsentApp {

/// A home of this process's own, which goes with it: the engine leaves a certificate store and
/// caches in a home even where it was told to keep nothing.
class PrivateHome
{
    Q_DISABLE_COPY_MOVE(PrivateHome)

public:
    /// Moves HOME and the cache there; settings and fonts are read from where they were.
    PrivateHome();
    ~PrivateHome();

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }

private:
    QTemporaryDir m_folder;
};

} // namespace Qonsent::ConsentApp
