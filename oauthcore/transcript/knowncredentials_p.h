// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/transcript/credentialruns_p.h"
#include "oauthcore/transcript/disclosure_p.h"

#include <QList>

namespace Qonsent {

/// What has gone by under the name of a credential, to be found where others quote it.
class KnownCredentials
{
public:
    /// \a disclosure is Credential or SecretAddress.
    void learn(const Secret &credential, Disclosure disclosure);
    /// The secret half of the credentials of `Basic`, before and after form decoding.
    void learnBasic(QByteArrayView credentials);

    /// True if all of one stands in \a text. Of what we say ourselves: parts of a credential,
    /// e.g. of a password that is a word, stand there by chance.
    [[nodiscard]] bool areQuotedIn(QByteArrayView text) const;
    /// True if a part of one does that is long enough to be no chance, see CredentialRuns. Of what
    /// a server says, who may quote what it was sent in half.
    [[nodiscard]] bool areQuotedInPartIn(QByteArrayView text) const;

private:
    struct Known
    {
        Secret credential = {};
        bool hasRuns = false; ///< whoever quotes all of it quotes one of them
    };

    [[nodiscard]] bool learnRuns(const Secret &credential, Disclosure disclosure);
    template <typename Matches>
    [[nodiscard]] bool anyIn(QByteArrayView text, Matches matches) const;

    QList<Known> m_known;
    CredentialRuns m_runs;
    bool m_isFull = false; ///< there were more than are known
};

} // namespace Qonsent
