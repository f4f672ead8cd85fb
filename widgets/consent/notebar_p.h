// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace Qonsent {

/// A sentence above the page, and what can be done about it.
class NoteBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoteBar)

public:
    /// How grave it is.
    enum class Tone : quint8 {
        Attention, ///< look
        Problem,   ///< it does not go on by itself
    };

    explicit NoteBar(QWidget *parent = nullptr);
    ~NoteBar() override;

    QPushButton *addButton(const QString &text);
    void showNote(Tone tone, const QString &sentence);
    [[nodiscard]] QString sentence() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();

    QLabel *m_sign;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
    Tone m_tone = Tone::Attention;
};

} // namespace Qonsent
