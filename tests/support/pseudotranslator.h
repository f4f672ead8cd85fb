// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace Qonsent {

/// Two languages that nobody speaks, for tests of windows: whoever knows the English still reads
/// them, and whatever did not go through tr() is seen at once.
enum class PseudoLocale : quint8 {
    Long,       ///< 40 % longer, with accents above and below: ⟦Šîĝñ îñ·····⟧
    RightToLeft ///< Hebrew letters: ⟦שיגנ ינ⟧
};

/// While it lives, the program speaks a PseudoLocale; windows made meanwhile keep it. Every
/// translated text stands between ⟦ and ⟧. Places (%1, %n) and mnemonics stay, numbers are filled
/// in. The direction of the layout is the one that people of such a language have.
class PseudoTranslator final : public QTranslator
{
    Q_OBJECT

public:
    explicit PseudoTranslator(PseudoLocale locale);
    ~PseudoTranslator() override;
    Q_DISABLE_COPY_MOVE(PseudoTranslator)

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source,
                                    const char *disambiguation, int n) const override;

    static constexpr QChar open = u'\u27E6';  ///< begins every translated text
    static constexpr QChar close = u'\u27E7'; ///< ends it

private:
    const PseudoLocale m_locale;
};

/// What of \a text did not come through the translator; empty if all did. Values that were filled
/// into a translated text count as part of it; one may end shortened, with … or its first full
/// stop.
[[nodiscard]] QString untranslatedPart(const QString &text);

} // namespace Qonsent
