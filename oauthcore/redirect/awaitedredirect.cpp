// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/awaitedredirect_p.h"

#include "oauthcore/base/formencoding.h"

namespace Qonsent {

namespace {

using Field = RequestHead::Field;

ResultPage pageForRefusal(int status)
{
    switch (status) {
    case 414:
        return ResultPage::UriTooLong;
    case 431:
        return ResultPage::FieldsTooLarge;
    case 505:
        return ResultPage::VersionUnknown;
    default:
        return ResultPage::BadRequest;
    }
}

/// False for what a browser fetches on its own or for another page: prefetches, images, frames,
/// scripts. A client that sends no Fetch Metadata is taken at its word.
bool isNavigation(const RequestHead &head)
{
    return head.field(Field::SecFetchMode).value_or("navigate") == "navigate"
        && head.field(Field::SecFetchDest).value_or("document") == "document"
        && !head.field(Field::SecPurpose) && !head.field(Field::Purpose);
}

bool hasBody(const RequestHead &head)
{
    return head.field(Field::TransferEncoding)
        || head.field(Field::ContentLength).value_or("0") != "0";
}

/// True if a page of another site made the request. An opaque origin is that of a navigation that
/// began as a form at the provider; of a script or a sandboxed frame it is another site's.
bool isFromAnotherSite(const RequestHead &head, QByteArrayView host)
{
    const auto origin = head.field(Field::Origin);
    if (!origin)
        return false;
    if (*origin == "null")
        return head.field(Field::SecFetchMode).value_or("") != "navigate";
    return !origin->startsWith("http://") || origin->sliced(7) != host;
}

ResultPage pageForQuery(QByteArrayView query, const Secret &state)
{
    const auto parameters = FormParameters::decode(query);
    if (!parameters)
        return ResultPage::BadRequest;
    // The state comes first: without it nobody knows who is speaking.
    if (!constantTimeEqual(parameters->value("state").value_or(QByteArray()), state.reveal()))
        return ResultPage::BadRequest;
    if (parameters->firstDuplicate()) // RFC 6749 section 3.1
        return ResultPage::BadRequest;
    return parameters->contains("code") && !parameters->contains("error") ? ResultPage::Shared
                                                                          : ResultPage::NotShared;
}

} // namespace

ResultPage AwaitedRedirect::pageFor(const RequestHead &head) const
{
    if (head.progress() != RequestHead::Progress::Complete)
        return pageForRefusal(head.refusal());
    if (head.method() != "GET")
        return ResultPage::MethodNotAllowed;
    const auto sentHost = head.field(Field::Host);
    if (!sentHost)
        return ResultPage::BadRequest;
    if (*sentHost != QByteArrayView(host))
        return ResultPage::Misdirected;
    if (isFromAnotherSite(head, host) || head.field(Field::Upgrade) || hasBody(head))
        return ResultPage::BadRequest;
    if (head.path() != QByteArrayView(path) || !isNavigation(head))
        return ResultPage::NotFound;
    return pageForQuery(head.query(), state);
}

} // namespace Qonsent
