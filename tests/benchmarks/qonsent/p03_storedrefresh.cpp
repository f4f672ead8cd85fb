// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/tokenrefresher.h"
#include "oauthcore/net/qthttptransport.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

namespace {

/// A renewal as an application's: the account's lock, reading, the request, writing to the disk.
struct StoredRefreshing
{
    explicit StoredRefreshing(const Setting &setting)
        : disk(setting)
        , vault(disk.vault())
        , keys(transport, Qonsent::systemClock())
        , tokenClient(transport, Qonsent::systemClock())
        , refresher({.vault = vault.get(),
                     .tokens = &tokenClient,
                     .keys = &keys,
                     .clock = &Qonsent::systemClock()})
        , id(prepared(vault->find(disk.name())).id)
        , known(prepared(vault->read(id)).tokens.accessToken)
    {
        QObject::connect(&refresher, &Qonsent::TokenRefresher::notSaved, &context,
                         [this] { isSaved = false; });
    }

    BenchmarkVault disk;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    Qonsent::QtHttpTransport transport;
    Qonsent::KeysClient keys;
    Qonsent::TokenClient tokenClient;
    Qonsent::TokenRefresher refresher;
    Qonsent::AccountId id;
    Qonsent::Secret known;
    bool isSaved = true;
    QObject context;
};

} // namespace

static const bool announced = announceWork("p03stored", [](const Setting &setting) {
    auto work = std::make_shared<StoredRefreshing>(setting);
    return eventWork([work](const Finish &finish) {
        Qonsent::whenFinished(work->refresher.refresh(work->id, work->known), &work->context,
                              [work, finish](const Qonsent::Result<Qonsent::TokenSet> &answer) {
                                  if (answer)
                                      work->known = answer->accessToken;
                                  finish(answer.has_value() && work->isSaved);
                              });
    });
});
