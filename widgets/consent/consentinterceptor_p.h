// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/navigationrules_p.h"

#include <QWebEngineUrlRequestInterceptor>

namespace Qonsent {

/// Sees every request before it leaves, also those that ask no page: pictures, sockets, workers,
/// prefetching. Blocks what the rules do not allow.
class ConsentInterceptor final : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsentInterceptor)

public:
    explicit ConsentInterceptor(const NavigationRules &rules, QObject *parent = nullptr);
    ~ConsentInterceptor() override;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

private:
    const NavigationRules m_rules;
};

} // namespace Qonsent
