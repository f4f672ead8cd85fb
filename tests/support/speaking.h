// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/translation.h"
#include "tests/support/pseudotranslator.h"

#include <QLocale>
#include <QTest>

#include <initializer_list>
#include <memory>

namespace Qonsent {

/// What a window is shown in.
enum class Language : quint8 { English, German, Long, RightToLeft };
inline constexpr std::initializer_list<Language> everyLanguage = {
    Language::English, Language::German, Language::Long, Language::RightToLeft};

/// A row for each of \a windows in each of \a languages, with its `name` and its `language`.
inline void eachWindowIn(const std::initializer_list<Language> &languages,
                         const QStringList &windows)
{
    static constexpr const char *words[] = {"English", "German", "40 % longer", "right to left"};
    QTest::addColumn<QString>("name");
    QTest::addColumn<Language>("language");
    for (const Language language : languages) {
        for (const QString &name : windows)
            QTest::addRow("%s, %s", qPrintable(name), words[int(language)]) << name << language;
    }
}

/// A program that speaks a Language while this lives, and English afterwards.
class Speaking
{
public:
    explicit Speaking(Language language)
    {
        installTranslator(
            QLocale(language == Language::German ? QLocale::German : QLocale::English));
        if (language == Language::Long)
            m_pseudo = std::make_unique<PseudoTranslator>(PseudoLocale::Long);
        else if (language == Language::RightToLeft)
            m_pseudo = std::make_unique<PseudoTranslator>(PseudoLocale::RightToLeft);
    }
    ~Speaking()
    {
        m_pseudo.reset();
        installTranslator(QLocale(QLocale::English));
    }
    Q_DISABLE_COPY_MOVE(Speaking)

private:
    std::unique_ptr<PseudoTranslator> m_pseudo;
};

} // namespace Qonsent
