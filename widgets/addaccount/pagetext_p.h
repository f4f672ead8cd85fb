// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QLineEdit;
class QScrollArea;
class QWidget;

/// What the pages of the window are made of.
namespace Qonsent::PageText {

/// A title; server text in it stays plain and wraps.
[[nodiscard]] QLabel *title(const QString &text, QWidget *parent);
/// The name of a part of a page.
[[nodiscard]] QLabel *section(const QString &text, QWidget *parent);
/// A sentence that wraps and can be quoted.
[[nodiscard]] QLabel *sentence(const QString &text, QWidget *parent);
/// The name of \a field, above it, with its mnemonic.
[[nodiscard]] QLabel *nameOf(QLineEdit *field, const QString &text, QWidget *parent);
/// A field of our height.
[[nodiscard]] QLineEdit *field(QWidget *parent);
/// The same for what is written left to right in every language, in letters of one width.
[[nodiscard]] QLineEdit *technicalField(QWidget *parent);
/// \a page, scrolled where the window is too small for it.
[[nodiscard]] QScrollArea *scrolled(QWidget *page, QWidget *parent);
/// Scrolls to \a part of such a page, which has just been shown.
void reveal(QWidget *part);

} // namespace Qonsent::PageText
