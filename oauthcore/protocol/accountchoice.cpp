// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/accountchoice.h"

namespace Qonsent {

FormParameters withPrompt(const FormParameters &parameters, const QByteArray &prompt)
{
    QByteArrayList prompts;
    FormParameters result;
    for (const FormParameter &parameter : parameters.list()) {
        if (parameter.name == "prompt")
            prompts += parameter.value.split(' ');
        else
            result.append(parameter.name, parameter.value);
    }
    prompts.removeAll(QByteArray());
    prompts.removeAll(QByteArray("none"));
    if (!prompts.contains(prompt))
        prompts.append(prompt);
    result.append("prompt", prompts.join(' '));
    return result;
}

} // namespace Qonsent
