// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/awaitedredirect_p.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/redirect/requestbody.h"

namespace Qonsent {

namespace {

using Field = RequestHead::Field;

ResultPage pageForRefusal(int status)
{
    switch (status) {
    case 411:
        return ResultPage::LengthRequired;
    case 413:
        return ResultPage::BodyTooLarge;
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
bool isFromAnotherSite(const RequestHead &head, const AwaitedRedirect &awaited)
{
    const auto origin = head.field(Field::Origin);
    if (!origin)
        return false;
    if (*origin == "null")
        return head.field(Field::SecFetchMode).value_or("") != "navigate";
    return *origin != QByteArrayView(awaited.scheme + "://" + awaited.host);
}

/// The fragment that our own page has forwarded; nothing if the page is not the one of this wait.
std::optional<QByteArray> forwarded(QByteArrayView body, const Secret &pageNonce)
{
    const auto fields = FormParameters::decode(body);
    if (!fields || fields->firstDuplicate() || pageNonce.isEmpty()
        || !constantTimeEqual(fields->value("page").value_or(QByteArray()), pageNonce.reveal()))
        return {};
    return fields->value("answer");
}

} // namespace

bool AwaitedRedirect::isPost(const RequestHead &head) const
{
    return mode != ResponseMode::Query && head.method() == "POST";
}

/// True if the query of \a head is a refusal and nothing else. Providers that do not know the
/// response mode say so where everybody hears it.
bool AwaitedRedirect::isRefusedByQuery(const RequestHead &head) const
{
    const auto parameters = FormParameters::decode(head.query());
    if (!parameters || !parameters->contains("error"))
        return false;
    for (const char *shared : {"code", "access_token", "id_token"}) {
        if (parameters->contains(shared))
            return false;
    }
    return pageForAnswer(head.query()) == ResultPage::NotShared;
}

/// The page that a head alone is worth, whatever its body; nothing if the answer itself counts.
std::optional<ResultPage> AwaitedRedirect::refusalOf(const RequestHead &head) const
{
    if (head.progress() != RequestHead::Progress::Complete)
        return pageForRefusal(head.refusal());
    if (head.method() != "GET" && !isPost(head))
        return ResultPage::MethodNotAllowed;
    const auto sentHost = head.field(Field::Host);
    if (!sentHost)
        return ResultPage::BadRequest;
    if (*sentHost != QByteArrayView(host))
        return ResultPage::Misdirected;
    // A form comes from a page of the provider, whose origin is what it is.
    const bool anyOrigin = isPost(head) && mode == ResponseMode::FormPost;
    if ((!anyOrigin && isFromAnotherSite(head, *this)) || head.field(Field::Upgrade))
        return ResultPage::BadRequest;
    if (!isPost(head) && hasBody(head))
        return ResultPage::BadRequest;
    if (head.path() != QByteArrayView(path) || !isNavigation(head))
        return ResultPage::NotFound;
    if (isPost(head)) {
        const int refusal = RequestBody::announcedIn(head).refusal;
        return refusal == 0 ? std::nullopt : std::optional(pageForRefusal(refusal));
    }
    if (mode != ResponseMode::Query && isRefusedByQuery(head))
        return {};
    if (mode == ResponseMode::FormPost)
        return ResultPage::BadRequest;
    if (mode == ResponseMode::Fragment) // browsers keep the fragment to themselves
        return head.query().isEmpty() ? ResultPage::ForwardFragment : ResultPage::BadRequest;
    return {};
}

ResultPage AwaitedRedirect::pageForAnswer(QByteArrayView answer) const
{
    const auto parameters = FormParameters::decode(answer);
    if (!parameters)
        return ResultPage::BadRequest;
    // The state comes first: without it nobody knows who is speaking.
    if (!constantTimeEqual(parameters->value("state").value_or(QByteArray()), state.reveal()))
        return ResultPage::BadRequest;
    if (parameters->firstDuplicate()) // RFC 6749 section 3.1
        return ResultPage::BadRequest;
    const bool shared = parameters->contains("code") || parameters->contains("id_token")
        || parameters->contains("access_token");
    return shared && !parameters->contains("error") ? ResultPage::Shared : ResultPage::NotShared;
}

qsizetype AwaitedRedirect::bodyLength(const RequestHead &head) const
{
    if (refusalOf(head) || !isPost(head))
        return 0;
    return RequestBody::announcedIn(head).length;
}

ResultPage AwaitedRedirect::pageFor(const RequestHead &head, QByteArrayView body) const
{
    if (const auto refusal = refusalOf(head))
        return *refusal;
    if (!isPost(head))
        return pageForAnswer(head.query());
    if (mode == ResponseMode::FormPost)
        return pageForAnswer(body);
    QByteArray answer = forwarded(body, pageNonce).value_or(QByteArray());
    const ResultPage page = pageForAnswer(answer);
    wipe(answer);
    return page;
}

Secret AwaitedRedirect::answerIn(const RequestHead &head, QByteArrayView body) const
{
    if (!isPost(head))
        return Secret(head.query());
    if (mode == ResponseMode::FormPost)
        return Secret(body);
    return Secret::take(forwarded(body, pageNonce).value_or(QByteArray()));
}

} // namespace Qonsent
