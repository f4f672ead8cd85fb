// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentprofile_p.h"

#include "widgets/consent/consentinterceptor_p.h"

#include <QLocale>
#include <QWebEngineDownloadRequest>
#include <QWebEngineNotification>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlSchemeHandler>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

/// Makes the engine ask the page about a scheme of our own, which it would drop in silence
/// otherwise. Nothing is ever served.
class RedirectSchemeHandler final : public QWebEngineUrlSchemeHandler
{
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;
    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
    }
};

/// What differs from the engine's defaults of 6.4, and what must not change with them.
void applySettings(QWebEngineSettings &settings)
{
    using S = QWebEngineSettings;
    for (const S::WebAttribute off :
         {S::JavascriptCanOpenWindows, S::JavascriptCanAccessClipboard, S::JavascriptCanPaste,
          S::LocalContentCanAccessRemoteUrls, S::LocalContentCanAccessFileUrls, S::PluginsEnabled,
          S::PdfViewerEnabled, S::FullScreenSupportEnabled, S::ScreenCaptureEnabled,
          S::WebGLEnabled, S::AutoLoadIconsForPage, S::TouchIconsEnabled, S::ErrorPageEnabled,
          S::NavigateOnDropEnabled, S::AllowRunningInsecureContent,
          S::AllowGeolocationOnInsecureOrigins, S::AllowWindowActivationFromJavaScript,
          S::DnsPrefetchEnabled, S::HyperlinkAuditingEnabled})
        settings.setAttribute(off, false);
    settings.setAttribute(S::WebRTCPublicInterfacesOnly, true);
    settings.setAttribute(S::PlaybackRequiresUserGesture, true);
    settings.setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
}

/// As browsers write it: "de-CH,de;q=0.9,en;q=0.8".
QString acceptedLanguages(const QLocale &locale)
{
    const QString name = locale.bcp47Name();
    QStringList languages{name};
    if (name.contains(u'-'))
        languages.append(name.section(u'-', 0, 0) + ";q=0.9"_L1);
    if (locale.language() != QLocale::English)
        languages.append(u"en;q=0.8"_s);
    return languages.join(u',');
}

} // namespace

ConsentProfile::ConsentProfile(const ConsentRequest &request)
{
    Q_ASSERT(isOffTheRecord());
    applySettings(*settings());
    setHttpAcceptLanguage(acceptedLanguages(QLocale()));
    setSpellCheckEnabled(false); // a dictionary would see passwords
    setUrlRequestInterceptor(new ConsentInterceptor(NavigationRules(request), this));
    const QString scheme = request.redirectUri.scheme();
    if (scheme != "http"_L1 && scheme != "https"_L1)
        installUrlSchemeHandler(scheme.toLatin1(), new RedirectSchemeHandler(this));
    setNotificationPresenter([](std::unique_ptr<QWebEngineNotification>) {});
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [this](QWebEngineDownloadRequest *download) {
                download->cancel();
                Q_EMIT downloadRefused();
            });
}

ConsentProfile::~ConsentProfile() = default;

} // namespace Qonsent
