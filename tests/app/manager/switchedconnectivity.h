// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/connectivity.h"

namespace Qonsent::Manager {

/// A computer whose network a test turns off and on.
class SwitchedConnectivity final : public Connectivity
{
public:
    bool isOffline() const override { return m_isOffline; }
    void setOffline(bool offline)
    {
        m_isOffline = offline;
        Q_EMIT changed();
    }

private:
    bool m_isOffline = false;
};

} // namespace Qonsent::Manager
