// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

namespace Qonsent::Cli {

Command::~Command() = default;

} // namespace Qonsent::Cli
