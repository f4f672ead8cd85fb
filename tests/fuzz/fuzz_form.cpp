// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: a form, as it stands behind the ? of an address or in the body of a request or an answer.
#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/tokendecoder.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "tests/fuzz/property.h"

#include <QSet>

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

constexpr qint64 now = 1'780'000'000'000; // 2026-05-28

void requireFaithful(const FormParameters &form)
{
    require(form.list().size() <= 256, "there are at most 256 parameters");
    QSet<QByteArray> seen;
    bool isRepeated = false;
    for (const FormParameter &parameter : form.list()) {
        require(!parameter.name.contains('\0') && !parameter.value.contains('\0'),
                "there is no NUL");
        isRepeated = isRepeated || seen.contains(parameter.name);
        if (!seen.contains(parameter.name))
            require(form.value(parameter.name) == parameter.value, "the first of a name counts");
        seen.insert(parameter.name);
    }
    require(form.firstDuplicate().has_value() == isRepeated, "a name that is there twice is told");

    const QByteArray again = form.encoded();
    require(isPrintableAscii(again) && !again.contains(' '), "a form is written in visible ASCII");
    const auto reread = FormParameters::decode(again);
    require(reread && *reread == form, "what was read can be written and read again");
}

/// The same bytes as an answer of an old token endpoint.
void requireUsable(QByteArrayView text)
{
    HttpResponse response;
    response.status = 200;
    response.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    response.body = Secret(text);
    const auto tokens = TokenResponse::parse(response, Scopes{QStringLiteral("mail")}, now,
                                             TokenResponse::Kind::Tokens, decodeFormTokens);
    if (!tokens)
        return requirePresentable(tokens.error());
    require(!tokens->accessToken.isEmpty() && isPrintableAscii(tokens->accessToken.reveal()),
            "an access token can be put into a header");
    require(!tokens->expiresAt.isValid() || tokens->expiresAt >= tokens->obtainedAt,
            "a token does not expire before it is obtained");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = bytesOf(data, size);
    if (const auto form = FormParameters::decode(text))
        requireFaithful(*form);
    else
        requirePresentable(form.error());
    requireUsable(text);
    return 0;
}
