// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/pseudotranslator.h"

#include <QGuiApplication>

namespace Qonsent {

namespace {

/// In the order of the English letters.
constexpr QStringView accented = u"áƀćđéƒĝĥíĵķļɱñóƥɋŕšţúṽŵẋýž";
constexpr QStringView accentedCapitals = u"ÁƁĆĐÉƑĜĤÍĴĶĻṀÑÓƤɊŔŠŢÚṼŴẊÝŽ";
constexpr QStringView hebrew = u"אבצדעפגהיזכלמנוףקרשטתסחךםץ";
static_assert(accented.size() == 26 && accentedCapitals.size() == 26 && hebrew.size() == 26);

QChar disguised(QChar letter, PseudoLocale locale)
{
    const bool isSmall = letter >= u'a' && letter <= u'z';
    if (!isSmall && (letter < u'A' || letter > u'Z'))
        return letter;
    const qsizetype at = letter.toLower().unicode() - u'a';
    if (locale == PseudoLocale::RightToLeft)
        return hebrew.at(at);
    return isSmall ? accented.at(at) : accentedCapitals.at(at);
}

QString disguised(const QString &english, PseudoLocale locale)
{
    QString text;
    bool isKept = false; // the letter after & or %
    for (const QChar letter : english) {
        text += isKept ? letter : disguised(letter, locale);
        isKept = (letter == u'&' || letter == u'%') && !isKept;
    }
    return text;
}

} // namespace

PseudoTranslator::PseudoTranslator(PseudoLocale locale)
    : m_locale(locale)
{
    QCoreApplication::installTranslator(this);
    QGuiApplication::setLayoutDirection(locale == PseudoLocale::RightToLeft ? Qt::RightToLeft
                                                                            : Qt::LeftToRight);
}

PseudoTranslator::~PseudoTranslator()
{
    QCoreApplication::removeTranslator(this);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QString PseudoTranslator::translate(const char *, const char *source, const char *, int) const
{
    const QString english = QString::fromUtf8(source);
    QString text = disguised(english, m_locale);
    if (m_locale == PseudoLocale::Long) {
        // In words, as they come: one long tail could not be wrapped.
        const qsizetype more = (english.size() * 2 + 4) / 5;
        for (qsizetype i = 0; i < more; ++i)
            text += i % 8 == 0 && english.contains(u' ') ? u' ' : u'\u00F6';
    }
    return open + text + close;
}

QString untranslatedPart(const QString &text)
{
    QString outside;
    int depth = 0;
    for (const QChar letter : text) {
        if (letter == PseudoTranslator::open)
            ++depth;
        else if (letter == PseudoTranslator::close)
            --depth;
        else if (depth <= 0)
            outside += letter;
    }
    // one that was shortened, to a line or to its first sentence
    if (depth > 0 && !text.endsWith(u'\u2026') && !text.endsWith(u'.'))
        return text;
    for (const QChar letter : outside) {
        if (letter.isLetterOrNumber())
            return outside.trimmed();
    }
    return {};
}

} // namespace Qonsent
