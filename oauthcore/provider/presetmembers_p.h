// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace Qonsent {

/// A word that a member of a preset can be, and what it stands for.
template <typename T>
struct PresetWord
{
    QLatin1StringView text;
    T value;
};
// Compilers before the paper on class templates of aggregates (P1816) want it said.
template <typename T>
PresetWord(QLatin1StringView, T) -> PresetWord<T>;

/// The members of a preset, and which of them are wrong: what reading any of them needs. Whoever
/// reads goes on after a wrong one with whatever it is given, so that all of them are found.
class PresetMembers
{
public:
    explicit PresetMembers(const QJsonObject &all)
        : m_all(all)
    { }

    [[nodiscard]] const QJsonObject &all() const { return m_all; }
    [[nodiscard]] bool contains(QLatin1StringView name) const { return m_all.contains(name); }
    [[nodiscard]] QJsonValue value(QLatin1StringView name) const { return m_all.value(name); }

    /// \a member is wrong unless \a isRight.
    void check(bool isRight, const QString &member);
    /// The members that are wrong, in the order of reading.
    [[nodiscard]] const QStringList &wrong() const { return m_wrong; }

    /// The object called \a name, whose members are all among \a known.
    [[nodiscard]] QJsonObject object(QLatin1StringView name,
                                     std::initializer_list<QLatin1StringView> known);
    /// The same of the object \a name in \a from, which stands at \a path.
    [[nodiscard]] QJsonObject object(const QJsonObject &from, const QString &name,
                                     const QString &path,
                                     std::initializer_list<QLatin1StringView> known);

    /// The texts of the list \a name in \a from, which may be missing.
    [[nodiscard]] QStringList names(const QJsonObject &from, const QString &name,
                                    const QString &path);

    /// What \a value, one of \a words, stands for; the first of them if it is none.
    template <typename T, std::size_t size>
    [[nodiscard]] T word(const QJsonValue &value, const std::array<PresetWord<T>, size> &words,
                         const QString &path)
    {
        const QString text = value.toString();
        const auto found =
            std::find_if(words.begin(), words.end(),
                         [&text](const PresetWord<T> &each) { return text == each.text; });
        check(found != words.end(), path);
        return found != words.end() ? found->value : words.front().value;
    }

private:
    const QJsonObject m_all;
    QStringList m_wrong;
};

/// What the texts of a preset are made of.
namespace PresetText {

/// True if \a text is made of lower case letters, digits and \a besides, and begins with a letter.
[[nodiscard]] bool isIdentifier(const QString &text, QChar besides);
/// True if \a text can be shown to people as it is.
[[nodiscard]] bool isPlainText(const QString &text);
/// Visible ASCII, as scopes and parameters are made of.
[[nodiscard]] bool isToken(const QString &text);

} // namespace PresetText

} // namespace Qonsent
