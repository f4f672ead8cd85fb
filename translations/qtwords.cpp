// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// Read by lupdate and never compiled: Qt's own words that our windows show. Qt's catalogues are a
// package of their own, which few have, and a dialog half in English would be the result.

// clang-format off
// standard buttons
QT_TRANSLATE_NOOP("QPlatformTheme", "OK")
QT_TRANSLATE_NOOP("QPlatformTheme", "Save")
QT_TRANSLATE_NOOP("QPlatformTheme", "Save All")
QT_TRANSLATE_NOOP("QPlatformTheme", "Open")
QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes")
QT_TRANSLATE_NOOP("QPlatformTheme", "&No")
QT_TRANSLATE_NOOP("QPlatformTheme", "Abort")
QT_TRANSLATE_NOOP("QPlatformTheme", "Retry")
QT_TRANSLATE_NOOP("QPlatformTheme", "Ignore")
QT_TRANSLATE_NOOP("QPlatformTheme", "Close")
QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel")
QT_TRANSLATE_NOOP("QPlatformTheme", "Discard")
QT_TRANSLATE_NOOP("QPlatformTheme", "Help")
QT_TRANSLATE_NOOP("QPlatformTheme", "Apply")
QT_TRANSLATE_NOOP("QPlatformTheme", "Reset")
QT_TRANSLATE_NOOP("QPlatformTheme", "Restore Defaults")

// the context menu of a field
QT_TRANSLATE_NOOP("QLineEdit", "&Undo")
QT_TRANSLATE_NOOP("QLineEdit", "&Redo")
QT_TRANSLATE_NOOP("QLineEdit", "Cu&t")
QT_TRANSLATE_NOOP("QLineEdit", "&Copy")
QT_TRANSLATE_NOOP("QLineEdit", "&Paste")
QT_TRANSLATE_NOOP("QLineEdit", "Delete")
QT_TRANSLATE_NOOP("QLineEdit", "Select All")

// the context menu of a text that can be selected
QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo")
QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo")
QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t")
QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy")
QT_TRANSLATE_NOOP("QWidgetTextControl", "Copy &Link Location")
QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste")
QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete")
QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All")

// keys, as menus show them
QT_TRANSLATE_NOOP("QShortcut", "Ctrl")
QT_TRANSLATE_NOOP("QShortcut", "Shift")
QT_TRANSLATE_NOOP("QShortcut", "Alt")
QT_TRANSLATE_NOOP("QShortcut", "Del")
QT_TRANSLATE_NOOP("QShortcut", "Return")
QT_TRANSLATE_NOOP("QShortcut", "Esc")
