// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetmembers_p.h"

#include "oauthcore/base/autherror.h"

#include <QJsonArray>

namespace Qonsent {

using namespace Qt::StringLiterals;

void PresetMembers::check(bool isRight, const QString &member)
{
    if (!isRight && !m_wrong.contains(member) && m_wrong.size() < 100)
        m_wrong.append(member);
}

QJsonObject PresetMembers::object(QLatin1StringView name,
                                  std::initializer_list<QLatin1StringView> known)
{
    return object(m_all, name, name, known);
}

QJsonObject PresetMembers::object(const QJsonObject &from, const QString &name, const QString &path,
                                  std::initializer_list<QLatin1StringView> known)
{
    const QJsonValue value = from.value(name);
    check(value.isObject(), path);
    const QJsonObject found = value.toObject();
    for (auto member = found.begin(); member != found.end(); ++member)
        check(std::any_of(known.begin(), known.end(),
                          [&member](QLatin1StringView each) { return member.key() == each; }),
              path + u'.' + sanitizedServerText(member.key()));
    return found;
}

QStringList PresetMembers::names(const QJsonObject &from, const QString &name, const QString &path)
{
    QStringList texts;
    if (!from.contains(name))
        return texts;
    const QJsonArray list = from.value(name).toArray();
    check(!list.isEmpty() && list.size() <= 20, path);
    for (const QJsonValue &each : list) {
        check(PresetText::isToken(each.toString()) && !texts.contains(each.toString()), path);
        texts.append(each.toString());
    }
    return texts;
}

namespace PresetText {

namespace {

constexpr qsizetype longestText = 256;

} // namespace

bool isIdentifier(const QString &text, QChar besides)
{
    return !text.isEmpty() && text.size() <= 64 && text.front() >= u'a' && text.front() <= u'z'
        && std::all_of(text.begin(), text.end(), [besides](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == besides;
           });
}

bool isPlainText(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestText && sanitizedServerText(text) == text;
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestText
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c > u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\';
           });
}

} // namespace PresetText

} // namespace Qonsent
