// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>

/// `qonsent demo --serve` of the installed kit, until this ends. Starting it blocks.
class DemoProvider
{
public:
    DemoProvider();
    ~DemoProvider();
    Q_DISABLE_COPY_MOVE(DemoProvider)

    /// Where it is; empty if it could not be started.
    [[nodiscard]] QString issuer() const { return m_issuer; }

private:
    QProcess m_program;
    QString m_issuer;
};
