// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdio>

namespace Bench {

/// One line to the driver while work goes on: what a stray-traffic scenario is judged by.
inline void say(const QByteArray &line)
{
    puts(line.constData());
    fflush(stdout);
}

/// The page the person is sent to.
inline void sayUrl(const QByteArray &authorizationUrl)
{
    say("{\"url\":\"" + authorizationUrl + "\"}");
}

/// Signed in, with this access token.
inline void saySignedIn(const QByteArray &accessToken)
{
    say("{\"event\":\"signed_in\",\"token\":\"" + accessToken.left(8) + "\"}");
}

/// Something was reported as failed.
inline void sayFailed()
{
    say("{\"event\":\"failed\"}");
}

} // namespace Bench
