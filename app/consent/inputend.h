// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace Qonsent::ConsentApp {

/// Notices that standard input ends: whoever started us does not want us any more, or is gone.
class InputEnd : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputEnd)

public:
    InputEnd();
    ~InputEnd() override;

Q_SIGNALS:
    void reached();

private:
    void read();

    QSocketNotifier m_notifier;
};

} // namespace Qonsent::ConsentApp
