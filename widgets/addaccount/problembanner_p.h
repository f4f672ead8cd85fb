// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace Qonsent {

/// One sentence above a page about what went wrong. It takes the focus, so that it is read out.
class ProblemBanner : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemBanner)

public:
    explicit ProblemBanner(QWidget *parent = nullptr);

    /// Empty: there is none, and the banner goes.
    void setSentence(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintSymbol();

    QLabel *m_symbol;
    QLabel *m_sentence;
};

} // namespace Qonsent
