// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/consent/appearance.h"

#include "oauthcore/base/translation.h"

#include <QApplication>
#include <QLocale>
#include <QMetaEnum>
#include <QNetworkProxy>
#include <QPalette>

namespace Qonsent::ConsentApp {

namespace {

using namespace Qt::StringLiterals;

QPalette paletteOf(const QJsonObject &colors)
{
    QPalette palette = QApplication::palette();
    const QMetaEnum roles = QMetaEnum::fromType<QPalette::ColorRole>();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        bool known = false;
        const int role = roles.keyToValue(it.key().toLatin1().constData(), &known);
        const QColor color(it.value().toString());
        if (known && role < QPalette::NColorRoles && color.isValid())
            palette.setColor(QPalette::ColorRole(role), color);
    }
    return palette;
}

QNetworkProxy proxyOf(const QUrl &url)
{
    const bool isSocks = url.scheme() == "socks5"_L1;
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                         url.host(), quint16(url.port(isSocks ? 1080 : 8080)), url.userName(),
                         url.password());
}

} // namespace

void apply(const ConsentAppearance &appearance)
{
    if (!appearance.locale.isEmpty()) {
        QLocale::setDefault(QLocale(appearance.locale));
        QApplication::setLayoutDirection(QLocale().textDirection());
    }
    installTranslator();
    if (!appearance.palette.isEmpty())
        QApplication::setPalette(paletteOf(appearance.palette));
    if (!appearance.proxy.isEmpty())
        QNetworkProxy::setApplicationProxy(proxyOf(QUrl(appearance.proxy, QUrl::StrictMode)));
}

} // namespace Qonsent::ConsentApp
