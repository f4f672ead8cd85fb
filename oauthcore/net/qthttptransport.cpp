// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"

#include "oauthcore/net/httpexchange_p.h"
#include "oauthcore/protocol/webaddress.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslKey>

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

/// Client certificates of a program whose connections are kept.
constexpr qsizetype mostLanes = 16;
/// Longer than a person takes for a sign-in, whose first connection is opened ahead.
constexpr int connectionExpirySeconds = 300;
/// Servers and routers forgive less than this.
constexpr auto shortestSleep = std::chrono::seconds(5);
/// Servers keep an idle connection for at least as long; so it need not be opened ahead.
constexpr auto staysWarm = std::chrono::seconds(3);

QString originOf(const QUrl &url)
{
    return url.scheme() + u'/' + url.authority(QUrl::FullyEncoded);
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// Qt writes values as they are, line breaks included (RFC 9110 section 5.5).
bool isPrintable(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// What the transport alone decides: a second length or host is how requests are smuggled.
bool isOurs(QByteArrayView name)
{
    for (const char *own : {"Host", "Content-Length", "Content-Type", "Transfer-Encoding",
                            "Connection", "Accept-Encoding", "Cookie", "Expect", "Upgrade"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool isSendable(const HttpHeader &header)
{
    return !header.name.isEmpty()
        && std::all_of(header.name.begin(), header.name.end(), isTokenCharacter)
        && isPrintable(header.value) && !isOurs(header.name);
}

Result<Done> checkRequest(const HttpRequest &request)
{
    if (const auto checked = checkWebAddress(request.url); !checked)
        return checked.error();
    const bool sendable = isPrintable(request.contentType)
        && std::all_of(request.headers.begin(), request.headers.end(), isSendable);
    if (!sendable)
        return AuthError::of(AuthError::Code::InsecureUrl, "header", request.url.host());
    return Done{};
}

QNetworkRequest plainTemplate(const QtHttpTransportOptions &options)
{
    QNetworkRequest request;
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute,
                         connectionExpirySeconds);
    const bool named = !options.userAgent.isEmpty() && isPrintable(options.userAgent);
    request.setRawHeader("User-Agent",
                         named ? options.userAgent : QByteArray("Qonsent/" QONSENT_VERSION));
    request.setRawHeader("Accept-Encoding", "identity"); // also turns Qt's decoder off
    return request;
}

/// What a client certificate is known by here.
QByteArray nameOf(const ClientCertificate &certificate)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(certificate.chain);
    hash.addData(certificate.key.reveal().toByteArray());
    return hash.result();
}

/// PEM does not say of what kind a key in it is, and Qt wants to be told.
QSslKey privateKeyOf(const ClientCertificate &certificate)
{
    const QByteArray pem = certificate.key.reveal().toByteArray();
    for (const QSsl::KeyAlgorithm kind : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem, kind);
        if (!key.isNull())
            return key;
    }
    return {};
}

/// Whatever the program made of the default configuration, certificates are checked.
QSslConfiguration tlsConfiguration(const QtHttpTransportOptions &options)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setPeerVerifyDepth(0); // no limit: all of the chain
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    if (!options.additionalCaCertificates.isEmpty()) {
        // A list of one's own turns off the look-up of single system certificates by OpenSSL.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates()
                              + options.additionalCaCertificates);
    }
    return tls;
}

} // namespace

class QtHttpTransportPrivate
{
public:
    explicit QtHttpTransportPrivate(const QtHttpTransportOptions &chosen)
        : options(chosen)
        , plain(plainTemplate(chosen))
    {
        renewManager();
    }

    /// True if the last request to the origin of \a url is so recent that its connection is open.
    bool isConnectionWarm(const QUrl &url) const
    {
        const auto used = lastUse.constFind(originOf(url));
        return used != lastUse.constEnd() && options.clock->sinceBoot() - *used < staysWarm;
    }

    /// Exchanges that are under way keep the old manager until they end.
    void renewManager()
    {
        lastUse.clear();
        lanes.clear();
        manager = std::make_shared<QNetworkAccessManager>();
        manager->setProxy(options.proxy);
    }

    /// A Post into a connection that died while the computer slept would wait for its deadline,
    /// and leave behind a refresh token of unknown fate.
    void dropConnectionsAfterSleep()
    {
        const std::chrono::milliseconds now = sleptSinceBoot();
        if (now - slept > shortestSleep)
            renewManager();
        slept = now;
    }

    std::chrono::milliseconds sleptSinceBoot() const
    {
        using namespace std::chrono;
        const auto awake = steady_clock::now().time_since_epoch(); // stands still meanwhile
        return options.clock->sinceBoot() - duration_cast<milliseconds>(awake);
    }

    /// Everything about a request to \a url that does not depend on the message.
    const QNetworkRequest &templateFor(const QUrl &url)
    {
        if (url.scheme() != "https"_L1)
            return plain;
        if (!tlsReady) {
            tls = plain;
            tls.setSslConfiguration(tlsConfiguration(options)); // costs milliseconds: once
            tlsReady = true;
        }
        return tls;
    }

    /// The connections of one client certificate. A manager that others share answered them as the
    /// owner of the certificate that came first.
    struct Lane
    {
        std::shared_ptr<QNetworkAccessManager> manager;
        QNetworkRequest prepared;
    };

    /// Null if certificate or key cannot be read.
    Lane *laneOf(const ClientCertificate &certificate)
    {
        const QByteArray name = nameOf(certificate);
        if (const auto known = lanes.find(name); known != lanes.end())
            return &*known;
        const auto chain = QSslCertificate::fromData(certificate.chain, QSsl::Pem);
        const QSslKey key = privateKeyOf(certificate);
        if (chain.isEmpty() || key.isNull())
            return nullptr;
        QSslConfiguration presenting = tlsConfiguration(options);
        presenting.setLocalCertificateChain(chain);
        presenting.setPrivateKey(key);
        Lane lane{std::make_shared<QNetworkAccessManager>(), plain};
        lane.manager->setProxy(options.proxy);
        lane.prepared.setSslConfiguration(presenting);
        if (lanes.size() >= mostLanes)
            lanes.clear(); // exchanges that are under way keep theirs
        return &*lanes.insert(name, lane);
    }

    QtHttpTransportOptions options;
    QHash<QByteArray, Lane> lanes; ///< by the name of their certificate
    std::shared_ptr<QNetworkAccessManager> manager;
    std::chrono::milliseconds slept = sleptSinceBoot();
    QHash<QString, std::chrono::milliseconds> lastUse; ///< by origin; since boot
    QNetworkRequest plain;
    QNetworkRequest tls;
    bool tlsReady = false;
};

QtHttpTransport::QtHttpTransport(const QtHttpTransportOptions &options, QObject *parent)
    : HttpTransport(parent)
    , d(std::make_unique<QtHttpTransportPrivate>(options))
{ }

QtHttpTransport::~QtHttpTransport() = default;

ReplyOf<HttpResponse> *QtHttpTransport::send(const HttpRequest &request)
{
    if (const auto checked = checkRequest(request); !checked)
        return finishedReply<HttpResponse>(this, checked.error());
    d->dropConnectionsAfterSleep();
    const bool presents = !request.certificate.isEmpty();
    const auto *lane = presents ? d->laneOf(request.certificate) : nullptr;
    if (presents && !lane)
        return finishedReply<HttpResponse>(this,
                                           AuthError::of(AuthError::Code::InvalidConfiguration,
                                                         "client_certificate",
                                                         QStringLiteral("client_certificate")));
    QNetworkRequest prepared = lane ? lane->prepared : d->templateFor(request.url);
    for (const HttpHeader &header : request.headers)
        prepared.setRawHeader(header.name, header.value);
    if (request.method == HttpRequest::Method::Post
        || request.method == HttpRequest::Method::Put) {
        prepared.setRawHeader("Content-Type", request.contentType);
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    if (!lane)
        d->lastUse.insert(originOf(request.url), d->options.clock->sinceBoot());
    auto *reply = new ReplyOf<HttpResponse>(this);
    auto *exchange = new HttpExchange(lane ? lane->manager : d->manager, request, reply);
    connect(exchange, &HttpExchange::connectionSpoiled, this, [this] { d->renewManager(); });
    exchange->start(prepared, d->options.connectDeadline);
    return reply;
}

void QtHttpTransport::preconnect(const QUrl &url)
{
    if (!checkWebAddress(url))
        return;
    d->dropConnectionsAfterSleep();
    if (d->isConnectionWarm(url))
        return;
    // What connectToHostEncrypted() does, but with our expiry and without leaving a reply behind.
    QNetworkRequest request = d->templateFor(url);
    QUrl origin;
    origin.setScheme("preconnect-"_L1 + url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    request.setUrl(origin);
    QNetworkReply *reply = d->manager->get(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

} // namespace Qonsent
