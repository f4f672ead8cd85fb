// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent::Fuzz {

/// One public key for every asymmetric algorithm. Nobody has the private halves any more, so that
/// whoever signs for them has broken something.
constexpr const char *thrownAwayKeys =
    "{\"keys\":["
    "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"n\":\"zWbhWCbYQu-b5-x1R8CNEqWLQcN1c7NZsXwYmN7trvsMOx_"
    "Hl2bh8_rrA1tahIsUd4hfuWhD-4t6CV6u528diCXJurGncW_ZN7gZ8ooOOknbsY5mVWvwxlM8X1XIuuRAQX8lbqs"
    "we_JAyaEgRbo3j9agQ4HezdyxfHEYj8OMrXQ1NffsNOwoWoJKCIVOHodKqb7Gs79_o_Am86YspTQqhxlraLwq870"
    "z9Ur114SYrjjMJplD9BpdwZmJIk31gNY4vIezQEdCOJjX6fkM1uq_wCWmlEaTxKOQrvOgHv11louvzP_WNwfhpdA"
    "BT35usGCwBBJru8cd56srf5miXALGYw\",\"e\":\"AQAB\"},"
    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p256\",\"x\":\"ckUqfDRFA5PZv0A4nsyA9BzzTY8nJ"
    "vJmCUU9ub4RJJ0\",\"y\":\"CfZeh317E5NxeJs0ALFTDJLjF5q1OTjidAD1OX68bak\"},"
    "{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"p384\",\"x\":\"9kO2Se1Gv4xoh-FdfavuMc16bNOAg"
    "SE8i3NhQrtAKij8_ILiLMlxj4Y-fLwaZlXq\",\"y\":\"TJU4CoTwKRSYnnnOK0D_oAS9R0j4K2HQopkYMXyKSR"
    "5BB1lq8xski3yJILhlTYYb\"},"
    "{\"kty\":\"EC\",\"crv\":\"P-521\",\"kid\":\"p521\",\"x\":\"ARBE_ItCTvTLTxHh8wXHxTfKm2_a7"
    "lEr0yW_icGcNRKdf9afFtkUXr4rW_F7Ah9LJjD_j0UHmdtcQKJi6ouuHEQW\",\"y\":\"ATZjtVt6rdmFKDk91a"
    "Lr864-n3Rwafqh02MznvtUeNk0HmOVED2pYEDUt2iyNj0i0R58FVXFdXKQD6pyP-CXWR-s\"},"
    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":\"Ak_atnt8v33EK65HYHygSLT8O7Sa"
    "4CsqYMRpkL3nZgM\"}"
    "]}";

} // namespace Qonsent::Fuzz
