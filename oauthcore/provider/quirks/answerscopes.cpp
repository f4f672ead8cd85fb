// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `answer_scopes:comma`: the answer lists scopes otherwise than with spaces, though the request is
/// written as the RFC wants it.
std::optional<ProviderHooks> Quirks::answerScopes(const QByteArray &argument)
{
    const std::optional<char> separator = MessageEdit::separatorCalled(argument);
    if (!separator)
        return {};
    return MessageEdit::ofAnswer([separator = QLatin1Char(*separator)](QJsonObject &answer) {
        const QJsonValue scope = answer.value(QLatin1String("scope"));
        if (scope.isString())
            answer.insert(QLatin1String("scope"), scope.toString().replace(separator, u' '));
    });
}

} // namespace Qonsent
