// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

namespace Qonsent {

/// A preset of somebody's own: "mine", at the address "base", usually https://id.example.org.
inline QByteArray ownPreset()
{
    return QByteArray("{\n"
                      "    'id': 'mine',\n"
                      "    'name': 'Mine',\n"
                      "    'issuer': '{base}',\n"
                      "    'variables': {'base': {'kind': 'address', 'usual': "
                      "'https://id.example.org'}},\n"
                      "    'scopes': ['openid', 'email'],\n"
                      "    'authorization_parameters': {'colour': 'blue'},\n"
                      "    'redirect': {\n"
                      "        'rule': 'any_loopback_port',\n"
                      "        'host': '127.0.0.1'\n"
                      "    },\n"
                      "    'client': {'authentication': 'client_secret_basic', 'secret': "
                      "'optional'},\n"
                      "    'registration': {'page': 'https://id.example.org/apps', 'minutes': 3},\n"
                      "    'other_account_prompt': 'login',\n"
                      "    'verified': {\n"
                      "        'issuer': 'docs',\n"
                      "        'scopes': 'docs',\n"
                      "        'authorization_parameters': 'docs',\n"
                      "        'redirect': 'docs',\n"
                      "        'client': 'docs',\n"
                      "        'registration': 'docs',\n"
                      "        'other_account_prompt': 'docs'\n"
                      "    }\n"
                      "}\n")
        .replace('\'', '"');
}

/// Where presets are looked for below \a configuration, a folder of XDG_CONFIG_HOME; made if need
/// be.
inline QString ownProviders(const QString &configuration)
{
    const QString folder = configuration + QStringLiteral("/qonsent/providers");
    QDir().mkpath(folder);
    return folder;
}

/// Makes the file \a name, of a preset for example.
inline void writeFile(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("no file %s", qPrintable(name));
    file.write(content);
}

} // namespace Qonsent
