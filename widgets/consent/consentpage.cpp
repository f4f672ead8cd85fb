// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentpage_p.h"

#include "widgets/consent/consentprofile_p.h"

#include <QAuthenticator>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineLoadingInfo>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>

namespace Qonsent {

namespace {

using Verdict = NavigationRules::Verdict;

ConsentRefusal::Kind kindOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Insecure:
        return ConsentRefusal::Kind::Insecure;
    case Verdict::Nearby:
        return ConsentRefusal::Kind::Nearby;
    case Verdict::Deceptive:
        return ConsentRefusal::Kind::Deceptive;
    default:
        return ConsentRefusal::Kind::Scheme;
    }
}

// net_error_list.h: what became of a load that was stopped on purpose, here or by a newer one
constexpr int aborted = -3;
constexpr int blockedByClient = -20;
// a server forwards to an address that the engine does not go to by itself
constexpr int disallowedScheme = -301;
constexpr int unsafeRedirect = -311;

} // namespace

ConsentPage::ConsentPage(ConsentProfile *profile, const ConsentRequest &request)
    : QWebEnginePage(profile)
    , m_rules(request)
    , m_start(request.url)
{
    refuseDialogs();
    refusePermissions();
    watchLoading();
    connect(profile, &ConsentProfile::downloadRefused, this,
            [this] { refuse(Kind::Download, url()); });
    connect(this, &QWebEnginePage::newWindowRequested, this, &ConsentPage::openInside);
}

ConsentPage::~ConsentPage() = default;

void ConsentPage::start()
{
    load(m_start);
}

bool ConsentPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (m_taken)
        return false;
    if (!isMainFrame)
        return m_rules.forFrame(url) == Verdict::Load;
    const Verdict verdict = m_rules.forPage(url);
    if (verdict == Verdict::Load)
        return true;
    if (verdict != Verdict::TakeRedirect) {
        refuse(kindOf(verdict), url);
        return false;
    }
    m_taken = true;
    // Forms that are sent with POST carry no query; what they carry is not to be seen from here.
    if (type == NavigationTypeFormSubmitted && !url.hasQuery() && !url.hasFragment())
        Q_EMIT formPostTaken();
    else
        Q_EMIT redirectTaken(url);
    return false;
}

QStringList ConsentPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    refuse(Kind::Upload, url());
    return {};
}

// Questions of a page look like questions of this program; none is shown.
void ConsentPage::javaScriptAlert(const QUrl &, const QString &)
{ }

bool ConsentPage::javaScriptConfirm(const QUrl &, const QString &)
{
    return false;
}

bool ConsentPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    return false;
}

// What a page writes may hold secrets; it is not logged.
void ConsentPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int,
                                           const QString &)
{ }

void ConsentPage::refuseDialogs()
{
    connect(this, &QWebEnginePage::certificateError, this,
            [this](QWebEngineCertificateError error) {
                error.rejectCertificate();
                refuse(Kind::Certificate, error.url());
            });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [this](QWebEngineClientCertificateSelection selection) {
                selection.selectNone();
                refuse(Kind::ClientCertificate, selection.host());
            });
    // An authenticator that is left as it was is sent again and again, empty.
    connect(this, &QWebEnginePage::authenticationRequired, this,
            [this](const QUrl &requestUrl, QAuthenticator *authenticator) {
                *authenticator = QAuthenticator();
                refuse(Kind::Login, requestUrl);
            });
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
            [this](const QUrl &, QAuthenticator *authenticator, const QString &proxy) {
                *authenticator = QAuthenticator();
                Q_EMIT refused({.kind = Kind::Login, .subject = proxy});
            });
}

void ConsentPage::refusePermissions()
{
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
            [this](const QUrl &origin, Feature feature) {
                setFeaturePermission(origin, feature, PermissionDeniedByUser);
                refuse(Kind::Permission, origin);
            });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::quotaRequested, this,
            [](QWebEngineQuotaRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [this](QWebEngineFileSystemAccessRequest request) {
                request.reject();
                refuse(Kind::Permission, request.origin());
            });
}

void ConsentPage::watchLoading()
{
    connect(this, &QWebEnginePage::urlChanged, this, &ConsentPage::checkAddress);
    connect(this, &QWebEnginePage::loadingChanged, this, [this](const QWebEngineLoadingInfo &info) {
        const bool meant = info.errorCode() == aborted || info.errorCode() == blockedByClient;
        if (info.status() != QWebEngineLoadingInfo::LoadFailedStatus || meant
            || info.errorDomain() == QWebEngineLoadingInfo::NoErrorDomain
            || info.errorDomain() == QWebEngineLoadingInfo::HttpStatusCodeDomain
            || info.errorDomain() == QWebEngineLoadingInfo::CertificateErrorDomain)
            return;
        const bool misled =
            info.errorCode() == unsafeRedirect || info.errorCode() == disallowedScheme;
        refuse(misled ? Kind::Scheme : Kind::NotLoaded, info.url());
    });
    connect(this, &QWebEnginePage::renderProcessTerminated, this,
            [this](RenderProcessTerminationStatus status, int) {
                if (status != NormalTerminationStatus)
                    refuse(Kind::Crashed, url());
            });
}

/// What the person opens in a new window comes here, where it is seen; what a script opens by
/// itself comes nowhere.
void ConsentPage::openInside(QWebEngineNewWindowRequest &request)
{
    const QUrl target = request.requestedUrl();
    if (!request.isUserInitiated() || m_rules.forPage(target) != Verdict::Load)
        return;
    QMetaObject::invokeMethod(
        this, [this, target] { load(target); }, Qt::QueuedConnection);
}

/// `view-source:` is asked for by its inner address, and shows only when it is there.
void ConsentPage::checkAddress(const QUrl &url)
{
    if (NavigationRules::saysEmbeddedIsRefused(url))
        refuse(Kind::Embedding, url);
    if (url.isEmpty() || url == QUrl(QStringLiteral("about:blank"))
        || m_rules.forPage(url) == Verdict::Load)
        return;
    refuse(kindOf(m_rules.forPage(url)), url);
    QMetaObject::invokeMethod(this, &ConsentPage::start, Qt::QueuedConnection);
}

void ConsentPage::refuse(Kind kind, const QUrl &url)
{
    if (m_taken)
        return;
    const QString host = QString::fromLatin1(QUrl::toAce(url.host()));
    Q_EMIT refused({.kind = kind, .subject = host.isEmpty() ? url.scheme() : host});
}

} // namespace Qonsent
