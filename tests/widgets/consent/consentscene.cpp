// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/consent/consentscene.h"

#include "widgets/consent/addressbar_p.h"
#include "widgets/consent/notebar_p.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QWebEngineView>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

/// Lets the engine work until \a loop quits, for \a patience at most. QTest::qWaitFor() sleeps ten
/// milliseconds between any two steps of the engine, and it takes many to answer.
void work(QEventLoop &loop, std::chrono::milliseconds patience)
{
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

ConsentScene::ConsentScene()
    : dialog(std::make_unique<ConsentDialog>())
{
    QObject::connect(dialog.get(), &ConsentDialog::ended, dialog.get(),
                     [this](const Result<PageOutcome> &result) {
                         outcome.emplace(result);
                         ++outcomes;
                     });
}

ConsentScene::~ConsentScene() = default;

void ConsentScene::start(const QUrl &url, const QString &issuer, const QUrl &redirect)
{
    dialog->start({.url = url,
                   .redirectUri = redirect.isEmpty() ? redirectUri() : redirect,
                   .issuer = issuer,
                   .label = QStringLiteral("Work")});
}

QUrl ConsentScene::redirectUri() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/callback").arg(redirectPort.port()));
}

QWebEngineView *ConsentScene::browser() const
{
    return dialog->findChild<QWebEngineView *>();
}

AddressBar *ConsentScene::bar() const
{
    return dialog->findChild<AddressBar *>();
}

QString ConsentScene::note() const
{
    return dialog->findChildren<NoteBar *>().at(1)->sentence();
}

QString ConsentScene::hostBanner() const
{
    return dialog->findChildren<NoteBar *>().at(0)->sentence();
}

QWidget *ConsentScene::button(const QString &text) const
{
    for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text && each->isVisible())
            return each;
    }
    return nullptr;
}

bool ConsentScene::isLoaded() const
{
    return becomesTrue(
        QStringLiteral("location.protocol != 'about:' && document.readyState == 'complete'"));
}

QVariant ConsentScene::evaluate(const QString &script) const
{
    if (!browser())
        return {};
    QEventLoop loop;
    QVariant value;
    // an answer that comes too late finds nobody
    browser()->page()->runJavaScript(script,
                                     [&value, waiting = QPointer(&loop)](const QVariant &result) {
                                         if (!waiting)
                                             return;
                                         value = result;
                                         waiting->quit();
                                     });
    work(loop, 5s);
    return value;
}

bool ConsentScene::becomesTrue(const QString &script) const
{
    const QDeadlineTimer deadline(10s);
    while (!evaluate(script).toBool()) {
        if (deadline.hasExpired())
            return false;
        QEventLoop loop;
        work(loop, 5ms);
    }
    return true;
}

bool ConsentScene::click(const QString &selector) const
{
    const QString find = QStringLiteral("document.querySelector('%1')").arg(selector);
    // the engine drops the clicks on a page that nobody has seen yet
    const QString seen = QStringLiteral("performance.getEntriesByType('paint').length > 0");
    if (!isLoaded() || !becomesTrue(find + QStringLiteral(" != null")) || !becomesTrue(seen))
        return false;
    const QVariantMap box =
        evaluate(QStringLiteral("(()=>{const e=%1; e.scrollIntoView(); const b=e."
                                "getBoundingClientRect(); return {x:b.x+b.width/2, "
                                "y:b.y+b.height/2};})()")
                     .arg(find))
            .toMap();
    if (box.isEmpty() || !browser() || !browser()->focusProxy())
        return false;
    const qreal zoom = browser()->zoomFactor();
    const QPoint middle(qRound(box.value(QStringLiteral("x")).toReal() * zoom),
                        qRound(box.value(QStringLiteral("y")).toReal() * zoom));
    QTest::mouseClick(browser()->focusProxy(), Qt::LeftButton, {}, middle);
    return true;
}

bool ConsentScene::type(const QString &selector, const QString &text) const
{
    if (!click(selector))
        return false;
    const QString field = QStringLiteral("document.querySelector('%1')").arg(selector);
    if (!becomesTrue(field + QStringLiteral(" == document.activeElement")))
        return false;
    QTest::keyClicks(browser()->focusProxy(), text);
    return becomesTrue(field + QStringLiteral(".value.endsWith('%1')").arg(text));
}

std::optional<Result<PageOutcome>> ConsentScene::awaitOutcome() const
{
    QEventLoop loop;
    QObject::connect(dialog.get(), &ConsentDialog::ended, &loop, &QEventLoop::quit);
    if (!outcome)
        work(loop, 10s);
    return outcome;
}

} // namespace Qonsent
