// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/waitingsignin.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/base/formencoding.h"
#include "tests/oauthcore/redirect/rawclient.h"

#include <QTest>

namespace Qonsent {

WaitingSignIn::WaitingSignIn(const LoopbackOptions &options, ResponseMode mode)
    : m_receiver(options)
    , m_mode(mode)
    , m_state("CNRYC-" + randomToken(32))
    , m_heard(&m_receiver, &RedirectReceiver::redirectReceived)
{
    const auto uri = m_receiver.listenFor({.state = Secret(m_state), .mode = mode});
    if (uri)
        m_uri = *uri;
    else
        qCritical("It does not even listen: %s", uri.error().reason.constData());
}

QByteArray WaitingSignIn::target() const
{
    return "/callback?" + genuineAnswer();
}

QByteArray WaitingSignIn::genuineAnswer() const
{
    return "code=CNRYC-genuine&state=" + m_state;
}

QByteArray WaitingSignIn::pageNonce()
{
    const QByteArray page = answerTo(m_uri, browserRequest(m_uri, "/callback"));
    const QByteArray before = "name=\"page\" value=\"";
    const qsizetype from = page.indexOf(before) + before.size();
    return statusOf(page) == 200 && from > before.size()
        ? page.mid(from, page.indexOf('"', from) - from)
        : QByteArray();
}

QByteArray WaitingSignIn::genuineRequest()
{
    if (m_mode == ResponseMode::FormPost)
        return formRequest(m_uri, "/callback", genuineAnswer());
    if (m_mode != ResponseMode::Fragment)
        return browserRequest(m_uri, target());
    const FormParameters form = {{"page", pageNonce()}, {"answer", genuineAnswer()}};
    return formRequest(m_uri, "/callback", form.encoded())
        .replace("Origin: https://id.example", "Origin: null"); // as no-referrer wants it
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
    return m_heard.first().first().value<Secret>() == Secret(genuineAnswer());
}

bool WaitingSignIn::stillSucceeds()
{
    QCoreApplication::processEvents(); // what a stray caused would be passed up by now
    if (m_heard.count() != 0) {
        qWarning("A stray was taken for the redirect.");
        return false;
    }
    const QByteArray answer = answerTo(m_uri, genuineRequest());
    if (statusOf(answer) != 303) {
        qWarning("The genuine redirect was answered: %s", answer.left(200).constData());
        return false;
    }
    return heardTheRedirect();
}

} // namespace Qonsent
