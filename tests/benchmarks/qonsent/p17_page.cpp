// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/consentmessage.h"
#include "tests/benchmarks/harness/shownprogram.h"

using namespace Bench;

static const bool announced = announceWork("p17", [](const Setting &setting) {
    return pageWork(
        {.command = {setting.text(QStringLiteral("consent"))}, .input = [](const QUrl &page) {
             const Qonsent::ConsentRequest request{
                 .url = page,
                 .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback")),
                 .issuer = page.toString(QUrl::StripTrailingSlash)};
             return Qonsent::ConsentMessage{.request = request}.toLine();
         }});
});
