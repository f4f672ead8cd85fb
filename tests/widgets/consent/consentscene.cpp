// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/consent/consentscene.h"

#include "widgets/consent/addressbar_p.h"
#include "widgets/consent/notebar_p.h"

#include <QPushButton>
#include <QTest>
#include <QWebEngineView>

namespace Qonsent {

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
    const auto value = std::make_shared<std::optional<QVariant>>();
    if (!browser())
        return {};
    browser()->page()->runJavaScript(script, [value](const QVariant &result) { *value = result; });
    static_cast<void>(QTest::qWaitFor([&] { return value->has_value(); }, 5000));
    return value->value_or(QVariant());
}

bool ConsentScene::becomesTrue(const QString &script) const
{
    for (int tries = 0; tries < 100; ++tries) {
        if (evaluate(script).toBool())
            return true;
        QTest::qWait(20);
    }
    return false;
}

bool ConsentScene::click(const QString &selector) const
{
    const QString find = QStringLiteral("document.querySelector('%1')").arg(selector);
    if (!isLoaded() || !becomesTrue(find + QStringLiteral(" != null")))
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
    static_cast<void>(QTest::qWaitFor([this] { return outcome.has_value(); }, 10'000));
    return outcome;
}

} // namespace Qonsent
