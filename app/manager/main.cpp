// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/connectivity.h"
#include "app/manager/demoprovider.h"
#include "app/manager/mainwindow.h"
#include "app/manager/singleinstance.h"
#include "app/shared/networkoptions.h"
#include "app/shared/programs.h"
#include "app/shared/providerfiles.h"
#include "app/shared/vaultoptions.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/base/translation.h"
#include "oauthcore/redirect/consentprocess.h"
#include "oauthcore/sqlitevault/processhardening.h"
#include "widgets/look/fusionpalette.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QMetaEnum>

#include <cstdio>

using namespace Qonsent;
using namespace Qonsent::Manager;

namespace {

using namespace Qt::StringLiterals;

int refuse(const AuthError &error)
{
    std::fprintf(stderr, "qonsent-manager: %s\n", error.message.toLocal8Bit().constData());
    return error.exitCode();
}

/// How a page looks that is shown inside the program.
ConsentAppearance currentAppearance()
{
    ConsentAppearance appearance{.locale = QLocale().name()};
    const QPalette palette = QApplication::palette();
    const QMetaEnum roles = QMetaEnum::fromType<QPalette::ColorRole>();
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (const char *const name = roles.valueToKey(role))
            appearance.palette.insert(QLatin1String(name),
                                      palette.color(QPalette::ColorRole(role)).name());
    }
    return appearance;
}

AccountActions::EmbeddedBrowser embeddedBrowser(const QString &program)
{
    if (program.isEmpty())
        return {};
    return [program](const QString &label) {
        return consentProcess(program, {.label = label, .appearance = currentAppearance()});
    };
}

int run(const QCommandLineParser &parser)
{
    const Result<SqliteVaultOptions> options = readVaultOptions(parser);
    if (!options)
        return refuse(options.error());
    const Result<Services> network = servicesFor(parser);
    if (!network)
        return refuse(network.error());
    const KnownProviders known = knownProviders();
    for (const AuthError &problem : known.problems)
        qCWarning(lcAccount, "%s", qUtf8Printable(problem.message)); // which names the file
    Services services = *network;
    services.providers = known.registry;
    SingleInstance instance(options->folder);
    AccountStore store(services, *options);
    DemoProvider demo(services);
    AccountBook book(*services.clock);
    const std::unique_ptr<Connectivity> connectivity = systemConnectivity();
    MainWindow window({.store = store,
                       .book = book,
                       .demo = demo,
                       .clock = *services.clock,
                       .connectivity = connectivity.get()});
    window.setEmbeddedBrowser(embeddedBrowser(consentProgram()));
    QObject::connect(&instance, &SingleInstance::shown, &window, [&](const QByteArray &token) {
        qputenv("XDG_ACTIVATION_TOKEN", token); // Qt hands it to the compositor
        window.present();
    });
    QObject::connect(&window, &MainWindow::ended, qApp, &QApplication::quit);
    whenFinished(instance.claim(), &window, [&](const Result<SingleInstance::Role> &role) {
        if (!role)
            return QApplication::exit(refuse(role.error()));
        if (*role == SingleInstance::Role::Second)
            return QApplication::quit();
        window.show();
        window.unlock();
        if (parser.isSet(u"demo"_s))
            window.tryDemo();
    });
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess(); // what it could not do is no reason not to work
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"qonsent-manager"_s);
    QApplication::setApplicationDisplayName(u"Qonsent"_s);
    QApplication::setApplicationVersion(QStringLiteral(QONSENT_VERSION));
    QApplication::setDesktopFileName(u"qonsent-manager"_s);
    QApplication::setWindowIcon(QIcon(u":/qonsent/manager/qonsent.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false); // what is under way is stored first
    setAppearance(Appearance::System);
    installTranslator();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Signs you in to OAuth 2.0 and OpenID Connect providers, and keeps your tokens fresh."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"demo"_s, u"begin with a sign-in at the demo provider"_s});
    parser.addOptions(vaultOptions());
    parser.addOptions(networkOptions());
    parser.process(app);
    return run(parser);
}
