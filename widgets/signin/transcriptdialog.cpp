// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/transcriptdialog.h"

#include "oauthcore/transcript/transcriptformat.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/roomybutton.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

/// The form for a file of that name; text for any other.
QByteArray formFor(const QString &path)
{
    const QByteArray suffix = QFileInfo(path).suffix().toLower().toLatin1();
    for (const TranscriptFormat &format : transcriptFormats()) {
        if (suffix == format.name)
            return suffix;
    }
    return "txt";
}

/// Lets the rest of a long line begin below its value, where the line's own indent ends; what has
/// none, the sentence above all entries, stays as it is.
void hangIndents(QTextEdit &edit)
{
    const qreal width =
        QFontMetricsF(edit.font()).horizontalAdvance(u' ') * (transcriptTextColumn + 2);
    QTextBlockFormat hanging;
    hanging.setLeftMargin(width);
    hanging.setTextIndent(-width);
    QTextCursor cursor(edit.document());
    cursor.beginEditBlock();
    for (QTextBlock block = edit.document()->begin(); block.isValid(); block = block.next()) {
        if (!block.text().startsWith(u' '))
            continue;
        cursor.setPosition(block.position());
        cursor.setBlockFormat(hanging);
    }
    cursor.endEditBlock();
}

} // namespace

TranscriptDialog::TranscriptDialog(std::shared_ptr<const Transcript> transcript, QWidget *parent)
    : QDialog(parent)
    , m_transcript(std::move(transcript))
    , m_text(new QTextEdit(this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What happened"));
    setMinimumSize(440, 320);
    resize(760, 520);

    auto *about = new MutedLabel(
        tr("Passwords, codes and tokens are left out. You can show this to whoever helps you."),
        this);
    about->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAcceptRichText(false);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLayoutDirection(Qt::LeftToRight); // it is technical, in every language
    m_text->setAccessibleName(windowTitle());
    if (const auto text = written(*m_transcript, "txt"))
        m_text->setPlainText(QString::fromUtf8(*text));
    hangIndents(*m_text);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();

    auto *buttons = new QDialogButtonBox(this);
    auto *copy = new RoomyButton(tr("&Copy"), this);
    auto *save = new RoomyButton(tr("&Save…"), this);
    auto *close = new RoomyButton(tr("Close"), this);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(save, &QPushButton::clicked, this, &TranscriptDialog::askWhere);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::rowGap);
    layout->addWidget(about);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    m_text->setFocus();
}

TranscriptDialog::~TranscriptDialog() = default;

void TranscriptDialog::askWhere()
{
    auto *where = new QFileDialog(this, tr("Save what happened"));
    where->setAttribute(Qt::WA_DeleteOnClose);
    where->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const TranscriptFormat &format : transcriptFormats())
        //: a kind of file and the end of its name, for the list in a file dialog
        filters += tr("%1 (*.%2)")
                       .arg(QCoreApplication::translate("Qonsent::TranscriptFormat", format.title),
                            QLatin1String(format.name));
    where->setNameFilters(filters);
    where->selectFile(QStringLiteral("sign-in.txt"));
    connect(where, &QFileDialog::fileSelected, this, &TranscriptDialog::save);
    where->open();
}

void TranscriptDialog::save(const QString &path)
{
    QSaveFile file(path);
    const auto bytes = written(*m_transcript, formFor(path));
    const bool isSaved = bytes && file.open(QIODevice::WriteOnly)
        && file.write(*bytes) == bytes->size() && file.commit();
    m_note->setText(isSaved ? tr("Saved.")
                            : tr("It could not be saved: %1").arg(file.errorString()));
    m_note->show();
}

} // namespace Qonsent
