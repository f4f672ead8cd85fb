// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/waitingsignin.h"

#include "oauthcore/base/entropy.h"
#include "tests/oauthcore/redirect/rawclient.h"

#include <QTest>

namespace Qonsent {

WaitingSignIn::WaitingSignIn(const LoopbackOptions &options)
    : m_receiver(options)
    , m_state("CNRYC-" + randomToken(32))
    , m_heard(&m_receiver, &RedirectReceiver::redirectReceived)
{
    const auto uri = m_receiver.listen(Secret(m_state));
    if (uri)
        m_uri = *uri;
    else
        qCritical("It does not even listen: %s", uri.error().reason.constData());
}

QByteArray WaitingSignIn::target() const
{
    return "/callback?code=CNRYC-genuine&state=" + m_state;
}

QByteArray WaitingSignIn::filled(QByteArray text) const
{
    return text.replace("{host}", m_uri.authority(QUrl::FullyEncoded).toLatin1())
        .replace("{port}", QByteArray::number(m_uri.port()))
        .replace("{state}", m_state);
}

bool WaitingSignIn::heardTheRedirect()
{
    (void)QTest::qWaitFor([this] { return m_heard.count() > 0; });
    if (m_heard.count() != 1) {
        qWarning("%d redirects were heard.", int(m_heard.count()));
        return false;
    }
    if (const QStringList leaks = m_oracle.findInLog(); !leaks.isEmpty()) {
        qWarning("The log holds %s.", qPrintable(leaks.join(QLatin1String(", "))));
        return false;
    }
    return target().endsWith('?' + m_heard.first().first().value<Secret>().reveal().toByteArray());
}

bool WaitingSignIn::stillSucceeds()
{
    QCoreApplication::processEvents(); // what a stray caused would be passed up by now
    if (m_heard.count() != 0) {
        qWarning("A stray was taken for the redirect.");
        return false;
    }
    const QByteArray answer = answerTo(m_uri, browserRequest(m_uri, target()));
    if (statusOf(answer) != 303) {
        qWarning("The genuine redirect was answered: %s", answer.left(200).constData());
        return false;
    }
    return heardTheRedirect();
}

} // namespace Qonsent
