// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace Qonsent {

/// A sentence inside a window, with a shape before it: what went wrong, or what was done. Hidden
/// while there is nothing to say.
class QONSENT_WIDGETS_EXPORT InlineNote : public QWidget
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
    /// The same, and the focus goes to the sentence, so that it is read out.
    void sayAloud(Kind kind, const QString &sentence);
    void clear() { say(Kind::Plain, {}); }
    [[nodiscard]] QString sentence() const;

protected:
    /// Which sentences stand in a box.
    enum class Boxes : quint8 {
        Grave, ///< those of Attention and Problem
        All,
    };
    InlineNote(Boxes boxes, QWidget *parent);

    /// The shape, the texts, and what else belongs beside them.
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    /// The sentence, and what else belongs below it.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Plain text of as many lines as it takes, which never widens the window.
    [[nodiscard]] static QLabel *makeText(QWidget *parent);

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isBox() const { return m_boxes == Boxes::All || m_kind >= Kind::Attention; }
    void look();

    const Boxes m_boxes;
    QHBoxLayout *m_row;
    QVBoxLayout *m_column;
    QLabel *m_shape;
    QLabel *m_words;
    Kind m_kind = Kind::Plain;
};

} // namespace Qonsent
