// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/demoprovider.h"
#include "app/manager/mainwindow.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "tests/app/manager/switchedconnectivity.h"

#include <QTemporaryDir>

namespace Qonsent::Test {

/// The account manager on a vault of its own, with a browser that signs in by itself.
struct ManagerScene
{
    explicit ManagerScene(const QList<std::shared_ptr<KeySource>> &keys = {})
        : services(inMemoryServices())
    {
        services.makeUserAgent = [] { return std::make_shared<InstantUserAgent>(); };
        options.folder = folder.filePath(QStringLiteral("home"));
        options.keys = keys.isEmpty()
            ? QList<std::shared_ptr<KeySource>>{std::make_shared<KeyFileSource>(
                folder.filePath(QStringLiteral("key")))}
            : keys;
        makeWindow();
    }
    /// As if the program was started anew.
    void restart()
    {
        window.reset();
        book.reset();
        demo.reset();
        store.reset();
        makeWindow();
    }
    void show()
    {
        window->show();
        window->activateWindow();
        window->unlock();
    }
    /// An account that the demo is not: at a server of the test's, in the vault.
    SignInRequest request(const QString &name)
    {
        return {.name = name,
                .issuer = server.issuer(),
                .client = {.id = QStringLiteral("client")},
                .scopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                           QStringLiteral("email"), QStringLiteral("offline_access")}};
    }

    QTemporaryDir folder;
    AuthorizationServer server{ServerOptions{.signingAlgorithm = "ES256", .canaries = true}};
    Services services;
    SqliteVaultOptions options;
    Manager::SwitchedConnectivity network;
    std::unique_ptr<Manager::AccountStore> store;
    std::unique_ptr<Manager::DemoProvider> demo;
    std::unique_ptr<Manager::AccountBook> book;
    std::unique_ptr<Manager::MainWindow> window;

private:
    void makeWindow()
    {
        store = std::make_unique<Manager::AccountStore>(services, options);
        demo = std::make_unique<Manager::DemoProvider>(services);
        book = std::make_unique<Manager::AccountBook>(*services.clock);
        window = std::make_unique<Manager::MainWindow>(Manager::MainWindowParts{
            .store = *store, .book = *book, .demo = *demo, .connectivity = &network});
    }
};

} // namespace Qonsent::Test
