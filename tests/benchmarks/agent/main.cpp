// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// The instant user agent as a program, for rivals in other languages: visits each line of its
/// standard input.
#include "tests/benchmarks/agent/visit.h"

#include <iostream>

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const Bench::Redirect redirect = Bench::grant(line);
        (void)Bench::follow(redirect.port, Bench::visitRedirect(redirect));
    }
}
