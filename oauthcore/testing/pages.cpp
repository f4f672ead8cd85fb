// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/pages_p.h"

#include <QCryptographicHash>
#include <QFile>

#include <array>
#include <span>

// The resources of a static library are announced by hand; the macro wants no namespace.
static void initializePages()
{
    Q_INIT_RESOURCE(qonsent_demo);
}

namespace Qonsent::Test {

namespace {

struct Blank
{
    const char *name = nullptr;
    QByteArray html = {};
};

QByteArray file(const QString &name)
{
    QFile resource(QStringLiteral(":/qonsent/demo/") + name);
    if (!resource.open(QIODevice::ReadOnly))
        qFatal("The demo pages are not compiled in");
    return resource.readAll();
}

QByteArray withoutNotice(QByteArray text)
{
    // What the files say to those who edit them is not for those who read the page.
    const qsizetype end = text.indexOf("-->\n");
    return text.startsWith("<!--") && end >= 0 ? text.mid(end + 4) : text;
}

/// One file, read once.
const QByteArray &page(const char *name)
{
    static const QHash<QByteArray, QByteArray> all = [] {
        initializePages();
        QHash<QByteArray, QByteArray> read;
        for (const char *each : {"frame.html", "login.html", "consent.html", "device.html",
                                 "devicedone.html", "error.html"})
            read.insert(each, withoutNotice(file(QString::fromLatin1(each))));
        read.insert("style.css", file(QStringLiteral("style.css")));
        return read;
    }();
    return *all.constFind(name);
}

/// Replaces every `{{name}}` in one pass, so that nothing filled in is looked at again.
QByteArray filled(QByteArrayView text, std::span<const Blank> blanks)
{
    QByteArray out;
    out.reserve(text.size() + 1024);
    qsizetype from = 0;
    for (qsizetype open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
        const qsizetype close = text.indexOf("}}", open);
        const QByteArrayView name = text.sliced(open + 2, close - open - 2);
        out += text.sliced(from, open - from);
        for (const Blank &blank : blanks) {
            if (name == blank.name)
                out += blank.html;
        }
        from = close + 2;
    }
    out += text.sliced(from);
    return out;
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray styleHash()
{
    static const QByteArray hash =
        QCryptographicHash::hash(page("style.css"), QCryptographicHash::Sha256).toBase64();
    return hash;
}

/// \a formTargets as in the directive form-action, which also limits where a form may be
/// redirected to.
Answer framed(int status, const QByteArray &title, const QByteArray &content,
              const QByteArray &formTargets)
{
    const QByteArray body =
        filled(page("frame.html"),
               std::array{Blank{"title", title}, Blank{"style", page("style.css")},
                          Blank{"content", content}});
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Content-Security-Policy",
                         "default-src 'none'; img-src data:; style-src 'sha256-" + styleHash()
                             + "'; form-action " + formTargets
                             + "; base-uri 'none'; frame-ancestors 'none'"},
                        {"X-Frame-Options", "DENY"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-store"}},
            .body = body};
}

/// Where the last form of \a request ends up, as a source of the content security policy.
QByteArray redirectSource(const AuthorizationRequest &request)
{
    const QByteArray &uri = request.redirectUri;
    if (uri.isEmpty()) // of a device: nobody is redirected
        return {};
    const QByteArray scheme = uri.left(uri.indexOf(':') + 1);
    const qsizetype hostBegin = scheme.size() + 2;
    // The policy has no way to name an IPv6 address, nor the host of a scheme that is not http.
    if (!scheme.startsWith("http") || uri.mid(hostBegin).startsWith('['))
        return scheme;
    const qsizetype hostEnd = uri.indexOf('/', hostBegin);
    return hostEnd < 0 ? uri : uri.left(hostEnd);
}

QString clientName(const Client &client)
{
    return client.displayName.isEmpty() ? QString::fromUtf8(client.id) : client.displayName;
}

/// What to type, where it is the same for everybody anyway.
QByteArray hint(const ServerState &state)
{
    if (!state.hasDemoUser)
        return {};
    const User &user = state.options.users.constFirst();
    return "<p class=\"fine\">Try the user name <code>" + escaped(user.name)
        + "</code> with the password <code>" + escaped(user.password) + "</code>.</p>";
}

/// What a person reads for a scope.
QByteArray scopeSentence(const QString &scope)
{
    constexpr std::pair<const char *, const char *> known[] = {
        {"openid", "Know who you are"},
        {"profile", "See your name"},
        {"email", "See your email address"},
        {"offline_access", "Stay signed in while you are away"},
    };
    for (const auto &[name, sentence] : known) {
        if (scope == QLatin1String(name))
            return sentence;
    }
    return "Use &#8220;" + escaped(scope) + "&#8221; for you";
}

} // namespace

Answer loginPage(const ServerState &state, const QByteArray &name, const QString &complaint)
{
    const Interaction interaction = state.interactions.value(name);
    const AuthorizationRequest &request = interaction.request;
    const QByteArray alert = complaint.isEmpty()
        ? QByteArray()
        : "<p class=\"alert\" role=\"alert\">" + escaped(complaint) + "</p>";
    const QByteArray content = filled(
        page("login.html"),
        std::array{
            Blank{"client", escaped(clientName(request.client))},
            Blank{"action", state.url(Endpoint::Interaction) + name}, Blank{"alert", alert},
            Blank{"hint", hint(state)}, Blank{"username", escaped(request.loginHint)},
            // The first thing to type gets the focus.
            Blank{request.loginHint.isEmpty() ? "focus-username" : "focus-password", "autofocus"}});
    return framed(200, "Sign in", content, "'self' " + redirectSource(request));
}

Answer consentPage(const ServerState &state, const QByteArray &name)
{
    const Interaction interaction = state.interactions.value(name);
    const AuthorizationRequest &request = interaction.request;
    QByteArray scopes;
    for (const QString &scope : request.scopes.list())
        scopes += "<li>" + scopeSentence(scope) + "</li>\n";
    if (scopes.isEmpty())
        scopes = "<li>Nothing but that you said yes</li>\n";
    const QByteArray content =
        filled(page("consent.html"),
               std::array{Blank{"client", escaped(clientName(request.client))},
                          Blank{"user", escaped(interaction.userName)},
                          Blank{"action", state.url(Endpoint::Interaction) + name},
                          Blank{"scopes", scopes},
                          Blank{"target",
                                interaction.deviceCode.isEmpty()
                                    ? escaped(QString::fromUtf8(redirectSource(request)))
                                    : QByteArray("your device")}});
    return framed(200, "Allow access", content, "'self' " + redirectSource(request));
}

Answer devicePage(const ServerState &state, const QString &code, const QString &complaint)
{
    const QByteArray alert = complaint.isEmpty()
        ? QByteArray()
        : "<p class=\"alert\" role=\"alert\">" + escaped(complaint) + "</p>";
    const QByteArray content =
        filled(page("device.html"),
               std::array{Blank{"alert", alert}, Blank{"code", escaped(code)},
                          Blank{"action", state.url(Endpoint::Device)}});
    return framed(200, "Connect a device", content, "'self'");
}

Answer deviceDonePage(const QString &outcome)
{
    const QByteArray content =
        filled(page("devicedone.html"), std::array{Blank{"outcome", escaped(outcome)}});
    return framed(200, escaped(outcome), content, "'none'");
}

Answer errorPage(int status, const QString &explanation)
{
    const QByteArray content =
        filled(page("error.html"), std::array{Blank{"explanation", escaped(explanation)}});
    return framed(status, "This cannot go on", content, "'none'");
}

} // namespace Qonsent::Test
