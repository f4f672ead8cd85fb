// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/doctorcommand.h"

#include "app/shared/usage.h"
#include "app/shared/vaultoptions.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/protocol/issuer.h"
#include "oauthcore/sqlitevault/keysources.h"

#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>

#include <cstdlib>

namespace Qonsent::Cli {

using namespace std::chrono_literals;
using Code = AuthError::Code;

namespace {

constexpr qsizetype vaultIdSize = 16;

QString namesOfKinds(const QList<VaultProtection> &kinds)
{
    QStringList names;
    for (const VaultProtection kind : kinds)
        names += QString::fromLatin1(keySourceName(kind));
    return names.join(QStringLiteral(", "));
}

/// Whether somebody can listen on \a address at a port that nobody chose.
bool canListenOn(QHostAddress::SpecialAddress address)
{
    return QTcpServer().listen(QHostAddress(address));
}

} // namespace

QList<QCommandLineOption> DoctorCommand::ownOptions() const
{
    return QList<QCommandLineOption>{
               {QStringLiteral("issuer"),
                QStringLiteral("ask this provider too, and compare its clock with this computer's"),
                QStringLiteral("URL")}}
    + vaultOptions();
}

std::optional<AuthError> DoctorCommand::read(const QCommandLineParser &parser)
{
    if (!parser.positionalArguments().isEmpty())
        return usageError("arguments", QStringLiteral("doctor takes no argument."));
    const Result<SqliteVaultOptions> vaultOptions = readVaultOptions(parser);
    if (!vaultOptions)
        return vaultOptions.error();
    m_vaultOptions = *vaultOptions;
    if (parser.isSet(QStringLiteral("issuer")))
        m_issuer = parser.value(QStringLiteral("issuer"));
    return {};
}

void DoctorCommand::act()
{
    m_checks = {[this] { checkTls(); }, [this] { checkVault(); }, [this] { checkKeychain(); },
                [this] { checkPorts(); }, [this] { checkBrowser(); }};
    if (m_issuer)
        m_checks.append([this] { checkClock(); });
    next();
}

void DoctorCommand::next()
{
    if (m_checks.isEmpty()) {
        if (output().isForPrograms())
            output().json({{QLatin1String("checks"), m_rows}});
        return end(m_exitCode);
    }
    m_checks.takeFirst()();
}

void DoctorCommand::report(const Finding &finding)
{
    const char *const state = finding.problem ? "problem" : finding.next.isEmpty() ? "ok" : "note";
    if (finding.problem && m_exitCode == 0)
        m_exitCode = finding.problem->exitCode();
    QJsonObject row{{QLatin1String("check"), QLatin1String(finding.name)},
                    {QLatin1String("state"), QLatin1String(state)},
                    {QLatin1String("text"), finding.text}};
    if (!finding.next.isEmpty())
        row.insert(QLatin1String("next"), finding.next);
    if (finding.problem) {
        row.insert(QLatin1String("error"), QString::fromLatin1(finding.problem->jsonCode()));
        row.insert(QLatin1String("reason"), QString::fromLatin1(finding.problem->reason));
    }
    m_rows.append(row);
    if (!output().isForPrograms()) {
        output().line(QLatin1String(state).toString().leftJustified(9)
                      + QLatin1String(finding.name).toString().leftJustified(10) + finding.text);
        if (!finding.next.isEmpty())
            output().line(QString(19, u' ') + finding.next);
    }
    next();
}

void DoctorCommand::checkTls()
{
    if (QSslSocket::supportsSsl())
        return report({.name = "tls", .text = QSslSocket::sslLibraryVersionString()});
    report({.name = "tls",
            .text = QStringLiteral("Qt finds no TLS library, so no provider can be asked."),
            .next = QStringLiteral("Install OpenSSL 3 (Debian: libssl3)."),
            .problem = AuthError::of(Code::TlsFailed, "no_backend")});
}

void DoctorCommand::checkVault()
{
    m_vault = std::make_unique<SqliteVault>(m_vaultOptions);
    if (!m_vault->exists())
        return report(
            {.name = "vault",
             .text = QStringLiteral("There is none yet in %1; the first sign-in makes it.")
                         .arg(m_vaultOptions.folder)});
    whenFinished(m_vault->open(), this, [this](const Result<Done> &opened) {
        if (opened)
            return checkVaultKeys();
        report({.name = "vault",
                .text = opened.error().message,
                .next = QStringLiteral("Its place is %1. A passphrase is asked for on a terminal; "
                                       "scripts name --passphrase-file or --key-file.")
                            .arg(m_vaultOptions.folder),
                .problem = opened.error()});
    });
}

void DoctorCommand::checkVaultKeys()
{
    whenFinished(m_vault->protection(), this, [this](const Result<QList<VaultProtection>> &kinds) {
        if (!kinds)
            return report({.name = "vault",
                           .text = kinds.error().message,
                           .next = QStringLiteral("Its place is %1.").arg(m_vaultOptions.folder),
                           .problem = kinds.error()});
        m_opensWithoutKeychain = !kinds->contains(VaultProtection::Keychain);
        report({.name = "vault",
                .text = QStringLiteral("In %1, opened by: %2")
                            .arg(m_vaultOptions.folder, namesOfKinds(*kinds))});
    });
}

/// Gives the keychain a key of no vault and takes it back: what is only looked at may still refuse.
void DoctorCommand::checkKeychain()
{
    m_keychain =
        std::make_unique<KeychainSource>(KeychainSource::Patience{.answer = 5s, .person = 30s});
    const QByteArray id = randomBytes(vaultIdSize);
    whenFinished(m_keychain->makeKey(id), this, [this, id](const Result<SlotKey> &made) {
        if (made)
            return whenFinished(m_keychain->forgetKey(id, made->parameters), this,
                                [this](const Result<Done> &) {
                                    report({.name = "keychain",
                                            .text = QStringLiteral("The desktop's keychain "
                                                                   "answers.")});
                                });
        report({.name = "keychain",
                .text = made.error().message,
                .next = m_opensWithoutKeychain
                    ? QStringLiteral("This vault does not need it.")
                    : QStringLiteral("Unlock or start it, or open the vault in another way: "
                                     "qonsent passphrase --help")});
    });
}

void DoctorCommand::checkPorts()
{
    const bool four = canListenOn(QHostAddress::LocalHost);
    const bool six = canListenOn(QHostAddress::LocalHostIPv6);
    if (four || six)
        return report({.name = "ports",
                       .text = four && six ? QStringLiteral("127.0.0.1 and ::1 can be listened on.")
                           : four
                           ? QStringLiteral("127.0.0.1 can be listened on; ::1 is not there.")
                           : QStringLiteral("::1 can be listened on; 127.0.0.1 is not there.")});
    report({.name = "ports",
            .text = QStringLiteral("Nothing can listen on this computer's own addresses, so no "
                                   "browser can come back."),
            .next = QStringLiteral("Allow it in the sandbox or container, or sign in with --device "
                                   "or --paste."),
            .problem = AuthError::of(Code::PortUnavailable, "loopback")});
}

void DoctorCommand::checkBrowser()
{
    const QString opener = QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
    const bool hasDisplay =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!opener.isEmpty() && hasDisplay)
        return report({.name = "browser", .text = QStringLiteral("Opened by %1.").arg(opener)});
    report({.name = "browser",
            .text = opener.isEmpty()
                ? QStringLiteral("There is no xdg-open here that starts the desktop's browser.")
                : QStringLiteral("There is no display here."),
            .next = QStringLiteral("Sign in with --device, or with --browser none --paste and a "
                                   "browser on another computer.")});
}

void DoctorCommand::checkClock()
{
    const Result<Issuer> issuer = Issuer::parse(*m_issuer);
    if (!issuer)
        return compareClocks(issuer.error());
    whenFinished(services().transport->send({.url = issuer->metadataLocations().constFirst()}),
                 this, [this](const Result<HttpResponse> &answer) { compareClocks(answer); });
}

/// ID tokens are believed for a minute before and after their time.
void DoctorCommand::compareClocks(const Result<HttpResponse> &answer)
{
    constexpr qint64 mostSeconds = 60;
    if (!answer)
        return report({.name = "provider",
                       .text = answer.error().message,
                       .next = QStringLiteral("Check the address and the network; a proxy is not "
                                              "used."),
                       .problem = answer.error()});
    const auto theirs = httpDate(answer->header("Date").value_or(QByteArray()));
    if (!theirs)
        return report({.name = "clock",
                       .text = QStringLiteral("The provider answers, but does not say what time it "
                                              "is."),
                       .next = QStringLiteral("Compare this computer's clock by hand.")});
    const qint64 ahead = (services().clock->utcMSecs() - *theirs) / 1000;
    if (std::abs(ahead) <= mostSeconds)
        return report({.name = "clock",
                       .text = QStringLiteral("The provider answers, and its clock agrees.")});
    report(
        {.name = "clock",
         .text = (ahead > 0 ? QStringLiteral("This computer's clock is %1 seconds ahead of the "
                                             "provider's.")
                            : QStringLiteral("This computer's clock is %1 seconds behind the "
                                             "provider's."))
                     .arg(QString::number(std::abs(ahead))),
         .next = QStringLiteral("Set it, e.g. timedatectl set-ntp true; until then good sign-ins "
                                "are refused."),
         .problem = AuthError::of(Code::IdTokenRejected, "clock")});
}

} // namespace Qonsent::Cli
