// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/responsetype.h"
#include "oauthcore/redirect/requesthead.h"
#include "oauthcore/redirect/resultpage.h"

#include <optional>

namespace Qonsent {

/// What the one request looks like that ends a sign-in, and what every other request is told.
struct AwaitedRedirect
{
    QByteArray host = {}; ///< the Host field, literally: "127.0.0.1:49152"
    QByteArray path = {}; ///< exactly, "/callback"
    Secret state = {};    ///< never empty
    ResponseMode mode = ResponseMode::Query;
    /// In the form of ForwardFragment, to know it again; never empty for ResponseMode::Fragment.
    Secret pageNonce = {};
    QByteArray scheme = QByteArrayLiteral("http");

    /// How many bytes of body to read before pageFor() is asked about \a head; 0: none.
    [[nodiscard]] qsizetype bodyLength(const RequestHead &head) const;
    /// Shared or NotShared for the redirect itself, else the page that refuses \a head, which is
    /// read to its end, with all of the \a body that bodyLength() asked for. The same request
    /// always gets the same page: nothing is remembered.
    [[nodiscard]] ResultPage pageFor(const RequestHead &head, QByteArrayView body = {}) const;
    /// The answer in a request for which pageFor() is Shared or NotShared, form-encoded.
    [[nodiscard]] Secret answerIn(const RequestHead &head, QByteArrayView body = {}) const;

private:
    [[nodiscard]] bool isPost(const RequestHead &head) const;
    [[nodiscard]] std::optional<ResultPage> refusalOf(const RequestHead &head) const;
    [[nodiscard]] ResultPage pageForAnswer(QByteArrayView answer) const;
    [[nodiscard]] bool isRefusedByQuery(const RequestHead &head) const;
};

} // namespace Qonsent
