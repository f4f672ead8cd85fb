// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/widgets/consent/hostilesite.h"
#include "widgets/consent/consentdialog.h"
#include "widgets/consent/refusal_p.h"

#include <QVariant>

#include <optional>

QT_BEGIN_NAMESPACE
class QWebEngineView;
QT_END_NAMESPACE

namespace Qonsent {

class AddressBar;
class NoteBar;

/// Where the pages of the tests are.
inline const QString home = QStringLiteral("127.0.0.1");

/// What the person reads when something is refused.
inline QString sentence(ConsentRefusal::Kind kind, const QString &subject = {})
{
    return ConsentRefusal{.kind = kind, .subject = subject}.sentence();
}

/// A consent window on the screen, a redirect listener that must stay silent, and somebody who
/// types and clicks with a real mouse.
class ConsentScene
{
public:
    ConsentScene();
    ~ConsentScene();
    Q_DISABLE_COPY_MOVE(ConsentScene)

    void start(const QUrl &url, const QString &issuer, const QUrl &redirectUri = {});
    [[nodiscard]] QUrl redirectUri() const;

    [[nodiscard]] QWebEngineView *browser() const;
    [[nodiscard]] AddressBar *bar() const;
    /// What the person reads above the page; empty if there is nothing.
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString hostBanner() const;
    [[nodiscard]] QWidget *button(const QString &text) const;

    /// True once a page of a server is there, whole.
    [[nodiscard]] bool isLoaded() const;
    /// The value of \a script in the page.
    [[nodiscard]] QVariant evaluate(const QString &script) const;
    /// True once \a script is true.
    [[nodiscard]] bool becomesTrue(const QString &script) const;
    /// Clicks the middle of the first element that \a selector finds.
    [[nodiscard]] bool click(const QString &selector) const;
    [[nodiscard]] bool type(const QString &selector, const QString &text) const;
    /// The result within some seconds; nothing if it goes on.
    [[nodiscard]] std::optional<Result<PageOutcome>> awaitOutcome() const;

    std::unique_ptr<ConsentDialog> dialog;
    SilentPort redirectPort;
    std::optional<Result<PageOutcome>> outcome;
    int outcomes = 0;
};

} // namespace Qonsent
