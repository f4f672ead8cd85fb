// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QWidget>

class QHBoxLayout;

namespace Qonsent::Manager {

/// A sentence inside a window, with a shape before it: what went wrong, or what was done. Hidden
/// while there is nothing to say.
class InlineNote : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineNote)

public:
    /// What kind of sentence it is.
    enum class Kind : quint8 {
        Plain,     ///< what goes on; without a shape
        Done,      ///< it worked
        Attention, ///< to be known before one goes on
        Problem,   ///< it did not work
    };

    explicit InlineNote(QWidget *parent = nullptr);
    ~InlineNote() override;

    /// Plain text; an empty one hides it.
    void say(Kind kind, const QString &sentence);
    void clear() { say(Kind::Plain, {}); }
    [[nodiscard]] QString sentence() const { return m_words->text(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isBanner() const { return m_kind >= Kind::Attention; }
    void paintShape();

    QHBoxLayout *m_layout;
    QLabel *m_shape;
    QLabel *m_words;
    Kind m_kind = Kind::Plain;
};

} // namespace Qonsent::Manager
