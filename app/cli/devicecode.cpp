// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/devicecode.h"

#include <QLocale>

#include <algorithm>

namespace Qonsent::Cli {

using namespace std::chrono_literals;

QString clockTime(const QDateTime &time)
{
    const QTime local = time.toLocalTime().time();
    return QLocale().language() == QLocale::C ? local.toString(QStringLiteral("HH:mm"))
                                              : QLocale().toString(local, QLocale::ShortFormat);
}

DeviceCode::DeviceCode(const Output &output, const Clock &clock)
    : m_output(output)
    , m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &DeviceCode::tellTime);
}

DeviceCode::~DeviceCode()
{
    m_output.status({});
}

void DeviceCode::show(const UserAction &action)
{
    m_action = action;
    m_output.status({});
    const QString address = action.url.toString(QUrl::FullyEncoded);
    m_output.note(QStringLiteral("Open this page in a browser on any device, and enter the code. "
                                 "It is good until %1.\n\n%2\n\n  %3\n")
                      .arg(clockTime(action.endsAt), address, action.userCode));
    if (m_output.isForPrograms()) {
        QJsonObject object{{QLatin1String("open"), address},
                           {QLatin1String("user_code"), action.userCode},
                           {QLatin1String("until"), action.endsAt.toString(Qt::ISODate)}};
        if (!action.completeUrl.isEmpty())
            object.insert(QLatin1String("open_complete"),
                          action.completeUrl.toString(QUrl::FullyEncoded));
        m_output.progress(object);
    }
    m_timer.start(1s);
    tellTime();
}

void DeviceCode::tellTime()
{
    const qint64 left = m_action.endsAt.toMSecsSinceEpoch() - m_clock.utcMSecs();
    const qint64 seconds = std::max<qint64>(0, (left + 999) / 1000);
    m_output.status(QStringLiteral("Waiting for you: %1:%2 left")
                        .arg(QString::number(seconds / 60),
                             QString::number(seconds % 60).rightJustified(2, u'0')));
}

} // namespace Qonsent::Cli
