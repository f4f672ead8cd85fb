// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "widgets/export.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Qonsent {

/// How a sign-in ended: who it is, or what happened and what to do next.
class QONSENT_WIDGETS_EXPORT OutcomePage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomePage)

public:
    explicit OutcomePage(QWidget *parent = nullptr);

    /// It succeeded; \a who as the provider says. \a notes came with it without spoiling it.
    void showSuccess(const QString &who, const QList<AuthError> &notes);
    /// It did not. The sentence takes the focus, so that it is read out.
    void showError(const AuthError &error);
    /// Whether what happened can be looked at after an error.
    void setTranscriptOffered(bool isOffered);

Q_SIGNALS:
    void startAgainRequested();
    void transcriptRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    bool m_isSuccess = false; ///< decides the symbol
    QLabel *m_symbol;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_quote; ///< the server's own words
    QPushButton *m_again;
    QPushButton *m_what;
    bool m_isTranscriptOffered = false;
};

} // namespace Qonsent
