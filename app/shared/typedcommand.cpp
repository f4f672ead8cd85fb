// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/typedcommand.h"

#include <algorithm>

namespace Qonsent {

QString shellWord(const QString &text)
{
    // double quotes if nothing in it means anything there: they are easier to read
    const bool isHarmless = std::none_of(
        text.begin(), text.end(), [](QChar c) { return QStringView(u"\"$`\\!").contains(c); });
    if (isHarmless)
        return u'"' + text + u'"';
    return u'\'' + QString(text).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString typedCommand(const QString &command, const QString &name, const QString &options)
{
    QString typed = QStringLiteral("qonsent ") + command;
    const QString more = options.isEmpty() ? QString() : u' ' + options;
    // a name may look like an option
    return name.startsWith(u'-') ? typed + more + QStringLiteral(" -- ") + shellWord(name)
                                 : typed + u' ' + shellWord(name) + more;
}

} // namespace Qonsent
