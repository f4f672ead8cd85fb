// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentinterceptor_p.h"

namespace Qonsent {

ConsentInterceptor::ConsentInterceptor(const NavigationRules &rules, QObject *parent)
    : QWebEngineUrlRequestInterceptor(parent)
    , m_rules(rules)
{ }

ConsentInterceptor::~ConsentInterceptor() = default;

void ConsentInterceptor::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    using Info = QWebEngineUrlRequestInfo;
    using Verdict = NavigationRules::Verdict;
    const QUrl url = info.requestUrl();
    Verdict verdict = Verdict::Load;
    switch (info.resourceType()) {
    case Info::ResourceTypeMainFrame:
    case Info::ResourceTypeNavigationPreloadMainFrame:
        verdict = m_rules.forPage(url); // the redirect is not loaded either
        break;
    case Info::ResourceTypeSubFrame:
    case Info::ResourceTypeNavigationPreloadSubFrame:
        verdict = m_rules.forFrame(url);
        break;
    default:
        verdict = m_rules.forResource(url);
        break;
    }
    if (verdict != Verdict::Load)
        info.block(true);
}

} // namespace Qonsent
