// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace Qonsent {

// What every window of ours keeps to, found by walking through its widgets. Each function returns
// one line a fault, "QPushButton: Cancel", so that a test reads
//     QCOMPARE(cutTexts(&window).join(u'\n'), QString());
// A window is shown before it is checked: only what can be seen counts. Menus of buttons and
// actions are walked as well.

/// Texts that did not go through tr(), while a PseudoTranslator is installed since before the
/// window was made. \a data are those that need not: names, hosts, values, as they are shown.
[[nodiscard]] QStringList untranslatedTexts(const QWidget *window, const QStringList &data = {});

/// Texts for which their label, button or field is too small. What is elided on purpose fits.
[[nodiscard]] QStringList cutTexts(const QWidget *window);

/// What the keyboard reaches and assistive technology could not name.
[[nodiscard]] QStringList controlsWithoutAccessibleName(QWidget *window);

/// Mnemonics (Alt and a letter) that two visible controls of the window share.
[[nodiscard]] QStringList sharedMnemonics(const QWidget *window);

/// Widgets that do not change sides when the window's layout direction changes. It is turned over
/// and back for that, so the window must have one that it does not set itself.
[[nodiscard]] QStringList notMirrored(QWidget *window);

} // namespace Qonsent
