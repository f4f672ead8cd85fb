// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// The person's browser and the person, for pages of the demo provider: signs in as alice, then
/// does what PERSON says, "allow" or "deny", and goes where the provider sends them.
#include <Qonsent/Test/InstantUserAgent>

#include <QCoreApplication>
#include <QUrlQuery>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    using Decision = Qonsent::Test::Behaviour::Decision;
    const bool allows = qEnvironmentVariable("PERSON") == QLatin1String("allow");
    Qonsent::Test::InstantUserAgent person({.decision = allows ? Decision::Allow : Decision::Deny});
    const QUrl address(QCoreApplication::arguments().value(1));
    const QString back =
        QUrlQuery(address).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded);
    Qonsent::whenFinished(person.open({.url = address, .redirectUri = QUrl(back)}, &app), &app,
                          [](const Qonsent::Result<Qonsent::PageOutcome> &outcome) {
                              QCoreApplication::exit(outcome ? 0 : 1);
                          });
    return QCoreApplication::exec();
}
