// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QLocale>
#include <QString>

namespace Qonsent {

/// Lets everything that Qonsent shows speak the language of \a locale, if there is a catalogue of
/// it, else English. Returns the code of the catalogue that is installed now, such as "de"; empty
/// if this build has none, which leaves the English of the sources with its crude plurals, or if
/// there is no application object.
///
/// Call it before the first window, and again to switch: the catalogue of before goes, and windows
/// hear of it by QEvent::LanguageChange; those of this kit that are open keep their words. Calling
/// it again for the same language does nothing. What the program installs afterwards with
/// QCoreApplication::installTranslator() is asked first.
///
/// Those of Qt's own words that the kit shows, such as on standard buttons, come along. Dates and
/// numbers follow QLocale::setDefault(), the sides QGuiApplication::setLayoutDirection(): both are
/// left as they are.
///
/// Only in the thread of the application object. Other threads may translate meanwhile.
QONSENT_CORE_EXPORT QString installTranslator(const QLocale &locale = QLocale());

} // namespace Qonsent
