// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: four parts, each but the last ended by a newline: status, Content-Type, Retry-After, body.
#include "oauthcore/protocol/deviceauthorization.h"
#include "oauthcore/protocol/webaddress.h"
#include "tests/fuzz/property.h"

using namespace Qonsent;
using namespace Qonsent::Fuzz;
using namespace std::chrono_literals;

namespace {

constexpr qint64 now = 1'780'000'000'000; // 2026-05-28

void requireUsable(const DeviceAuthorization &device)
{
    require(!device.deviceCode.isEmpty() && isPrintableAscii(device.deviceCode.reveal()),
            "a device code can be put into a form");
    require(!device.userCode.isEmpty() && isPrintableAscii(device.userCode.toUtf8()),
            "a person can type the code");
    require(checkWebAddress(device.verificationUri).has_value(), "the page may be opened");
    const QUrl &complete = device.verificationUriComplete;
    if (!complete.isEmpty()) {
        require(complete.scheme() == device.verificationUri.scheme()
                    && complete.host() == device.verificationUri.host()
                    && complete.port() == device.verificationUri.port(),
                "both addresses lead to one place");
        require(checkWebAddress(complete).has_value(), "the whole page may be opened");
    }
    require(device.lifetime > 0s && device.lifetime <= 30min, "a code lives up to half an hour");
    require(device.interval >= 1s && device.interval <= 60s, "nobody asks all the time, or never");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArrayView input = bytesOf(data, size);
    HttpResponse response;
    response.status = takeLine(input).toByteArray().toInt();
    response.headers.append({"Content-Type", takeLine(input).toByteArray()});
    response.headers.append({"Retry-After", takeLine(input).toByteArray()});
    response.body = Secret(input);
    const auto device = DeviceAuthorization::parse(response, now);
    if (device)
        requireUsable(*device);
    else
        requirePresentable(device.error());
    return 0;
}
