// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerhooks.h"

#include <optional>

/// What quirks do again and again.
namespace Qonsent::MessageEdit {

/// Hooks that change the JSON object of token answers. What cannot be read strictly stays as it is,
/// so that whoever reads it says what is wrong.
[[nodiscard]] ProviderHooks ofAnswer(const std::function<void(QJsonObject &)> &edit);

/// \a parameters with \a edit done to the value of every \a name.
[[nodiscard]] FormParameters withValue(const FormParameters &parameters, QByteArrayView name,
                                       const std::function<QByteArray(const QByteArray &)> &edit);
/// \a parameters without any \a name.
[[nodiscard]] FormParameters without(const FormParameters &parameters, QByteArrayView name);

/// What carries a proof or says what is asked for: no quirk renames or sets it.
[[nodiscard]] bool isProtected(QByteArrayView parameter);
/// True for `[a-z0-9_]+`, as names of parameters are.
[[nodiscard]] bool isParameterName(QByteArrayView text);

/// The character that "comma" and "plus" stand for.
[[nodiscard]] std::optional<char> separatorCalled(QByteArrayView word);

} // namespace Qonsent::MessageEdit
