// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace Qonsent {

/// While it lives, every text of the program is 40 % longer, as in German or Finnish.
class LongTexts final : public QTranslator
{
public:
    LongTexts() { QCoreApplication::installTranslator(this); }
    ~LongTexts() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        const qsizetype more = (text.size() * 4 + 9) / 10;
        return text + QStringLiteral("äöüß").repeated(more / 4 + 1).first(more);
    }
};

} // namespace Qonsent
