// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/providerregistry.h"
#include "oauthcore/redirect/loopbackreceiver.h"
#include "oauthcore/redirect/useragent.h"
#include "oauthcore/vault/tokenvault.h"

#include <functional>
#include <memory>

namespace Qonsent {

/// What Accounts is built on. One per thread; every member may be replaced by the program's own.
struct Services
{
    std::shared_ptr<HttpTransport> transport = {};
    std::shared_ptr<TokenVault> vault = {};
    const Clock *clock = &systemClock(); ///< outlives everything made from these services
    /// What the quirks of clients are looked up in; insert the program's own.
    HookRegistry hooks = {};
    /// The user agent of a sign-in that names none.
    std::function<std::shared_ptr<UserAgent>()> makeUserAgent = {};
    /// Makes the receiver of one attempt.
    std::function<std::unique_ptr<RedirectReceiver>(const LoopbackOptions &)> makeReceiver = {};
    /// The program's own ways to prove who it is at a provider, e.g. with a key on a card. What
    /// ClientRegistration::authenticationMethod names is looked for here first.
    ClientAuthenticators clientAuthenticators = {};
    /// The presets that requests name, and that accounts are recognised by; see
    /// ProviderRegistry::with() for more of them. Cheap to copy.
    ProviderRegistry providers = ProviderRegistry::shipped();
};

/// The system's browser, a loopback listener, and a vault that forgets everything when it goes.
/// Nothing touches the disk.
[[nodiscard]] QONSENT_CORE_EXPORT Services inMemoryServices();

} // namespace Qonsent
