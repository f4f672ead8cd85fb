// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/navigationrules_p.h"

#include <QWebEngineProfile>

namespace Qonsent {

/// The state of a browser for one sign-in: it begins empty, stays in memory and ends with this
/// object, which has to outlive its pages.
class ConsentProfile final : public QWebEngineProfile
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsentProfile)

public:
    explicit ConsentProfile(const ConsentRequest &request);
    ~ConsentProfile() override;

Q_SIGNALS:
    /// A page wanted to leave a file here; it was not let.
    void downloadRefused();
};

} // namespace Qonsent
