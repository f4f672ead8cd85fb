// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/transcript/transcript.h"
#include "widgets/export.h"

#include <QDialog>

#include <memory>

class QLabel;
class QTextEdit;

namespace Qonsent {

/// What happened in a sign-in, to be read, copied and saved for whoever can help. It holds no
/// secret. Show it with open(); it deletes itself when it is closed.
class QONSENT_WIDGETS_EXPORT TranscriptDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TranscriptDialog)

public:
    explicit TranscriptDialog(std::shared_ptr<const Transcript> transcript,
                              QWidget *parent = nullptr);
    ~TranscriptDialog() override;

    /// Writes it to \a path: as a page if the name ends with ".html", as JSON with ".json", else as
    /// text. What cannot be written is said in the window.
    void save(const QString &path);

private:
    void askWhere();

    const std::shared_ptr<const Transcript> m_transcript;
    QTextEdit *m_text;
    QLabel *m_note;
};

} // namespace Qonsent
