// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/vaultthread_p.h"

namespace Qonsent {

VaultThread::VaultThread(const QString &folder)
    : m_database(std::make_unique<VaultDatabase>(folder))
{
    m_thread.setObjectName(QStringLiteral("qonsent-vault"));
    m_worker.moveToThread(&m_thread);
}

VaultThread::~VaultThread()
{
    if (!m_thread.isRunning())
        return;
    // Behind everything that was asked for before.
    post([this](VaultDatabase &) {
        m_database.reset(); // a SQLite connection is closed where it was opened
        m_thread.quit();
    });
    m_thread.wait();
}

void VaultThread::post(std::function<void(VaultDatabase &)> job)
{
    if (!m_thread.isRunning())
        m_thread.start();
    auto call = [this, job = std::move(job)] { job(*m_database); };
    QMetaObject::invokeMethod(&m_worker, std::move(call), Qt::QueuedConnection);
}

void VaultThread::answer(quint64 ticket, const void *result)
{
    const auto waiting = m_answers.extract(ticket); // before the call, which may ask for more
    waiting.mapped()(result);
}

} // namespace Qonsent
