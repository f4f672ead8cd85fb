// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationrequest.h"
#include "tests/benchmarks/harness/work.h"

using namespace Bench;

namespace {

MakeWork urls(QStringView scopes)
{
    return [scopes](const Setting &) {
        const Qonsent::AuthorizationRequest request{
            .endpoint = QUrl(QStringLiteral("https://accounts.example.com/authorize")),
            .clientId = QStringLiteral("benchmark-client"),
            .scopes = Qonsent::Scopes::parse(scopes)};
        const QUrl redirectUri(QStringLiteral("http://127.0.0.1:49152/callback"));
        return callWork([request, redirectUri](int count) {
            int made = 0;
            for (int i = 0; i < count; ++i) {
                Qonsent::PendingAuthorization pending = Qonsent::PendingAuthorization::draw();
                pending.redirectUri = redirectUri;
                made += request.url(pending).has_value();
            }
            return made;
        });
    };
}

} // namespace

static const bool announced = announceWork("p07", urls(u"openid profile email"));
static const bool announcedPlain = announceWork("p07plain", urls(u"calendar profile email"));
