// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: the query of the redirect. The state that belongs to the sign-in is "state".
#include "oauthcore/protocol/authorizationresponse.h"
#include "tests/fuzz/property.h"

#include <QMultiHash>

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

constexpr const char *issuer = "https://as.example";

/// The parameters of \a query, decoded by other means than FormParameters.
QMultiHash<QByteArray, QByteArray> parametersIn(QByteArrayView query)
{
    QMultiHash<QByteArray, QByteArray> parameters;
    const QByteArrayList pairs = query.toByteArray().replace('+', ' ').split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.first(equals);
        if (!pair.isEmpty())
            parameters.insert(QByteArray::fromPercentEncoding(name),
                              QByteArray::fromPercentEncoding(pair.mid(name.size() + 1)));
    }
    return parameters;
}

void requireOurs(QByteArrayView query, const PendingAuthorization &pending,
                 const AuthorizationCode &code)
{
    const QMultiHash<QByteArray, QByteArray> sent = parametersIn(query);
    require(sent.size() == sent.uniqueKeys().size(), "no parameter appears twice");
    require(sent.value("state") == "state", "the state is ours");
    require(sent.value("code") == code.value().reveal(), "the code is the one that was sent");
    require(!code.value().isEmpty(), "the code is not empty");
    for (const char *name : {"error", "access_token", "id_token", "response"})
        require(!sent.contains(name), "neither errors nor tokens come with a code");
    const bool named = sent.contains("iss");
    require(named || !pending.issuerIsNamedInAnswers, "who promises to name himself does so");
    require(!named || pending.issuer.isEmpty() || sent.value("iss") == issuer,
            "the issuer is the one that was asked");
    const auto &others = code.otherParameters().list();
    require(others.size() == sent.size() - (named ? 3 : 2), "no other parameter is lost");
    for (const FormParameter &other : others) {
        require(sent.contains(other.name, other.value), "other parameters are what was sent");
        require(other.name != "state" && other.name != "code" && other.name != "iss",
                "other parameters are others");
    }
}

void requireRoundTrip(QByteArrayView query)
{
    const Result<FormParameters> decoded = FormParameters::decode(query);
    if (!decoded)
        return requirePresentable(decoded.error());
    const Result<FormParameters> again = FormParameters::decode(decoded->encoded());
    require(again && *again == *decoded, "what is decoded can be encoded and decoded again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView query = bytesOf(data, size);
    requireRoundTrip(query);
    const QString asked = QString::fromLatin1(issuer);
    const PendingAuthorization pendings[] = {
        {.state = Secret("state")},
        {.state = Secret("state"), .issuer = asked},
        {.state = Secret("state"), .issuer = asked, .issuerIsNamedInAnswers = true},
    };
    for (const PendingAuthorization &pending : pendings) {
        const auto code = AuthorizationResponse::parse(Secret(query), pending);
        if (code)
            requireOurs(query, pending, *code);
        else
            requirePresentable(code.error());
    }
    static const PendingAuthorization drawn = PendingAuthorization::draw();
    require(!AuthorizationResponse::parse(Secret(query), drawn), "nobody guesses a state");
    require(!AuthorizationResponse::parse(Secret(query), {}), "no state means no code");
    return 0;
}
