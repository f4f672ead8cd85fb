// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/htmlform_p.h"

namespace Qonsent::Test {

namespace {

/// The value of the attribute \a name of \a tag, e.g. `input type="text"`.
QByteArray attribute(QByteArrayView tag, QByteArrayView name)
{
    const QByteArray key = ' ' + name.toByteArray() + "=\"";
    const qsizetype at = tag.indexOf(key);
    if (at < 0)
        return {};
    const qsizetype begin = at + key.size();
    const qsizetype end = tag.indexOf('"', begin);
    if (end < 0)
        return {};
    QByteArray value = tag.sliced(begin, end - begin).toByteArray();
    return value.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
}

void readInput(QByteArrayView tag, HtmlForm &form)
{
    const QByteArray type = attribute(tag, "type");
    const QByteArray name = attribute(tag, "name");
    if (type == "hidden")
        form.hidden.append(name, attribute(tag, "value"));
    else if (type == "password")
        form.passwordField = name;
    else if (type == "text" || type == "email") {
        form.userField = name;
        form.userValue = attribute(tag, "value");
    }
}

} // namespace

std::optional<HtmlForm> readForm(QByteArrayView html)
{
    const qsizetype begin = html.indexOf("<form ");
    const qsizetype end = html.indexOf("</form>", begin);
    if (begin < 0 || end < 0)
        return {};
    HtmlForm form;
    qsizetype open = begin;
    while (open >= 0 && open < end) {
        const qsizetype close = html.indexOf('>', open);
        if (close < 0)
            return {};
        // White space of any kind parts the attributes.
        const QByteArray tag = html.sliced(open + 1, close - open - 1).toByteArray().simplified();
        if (tag.startsWith("form "))
            form.action = attribute(tag, "action");
        else if (tag.startsWith("input "))
            readInput(tag, form);
        else if (tag.startsWith("button ") && attribute(tag, "name") == "decision")
            form.hasDecision = true;
        open = html.indexOf('<', close);
    }
    return form;
}

} // namespace Qonsent::Test
