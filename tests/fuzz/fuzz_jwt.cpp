// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: four parts, each but the last ended by a newline: header and payload as JSON, the
// signature in base64url, a key set. The whole is tried as a compact token, too.
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/protocol/pendingauthorization.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/thrownawaykeys.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qonsent;
using namespace Qonsent::Fuzz;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'780'000'000; // 2026-05-28

struct Input
{
    QByteArrayView header = {};
    QByteArrayView payload = {};
    QByteArrayView signature = {};
    QByteArrayView keys = {};

    QByteArray token() const
    {
        return encodeBase64Url(header) + '.' + encodeBase64Url(payload) + '.'
            + signature.toByteArray();
    }
};

/// Every algorithm is allowed, so that nothing but the signature is in the way.
IdTokenExpectations expectations(const Secret &clientSecret)
{
    IdTokenExpectations expected{.issuer = u"https://as.example"_s,
                                 .clientId = u"client"_s,
                                 .nonce = "n-1"_qba,
                                 .clientSecret = clientSecret,
                                 .accessToken = Secret("token"),
                                 .code = Secret("code"),
                                 .nowMSecs = now * 1000};
    expected.allowedAlgorithms = {"none", ""};
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms())
        expected.allowedAlgorithms.append(algorithm.name);
    return expected;
}

QJsonObject objectIn(QByteArrayView json)
{
    return QJsonDocument::fromJson(json.toByteArray()).object();
}

void requireTakenApart(QByteArrayView token)
{
    const Result<CompactJws> jws = CompactJws::parse(token);
    if (!jws)
        return requirePresentable(jws.error());
    const QByteArray again =
        jws->signingInput().toByteArray() + '.' + encodeBase64Url(jws->signature());
    require(again == token, "a token has one spelling only");
    require(jws->signingInput().endsWith('.' + encodeBase64Url(jws->payload())),
            "the payload is what is signed");
    const QByteArrayView header = token.first(token.indexOf('.'));
    const QJsonObject members = objectIn(decodeBase64Url(header).value_or(QByteArray()));
    require(members.value("alg"_L1).toString() == QLatin1String(jws->algorithm().name),
            "the algorithm is the one of the header");
    for (const QLatin1String extension : {"crit"_L1, "b64"_L1, "zip"_L1})
        require(!members.contains(extension), "extensions are not passed over");
}

void requireNoForgery(const QByteArray &token)
{
    static const JwkSet keys = JwkSet::parse(thrownAwayKeys).value();
    static const Secret unknown = PendingAuthorization::draw().state;
    require(keys.size() == 5, "all keys are usable");
    const auto claims = IdTokenValidator::validate(Secret(token), keys, expectations(unknown));
    require(!claims, "nobody signs for a key that nobody has");
    requirePresentable(claims.error());
}

/// A public key is no secret to sign with, whatever the token says (RFC 8725 section 2.1).
void requireNoConfusion(const Input &input, const JwkSet &keys)
{
    const auto signer = SigningKey::fromSecret("HS256", Secret(input.keys), {});
    if (!signer)
        return;
    static const Secret unknown = PendingAuthorization::draw().state;
    const QByteArray token = signer->signRaw(input.header, input.payload).value();
    require(!IdTokenValidator::validate(Secret(token), keys, expectations(unknown)),
            "what others know signs nothing");
}

/// The rules once more, in other words; only those that a token can break that was sent here.
void requireRules(const QJsonObject &claims)
{
    const QJsonValue audience = claims.value("aud"_L1);
    const QJsonArray audiences = audience.isArray() ? audience.toArray() : QJsonArray{audience};
    require(claims.value("iss"_L1) == u"https://as.example"_s, "the issuer is the expected one");
    require(audiences.contains(u"client"_s), "we are in the audience");
    require(audiences.size() == 1 || claims.value("azp"_L1) == u"client"_s,
            "one of several audiences is the authorized party");
    require(claims.value("nonce"_L1) == u"n-1"_s, "it answers our request");
    require(claims.value("exp"_L1).toDouble() > now - 60, "it has not expired");
    require(claims.value("iat"_L1).toDouble() >= now - 600, "it is not old");
    require(claims.value("iat"_L1).toDouble() <= now + 60, "it is not from the future");
    require(claims.value("nbf"_L1).toDouble(now) <= now + 60, "its time has come");
    const QString subject = claims.value("sub"_L1).toString();
    require(!subject.isEmpty() && subject.size() <= 255, "it speaks of somebody");
}

void requireBound(const QJsonObject &claims, QLatin1String name, const QByteArray &bound,
                  QCryptographicHash::Algorithm algorithm)
{
    const QByteArray hash = QCryptographicHash::hash(bound, algorithm);
    if (claims.contains(name))
        require(claims.value(name).toString().toLatin1()
                    == encodeBase64Url(hash.first(hash.size() / 2)),
                "a hash that is there is right");
}

/// Signs header and payload with the secret of the registration: the rest is for the rules.
void requireRulesOfSigned(const Input &input)
{
    static const Secret secret(QByteArray(64, 's'));
    static const SigningKey signer = SigningKey::fromSecret("HS256", secret, {}).value();
    const QByteArray token = signer.signRaw(input.header, input.payload).value();
    const auto claims = IdTokenValidator::validate(Secret(token), {}, expectations(secret));
    if (!claims)
        return requirePresentable(claims.error());
    require(claims->algorithm() == "HS256", "no other algorithm signs like HS256");
    require(claims->all() == objectIn(input.payload), "the claims are those that were sent");
    require(objectIn(input.header).value("alg"_L1) == u"HS256"_s, "the header says how");
    requireRules(claims->all());
    requireBound(claims->all(), "at_hash"_L1, "token", QCryptographicHash::Sha256);
    requireBound(claims->all(), "c_hash"_L1, "code", QCryptographicHash::Sha256);
    const QString name = claims->displayName();
    require(name.size() <= 500 && isShowable(name), "a name can be shown");
}

void requireSoundKeys(const JwkSet &keys, const QString &keyId)
{
    require(keys.size() <= JwkSet::maximumKeys, "a set has not too many keys");
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
        const auto candidates = keys.candidates(algorithm, keyId);
        if (!candidates) {
            requirePresentable(candidates.error());
            continue;
        }
        require(!candidates->isEmpty(), "no candidate is an error");
        require(candidates->size() <= JwkSet::maximumCandidates, "candidates are few");
        require(!algorithm.isSymmetric(), "no published key is a secret");
        for (const Jwk &key : *candidates) {
            require(key.canVerify(algorithm), "a candidate fits the algorithm");
            require(keyId.isEmpty() || key.keyId() == keyId, "a candidate has the name asked for");
            require(!key.verify(algorithm, "text", {}), "an empty signature is none");
        }
    }
}

void requireBroken(const Input &input, const JwkSet &keys)
{
    QByteArray signature = decodeBase64Url(input.signature).value_or(QByteArray());
    require(!signature.isEmpty(), "nothing unsigned is believed");
    signature[signature.size() / 2] = char(signature[signature.size() / 2] ^ 1);
    const QByteArray encoded = encodeBase64Url(signature);
    const QByteArray token = Input{input.header, input.payload, encoded, {}}.token();
    require(!IdTokenValidator::validate(Secret(token), keys, expectations({})),
            "a signature with one bit changed is none");
}

void tryKeys(const Input &input)
{
    const Result<Jwk> single = Jwk::parse(objectIn(input.keys));
    if (!single)
        requirePresentable(single.error());
    const Result<JwkSet> keys = JwkSet::parse(input.keys);
    if (!keys)
        return requirePresentable(keys.error());
    requireSoundKeys(*keys, {});
    requireSoundKeys(*keys, objectIn(input.header).value("kid"_L1).toString());
    requireNoConfusion(input, *keys);
    const auto claims = IdTokenValidator::validate(Secret(input.token()), *keys, expectations({}));
    if (!claims)
        return requirePresentable(claims.error());
    requireRules(claims->all());
    requireBroken(input, *keys);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArrayView rest = bytesOf(data, size);
    requireTakenApart(rest);
    Input input;
    input.header = takeLine(rest);
    input.payload = takeLine(rest);
    input.signature = takeLine(rest);
    input.keys = rest;
    requireTakenApart(input.token());
    requireNoForgery(input.token());
    requireRulesOfSigned(input);
    tryKeys(input);
    return 0;
}
