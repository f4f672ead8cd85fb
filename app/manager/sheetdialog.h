// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QDialogButtonBox>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Qonsent::Manager {

/// A window that belongs to another one: shown with open(), it keeps that one from being used,
/// gives the focus back to who had it, and deletes itself when it is closed.
class SheetDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SheetDialog)

public:
    ~SheetDialog() override;

    void open() override;
    void done(int result) override;

protected:
    explicit SheetDialog(QWidget *parent);

    /// What the window is about; its title as well. Plain text, which never widens the window.
    void setHeading(const QString &text);
    /// Where the rest goes, between the first line and the buttons.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// A sentence in plain text, of as many lines as it needs.
    QLabel *addSentence(const QString &text);
    /// One more button below.
    [[nodiscard]] QPushButton *addButton(const QString &text, QDialogButtonBox::ButtonRole role);

    bool event(QEvent *event) override;

private:
    QVBoxLayout *m_content;
    QDialogButtonBox *m_buttons;
    QPointer<QWidget> m_focusBefore;
};

} // namespace Qonsent::Manager
