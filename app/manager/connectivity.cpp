// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/connectivity.h"

#include <QNetworkInformation>

namespace Qonsent::Manager {

namespace {

class SystemConnectivity final : public Connectivity
{
public:
    SystemConnectivity()
    {
        // False where no plugin of Qt's knows this system.
        if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
            return;
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                &Connectivity::changed);
    }

    bool isOffline() const override
    {
        const auto *const information = QNetworkInformation::instance();
        return information
            && information->reachability() == QNetworkInformation::Reachability::Disconnected;
    }
};

} // namespace

Connectivity::Connectivity(QObject *parent)
    : QObject(parent)
{ }

Connectivity::~Connectivity() = default;

std::unique_ptr<Connectivity> systemConnectivity()
{
    return std::make_unique<SystemConnectivity>();
}

} // namespace Qonsent::Manager
