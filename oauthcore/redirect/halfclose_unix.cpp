// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackconnection_p.h"

#include <sys/socket.h>

namespace Qonsent {

void endWriting(qintptr descriptor)
{
    ::shutdown(int(descriptor), SHUT_WR);
}

} // namespace Qonsent
