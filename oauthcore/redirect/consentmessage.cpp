// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/consentmessage.h"

#include "oauthcore/base/json.h"
#include "oauthcore/redirect/redirectmatch.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

/// What an embedded browser can come back with, besides a redirect.
constexpr std::array expectedErrors = {
    Code::Cancelled,         Code::InvalidConfiguration,   Code::InsecureUrl,
    Code::ResponseMalformed, Code::EmbeddedBrowserRefused, Code::BrowserNotStarted,
    Code::BrowserCrashed};

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QString encoded(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

QUrl urlIn(const QJsonObject &object, QLatin1String name)
{
    return QUrl(object.value(name).toString(), QUrl::StrictMode);
}

AuthError invalid(const char *field)
{
    return AuthError::of(Code::InvalidConfiguration, field, QLatin1String(field));
}

AuthError garbled(const char *reason)
{
    return AuthError::of(Code::BrowserCrashed, reason);
}

Result<PageOutcome> errorIn(const QJsonObject &object)
{
    const QByteArray named = object.value("error"_L1).toString().toLatin1();
    const auto code =
        std::find_if(expectedErrors.begin(), expectedErrors.end(),
                     [&named](Code each) { return AuthError::of(each).jsonCode() == named; });
    if (code == expectedErrors.end())
        return garbled("answer_malformed");
    const QByteArray reason = object.value("reason"_L1).toString().toLatin1().left(100);
    AuthError error = AuthError::of(*code, reason);
    const QString sentence = sanitizedServerText(object.value("message"_L1).toString());
    if (!sentence.isEmpty()) // it names the party, and is in the language of the window
        error.message = sentence;
    return error;
}

} // namespace

QByteArray ConsentMessage::toLine() const
{
    return lineOf({{"url"_L1, encoded(request.url)},
                   {"redirect_uri"_L1, encoded(request.redirectUri)},
                   {"issuer"_L1, request.issuer},
                   {"label"_L1, request.label},
                   {"provider"_L1, request.provider},
                   {"locale"_L1, appearance.locale},
                   {"palette"_L1, appearance.palette},
                   {"proxy"_L1, appearance.proxy}});
}

Result<ConsentMessage> ConsentMessage::parse(QByteArrayView line)
{
    const Result<QJsonObject> object = readJsonObject(line);
    if (!object)
        return invalid("message");
    const ConsentMessage message{.request = {.url = urlIn(*object, "url"_L1),
                                             .redirectUri = urlIn(*object, "redirect_uri"_L1),
                                             .issuer = object->value("issuer"_L1).toString(),
                                             .label = object->value("label"_L1).toString(),
                                             .provider = object->value("provider"_L1).toString()},
                                 .appearance = {.locale = object->value("locale"_L1).toString(),
                                                .palette = object->value("palette"_L1).toObject(),
                                                .proxy = object->value("proxy"_L1).toString()}};
    if (!message.request.url.isValid() || message.request.url.isRelative())
        return invalid("url");
    if (!message.request.redirectUri.isValid() || message.request.redirectUri.isRelative())
        return invalid("redirect_uri");
    return message;
}

QByteArray ConsentAnswer::toLine(const Result<PageOutcome> &outcome)
{
    if (!outcome)
        return lineOf({{"error"_L1, QString::fromLatin1(outcome.error().jsonCode())},
                       {"reason"_L1, QString::fromLatin1(outcome.error().reason)},
                       {"message"_L1, outcome.error().message}});
    if (outcome->redirect.isEmpty())
        return lineOf({{"open_in_browser"_L1, true}});
    return lineOf({{"redirect"_L1, encoded(outcome->redirect)}});
}

Result<PageOutcome> ConsentAnswer::parse(QByteArrayView line, const ConsentRequest &request)
{
    const Result<QJsonObject> object = readJsonObject(line);
    if (!object || object->isEmpty())
        return garbled("answer_malformed");
    if (object->contains("error"_L1))
        return errorIn(*object);
    if (object->value("open_in_browser"_L1).toBool())
        return PageOutcome{};
    const QUrl redirect = urlIn(*object, "redirect"_L1);
    if (!isRedirectTo(redirect, request.redirectUri))
        return garbled("redirect_elsewhere");
    return PageOutcome{.redirect = redirect};
}

} // namespace Qonsent
