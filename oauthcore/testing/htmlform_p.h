// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/testing/export.h"

#include <optional>

namespace Qonsent::Test {

/// A form of a login or consent page.
struct HtmlForm
{
    QByteArray action = {};
    FormParameters hidden = {};    ///< fields that go along untouched
    QByteArray userField = {};     ///< the name of the text field; empty if there is none
    QByteArray userValue = {};     ///< what is in it already
    QByteArray passwordField = {}; ///< the name of the password field; empty if there is none
    bool hasDecision = false;      ///< there are buttons named `decision`
};

/// The first form of \a html, in the subset of HTML that the pages of this folder are written in:
/// attributes in double quotes. Nothing if there is none.
[[nodiscard]] QONSENT_TEST_EXPORT std::optional<HtmlForm> readForm(QByteArrayView html);

} // namespace Qonsent::Test
