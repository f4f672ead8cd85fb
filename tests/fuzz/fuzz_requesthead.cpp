// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: what a browser, or anything else on this computer, sends to the redirect listener.
#include "oauthcore/redirect/requesthead.h"
#include "tests/fuzz/property.h"

using namespace Qonsent;
using namespace Qonsent::Fuzz;
using Field = RequestHead::Field;
using Progress = RequestHead::Progress;

namespace {

bool same(const RequestHead &a, const RequestHead &b)
{
    bool fields = true;
    for (int i = 0; i < RequestHead::fieldKinds; ++i)
        fields = fields && a.field(Field(i)) == b.field(Field(i));
    return fields && a.progress() == b.progress() && a.refusal() == b.refusal()
        && a.method() == b.method() && a.path() == b.path() && a.query() == b.query();
}

void requireSameInPieces(QByteArrayView bytes, const RequestHead &whole)
{
    RequestHead single;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        single.feed(bytes.sliced(i, 1));
    require(same(whole, single), "byte by byte reads the same as whole");
    // Anywhere will do, as long as the same input is always split at the same place.
    const qsizetype middle = bytes.isEmpty() ? 0 : qsizetype(qHash(bytes) % size_t(bytes.size()));
    RequestHead split;
    split.feed(bytes.first(middle));
    split.feed({});
    split.feed(bytes.sliced(middle));
    require(same(whole, split), "in two pieces reads the same as whole");
}

void requireFields(const RequestHead &head)
{
    for (int i = 0; i < RequestHead::fieldKinds; ++i) {
        const auto value = head.field(Field(i));
        if (!value)
            continue;
        require(value->size() <= RequestHead::longestKeptValue, "a kept value is short");
        require(std::none_of(value->begin(), value->end(),
                             [](char c) { return c == '\r' || c == '\n' || c == '\0'; }),
                "a kept value is one line");
        require(value->isEmpty() || (value->front() > ' ' && value->back() > ' ')
                    || value->front() < 0 || value->back() < 0,
                "a kept value has no blanks around it");
    }
}

void requireComplete(QByteArrayView bytes, const RequestHead &head)
{
    const QByteArrayView line = bytes.first(std::max(qsizetype(0), bytes.indexOf("\r\n")));
    QByteArray rebuilt = head.method().toByteArray() + ' ' + head.path().toByteArray();
    if (line.size() > rebuilt.size() && line[rebuilt.size()] == '?')
        rebuilt += '?' + head.query().toByteArray();
    else
        require(head.query().isEmpty(), "there is no query without a question mark");
    require(line.startsWith(rebuilt + " HTTP/1.") && line.size() == rebuilt.size() + 9,
            "the parts are those of the first line");
    require(isPrintableAscii(line), "the first line is printable ASCII");
    require(line.size() <= RequestHead::longestRequestLine, "the first line is not too long");
    require(!head.method().isEmpty(), "there is a method");
    require(head.path().startsWith('/'), "the path begins with a slash");
    require(!head.path().contains(' ') && !head.query().contains(' '), "no blank in the target");
    require(bytes.contains("\r\n\r\n"), "there is no end before the empty line");
}

void requireEnd(QByteArrayView bytes)
{
    RequestHead head;
    const qsizetype most = RequestHead::longestRequestLine + RequestHead::mostFieldBytes + 4;
    for (qsizetype fed = 0; fed < most; fed += bytes.size())
        head.feed(bytes);
    require(head.progress() != Progress::Incomplete, "every head ends, however much is sent");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = bytesOf(data, size);
    RequestHead head;
    const Progress progress = head.feed(bytes);
    require(progress == head.progress(), "feed() says what progress() says");
    requireSameInPieces(bytes, head);
    requireFields(head);
    const int refusal = head.refusal();
    require((progress == Progress::Refused) == (refusal != 0), "a refusal has a status");
    require(refusal == 0 || refusal == 400 || refusal == 414 || refusal == 431 || refusal == 505,
            "the status is one we answer with");
    if (progress == Progress::Complete)
        requireComplete(bytes, head);
    if (progress == Progress::Incomplete) {
        require(!bytes.contains("\r\n\r\n"), "the empty line ends every head");
        if (size % 64 == 1) // costs as much as a thousand others
            requireEnd(bytes);
        return 0;
    }
    RequestHead more;
    more.feed(bytes);
    more.feed("Host: evil.example\r\n\r\n");
    require(same(head, more), "what follows the end changes nothing");
    return 0;
}
