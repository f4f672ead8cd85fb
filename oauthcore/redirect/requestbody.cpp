// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/requestbody.h"

#include "oauthcore/base/secret.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Field = RequestHead::Field;

/// True for `application/x-www-form-urlencoded`, in any case and with any parameter.
bool isForm(QByteArrayView type)
{
    const qsizetype semicolon = type.indexOf(';');
    QByteArrayView essence = semicolon < 0 ? type : type.first(semicolon);
    while (!essence.isEmpty() && (essence.back() == ' ' || essence.back() == '\t'))
        essence.chop(1);
    return essence.compare("application/x-www-form-urlencoded", Qt::CaseInsensitive) == 0;
}

/// RFC 9110 section 8.6: digits and nothing else; -1 if it is no length.
qsizetype lengthIn(QByteArrayView text)
{
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || !digits)
        return -1;
    qsizetype length = 0;
    for (const char c : text)
        length = std::min(10 * length + (c - '0'), RequestBody::longest + 1); // never overflows
    return length;
}

} // namespace

RequestBody::Announcement RequestBody::announcedIn(const RequestHead &head)
{
    // Two ways to say where a body ends are one too many (RFC 9112 section 6.1).
    if (head.field(Field::TransferEncoding))
        return {.refusal = 400};
    if (!isForm(head.field(Field::ContentType).value_or(QByteArrayView())))
        return {.refusal = 400};
    const auto announced = head.field(Field::ContentLength);
    if (!announced)
        return {.refusal = 411};
    const qsizetype length = lengthIn(*announced);
    if (length < 0)
        return {.refusal = 400};
    if (length > longest)
        return {.refusal = 413};
    return {.length = length};
}

RequestBody::~RequestBody()
{
    wipe(m_bytes);
}

void RequestBody::expect(qsizetype length)
{
    m_length = std::clamp<qsizetype>(length, 0, longest);
    m_bytes.reserve(m_length); // growing would leave copies of the code behind
}

bool RequestBody::feed(QByteArrayView bytes)
{
    const QByteArrayView taken = bytes.first(std::min(bytes.size(), m_length - m_bytes.size()));
    m_bytes.append(taken.data(), taken.size());
    return isWhole();
}

} // namespace Qonsent
