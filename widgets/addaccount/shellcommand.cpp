// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/shellcommand_p.h"

#include "oauthcore/base/autherror.h"

#include <algorithm>

namespace Qonsent {

namespace {

/// Whether double quotes make one harmless word of \a text, also in an interactive shell.
bool isHarmlessInDoubleQuotes(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == u'"' || c == u'$' || c == u'`' || c == u'\\' || c == u'!';
    });
}

QString quoted(QString text)
{
    if (isHarmlessInDoubleQuotes(text))
        return u'"' + text + u'"';
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

QString tokenCommandFor(const QString &name)
{
    if (name.isEmpty() || sanitizedServerText(name) != name)
        return {};
    const QLatin1String endOfOptions(name.startsWith(u'-') ? "-- " : "");
    return QLatin1String("qonsent token ") + endOfOptions + quoted(name);
}

} // namespace Qonsent
