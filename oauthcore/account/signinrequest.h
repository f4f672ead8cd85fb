// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/protocol/authorizationoptions.h"
#include "oauthcore/protocol/grants/devicecodegrant.h"
#include "oauthcore/redirect/loopbackreceiver.h"
#include "oauthcore/redirect/useragent.h"
#include "oauthcore/transcript/transcript.h"

#include <QList>
#include <QMap>

#include <chrono>
#include <memory>

namespace Qonsent {

/// How the person says yes.
enum class SignInMethod : quint8 {
    Browser, ///< in a browser here, which comes back by itself (RFC 8252)
    Device,  ///< with a code that is entered on any device (RFC 8628)
};

/// Who is to be signed in where, for what, and how. One of provider, issuer and metadata says
/// where.
struct SignInRequest
{
    QString name = {}; ///< of the account; empty: who signed in. Must not be taken
    /// The id of a preset, e.g. "gitlab" (Services::providers). What is empty below is
    /// taken from it: issuer or metadata, scopes, how the client authenticates, where to listen.
    QString provider = {};
    /// What the preset leaves open, e.g. {"base", "https://gitlab.example.com"}.
    QMap<QString, QString> providerVariables = {};
    /// The provider's issuer identifier, e.g. "https://id.example.org"; the rest is discovered. A
    /// text, since it is compared character by character, which a QUrl would not keep.
    QString issuer = {};
    ProviderMetadata metadata = {}; ///< instead of issuer, for a provider without discovery
    ClientRegistration client = {}; ///< what the provider knows this program by
    Scopes scopes = {};     ///< "openid" asks for a checked identity, "offline_access" for renewal
    QString loginHint = {}; ///< who should sign in, e.g. an e-mail address
    FormParameters parameters = {};    ///< for the authorization request besides
    AuthorizationOptions options = {}; ///< no implicit response type: those end without renewal
    SignInMethod method = SignInMethod::Browser;
    std::shared_ptr<UserAgent> userAgent = {}; ///< empty: that of Services
    /// Host and ports of the redirect; the path is the registration's.
    LoopbackOptions receiver = {};
    /// How long to wait for the person, from the moment the page opens. A code for another device
    /// lasts as long as the provider says.
    std::chrono::milliseconds timeout = std::chrono::minutes(10);
    /// How long the person has been waited for when SignIn::stillWaiting() says so; none: never.
    QList<std::chrono::milliseconds> reminders = {};
    DeviceGrantNames deviceGrantNames = {}; ///< for providers that have names of their own
    /// Told of everything that happens, with secrets left out. What the provider publishes is asked
    /// for anew then, even if it is known. Empty: nothing is written down.
    std::shared_ptr<Transcript> transcript = {};
};

} // namespace Qonsent
