// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/consent/appearance.h"
#include "app/consent/handedover.h"
#include "app/consent/inputend.h"
#include "app/consent/privatehome.h"
#include "app/consent/standardstreams.h"
#include "oauthcore/redirect/consentmessage.h"
#include "widgets/consent/consentdialog.h"

#include <QApplication>

#include <cstdio>

using namespace Qonsent;
using namespace Qonsent::ConsentApp;

namespace {

using Code = AuthError::Code;

/// Tells whoever asked, and a person at a terminal.
int refuse(StandardStreams &streams, const AuthError &error)
{
    streams.answer(ConsentAnswer::toLine(error));
    std::fprintf(stderr, "qonsent-consent: %s\n", error.message.toUtf8().constData());
    return error.exitCode();
}

AuthError rootError()
{
    AuthError error = AuthError::of(Code::BrowserNotStarted, "root");
    error.message = QCoreApplication::translate(
        "Qonsent::ConsentApp",
        "The embedded browser does not run as root, because its sandbox does not. Sign in as an "
        "ordinary user, or use another way.");
    return error;
}

int show(const ConsentMessage &message, StandardStreams &streams)
{
    apply(message.appearance);
    ConsentDialog dialog;
    dialog.view()->setBrowser(std::make_shared<HandedOver>());
    int exitCode = 0;
    QObject::connect(&dialog, &ConsentDialog::ended, qApp, [&](const Result<PageOutcome> &outcome) {
        streams.answer(ConsentAnswer::toLine(outcome));
        exitCode = outcome ? 0 : outcome.error().exitCode();
        QCoreApplication::quit();
    });
    InputEnd input;
    QObject::connect(&input, &InputEnd::reached, &dialog, &ConsentDialog::reject);
    dialog.start(message.request);
    QApplication::exec();
    return exitCode;
}

} // namespace

/// One JSON line in, a window, one JSON line out: see ConsentMessage and ConsentAnswer. Nothing is
/// taken from the command line, where the engine would look for its own options as well.
int main(int argc, char **argv)
{
    StandardStreams streams; // before the engine or anything else can print
    if (isRoot())
        return refuse(streams, rootError());
    scrubEnvironment();
    if (argc != 1)
        return refuse(
            streams,
            AuthError::of(Code::InvalidConfiguration, "arguments", QStringLiteral("arguments")));
    const PrivateHome home;
    if (!home.isValid())
        return refuse(streams,
                      AuthError::of(Code::BrowserNotStarted, "private_home",
                                    QCoreApplication::translate("Qonsent::ConsentApp",
                                                                "no folder for its files")));
    const std::optional<QByteArray> line = streams.readLine();
    const Result<ConsentMessage> message = ConsentMessage::parse(line.value_or(QByteArray()));
    if (!message)
        return refuse(streams, message.error());

    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("qonsent-consent"));
    QApplication::setApplicationDisplayName(QStringLiteral("Qonsent"));
    QApplication::setApplicationVersion(QStringLiteral(QONSENT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("qonsent-manager"));
    QApplication::setQuitOnLastWindowClosed(false); // the answer comes after the window
    return show(*message, streams);
}
