// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: a request whose body is a form, as a browser or anything else sends it to the listener.
#include "oauthcore/base/formencoding.h"
#include "oauthcore/redirect/requestbody.h"
#include "tests/fuzz/property.h"

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

/// One request, read as the listener does it.
struct Reading
{
    RequestHead head;
    RequestBody body;
    bool begun = false;

    void feed(QByteArrayView bytes)
    {
        if (!begun) {
            const qsizetype before = head.size();
            if (head.feed(bytes) == RequestHead::Progress::Incomplete)
                return;
            begun = true;
            body.expect(RequestBody::announcedIn(head).length);
            bytes = bytes.sliced(head.size() - before);
        }
        body.feed(bytes);
    }
};

void requireSame(const Reading &a, const Reading &b, const char *claim)
{
    require(a.head.size() == b.head.size() && a.begun == b.begun
                && a.body.isWhole() == b.body.isWhole() && a.body.bytes() == b.body.bytes(),
            claim);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = bytesOf(data, size);
    Reading whole;
    whole.feed(bytes);
    Reading single;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        single.feed(bytes.sliced(i, 1));
    requireSame(whole, single, "byte by byte reads the same as whole");
    const qsizetype middle = bytes.isEmpty() ? 0 : qsizetype(qHash(bytes) % size_t(bytes.size()));
    Reading split;
    split.feed(bytes.first(middle));
    split.feed(bytes.sliced(middle));
    requireSame(whole, split, "in two pieces reads the same as whole");

    require(whole.head.size() <= bytes.size(), "the head is part of what was sent");
    require(whole.body.bytes().size() <= RequestBody::longest, "a body has a limit");
    if (whole.head.progress() != RequestHead::Progress::Complete)
        return 0;
    const auto announced = RequestBody::announcedIn(whole.head);
    require(announced.refusal == 0 || announced.refusal == 400 || announced.refusal == 411
                || announced.refusal == 413,
            "the status is one we answer with");
    require(announced.refusal == 0 || announced.length == 0, "what is refused is not read");
    require(announced.length >= 0 && announced.length <= RequestBody::longest,
            "the length is within the limit");
    require(bytes.sliced(whole.head.size()).startsWith(whole.body.bytes()),
            "the body is what follows the head");
    const Result<FormParameters> form = FormParameters::decode(whole.body.bytes());
    if (!form)
        return 0;
    const Result<FormParameters> again = FormParameters::decode(form->encoded());
    require(again && *again == *form, "what is decoded can be encoded and decoded again");
    return 0;
}
