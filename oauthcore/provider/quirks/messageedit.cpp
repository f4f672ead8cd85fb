// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/messageedit_p.h"

#include "oauthcore/base/json.h"

#include <algorithm>

namespace Qonsent::MessageEdit {

ProviderHooks ofAnswer(const std::function<void(QJsonObject &)> &edit)
{
    return {.tokenResponse = [edit](HttpResponse response,
                                    const TokenRequestContext &) -> Result<HttpResponse> {
        const Result<QJsonObject> before = response.isJson()
            ? readJsonObject(response.body.reveal())
            : Result<QJsonObject>(QJsonObject());
        if (!before || before->isEmpty())
            return response;
        QJsonObject after = *before;
        edit(after);
        if (after != *before)
            response.body = Secret::take(QJsonDocument(after).toJson(QJsonDocument::Compact));
        return response;
    }};
}

FormParameters withValue(const FormParameters &parameters, QByteArrayView name,
                         const std::function<QByteArray(const QByteArray &)> &edit)
{
    FormParameters changed;
    for (const FormParameter &parameter : parameters.list())
        changed.append(parameter.name,
                       parameter.name == name ? edit(parameter.value) : parameter.value);
    return changed;
}

FormParameters without(const FormParameters &parameters, QByteArrayView name)
{
    FormParameters left;
    for (const FormParameter &parameter : parameters.list()) {
        if (parameter.name != name)
            left.append(parameter.name, parameter.value);
    }
    return left;
}

bool isProtected(QByteArrayView parameter)
{
    constexpr QByteArrayView names[] = {"state",        "nonce",         "response_type",
                                        "code",         "code_verifier", "code_challenge",
                                        "grant_type",   "refresh_token", "code_challenge_method",
                                        "request",      "request_uri",   "client_assertion",
                                        "redirect_uri", "device_code",   "client_assertion_type"};
    return std::find(std::begin(names), std::end(names), parameter) != std::end(names);
}

bool isParameterName(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 64
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

std::optional<char> separatorCalled(QByteArrayView word)
{
    if (word == "comma")
        return ',';
    if (word == "plus")
        return '+';
    return {};
}

} // namespace Qonsent::MessageEdit
