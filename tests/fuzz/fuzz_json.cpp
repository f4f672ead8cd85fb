// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: JSON text.
#include "oauthcore/base/json.h"
#include "tests/fuzz/property.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

/// What a text without its strings says of its shape.
struct Shape
{
    int names = 0;  ///< colons: each stands behind a member's name
    int commas = 0; ///< each separates two members or elements
    int depth = 0;  ///< the deepest nesting
};

/// Counts independently of the scanner; \a json is known to be valid.
Shape shapeOf(QByteArrayView json)
{
    Shape shape;
    bool inString = false;
    int open = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
            continue;
        }
        inString = c == '"';
        shape.names += c == ':' ? 1 : 0;
        shape.commas += c == ',' ? 1 : 0;
        open += c == '{' || c == '[' ? 1 : 0;
        open -= c == '}' || c == ']' ? 1 : 0;
        shape.depth = std::max(shape.depth, open);
    }
    return shape;
}

int membersIn(const QJsonValue &value)
{
    int members = 0;
    const QJsonArray array = value.toArray();
    for (const auto &element : array)
        members += membersIn(element);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        members += 1 + membersIn(member.value());
    return members;
}

/// QJsonValue's == is not enough: Qt sorts names by UTF-16 where they were written with escapes and
/// by UTF-8 where they were not, so that the same members can stand in another order, and some
/// that are not ASCII cannot be looked up.
bool isSame(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isArray() && b.isArray()) {
        const QJsonArray left = a.toArray();
        const QJsonArray right = b.toArray();
        return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](const auto &x, const auto &y) { return isSame(x, y); });
    }
    if (!a.isObject() || !b.isObject())
        return a == b;
    const auto members = [](const QJsonObject &object) {
        QMap<QString, QJsonValue> sorted;
        for (auto member = object.begin(); member != object.end(); ++member)
            sorted.insert(member.key(), member.value());
        return sorted;
    };
    const auto left = members(a.toObject());
    const auto right = members(b.toObject());
    return left.keys() == right.keys()
        && std::equal(left.begin(), left.end(), right.begin(),
                      [](const QJsonValue &x, const QJsonValue &y) { return isSame(x, y); });
}

void requireSound(QByteArrayView text, const QJsonObject &object, JsonLimits limits)
{
    require(scanJson(text, limits).has_value(), "what is read passes the scan");
    const Shape shape = shapeOf(text);
    // QJsonObject keeps the last of two members, so that one would be missing.
    require(shape.names == membersIn(object), "no member appears twice");
    require(shape.depth <= limits.depth, "nothing is nested deeper than the limit");
    require(shape.commas <= limits.members, "there are no more members than the limit");
    const QByteArray written = QJsonDocument(object).toJson(QJsonDocument::Compact);
    require(isSame(QJsonDocument::fromJson(written).object(), object),
            "what is read can be written and read again");
    const Result<QJsonObject> again = readJsonObject(written, limits);
    require(again && isSame(*again, object), "what we write we also read");
}

void tryLimits(QByteArrayView text, JsonLimits limits)
{
    const QJsonDocument plain = QJsonDocument::fromJson(text.toByteArray());
    const Result<Done> scanned = scanJson(text, limits);
    const Result<QJsonObject> object = readJsonObject(text, limits);
    if (!scanned)
        requirePresentable(scanned.error());
    require(object.has_value() == (scanned && plain.isObject()),
            "an object is read exactly if the scan and QJsonDocument both take it");
    if (!object)
        return requirePresentable(object.error());
    require(isSame(*object, plain.object()), "nothing is read that is not there");
    requireSound(text, *object, limits);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    tryLimits(bytesOf(data, size), {});
    tryLimits(bytesOf(data, size), {.depth = 2, .members = 3});
    return 0;
}
