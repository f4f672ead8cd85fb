// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <memory>

namespace Qonsent::Cli {

/// How `--browser` is spelled out.
struct BrowserChoice
{
    enum class Kind : quint8 {
        System,  ///< the desktop's own; if there is none, the address is printed
        Printed, ///< "none": the address is printed for a person to carry
        Command, ///< a program that gets the address as its last argument
    };

    Kind kind = Kind::System;
    std::shared_ptr<UserAgent> userAgent = {};
};

[[nodiscard]] QCommandLineOption browserOption();

/// InvalidConfiguration "browser" for an empty command.
[[nodiscard]] Result<BrowserChoice> readBrowser(const QCommandLineParser &parser);

} // namespace Qonsent::Cli
