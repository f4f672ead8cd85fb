// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/navigationrules_p.h"
#include "widgets/consent/refusal_p.h"

#include <QWebEnginePage>

namespace Qonsent {

class ConsentProfile;

/// A page that leads to one redirect, and to nothing that a sign-in does not need: every other wish
/// is refused and reported. It never runs a script of ours and never reads what the page holds.
class ConsentPage final : public QWebEnginePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsentPage)

public:
    ConsentPage(ConsentProfile *profile, const ConsentRequest &request);
    ~ConsentPage() override;

    /// Loads the authorization request, also after a crash.
    void start();

Q_SIGNALS:
    /// The page leads to the redirect URI; no request has left. Once.
    void redirectTaken(const QUrl &redirect);
    /// The answer came in the body of a form, which an embedded browser cannot read. Once.
    void formPostTaken();
    /// The page wanted what it does not get.
    void refused(const Qonsent::ConsentRefusal &refusal);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message,
                          const QString &defaultValue, QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message,
                                  int lineNumber, const QString &sourceId) override;

private:
    using Kind = ConsentRefusal::Kind;

    void refuseDialogs();
    void refusePermissions();
    void watchLoading();
    void openInside(QWebEngineNewWindowRequest &request);
    void checkAddress(const QUrl &url);
    void refuse(Kind kind, const QUrl &url);

    const NavigationRules m_rules;
    const QUrl m_start;
    bool m_taken = false; ///< the redirect was seen; nothing matters any more
};

} // namespace Qonsent
