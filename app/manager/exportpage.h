// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/exporters/exporter.h"
#include "widgets/look/inlinenote.h"

#include <memory>

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace Qonsent {
class MutedLabel;
}

namespace Qonsent::Manager {

class CommandRow;
class FormList;
class OfferRow;
class PreviewPane;

/// What the export window shows between its title and its buttons. Values go in, wishes come out;
/// it asks nobody for tokens and writes nothing.
class ExportPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportPage)

public:
    /// How long the preview shows a token.
    static constexpr std::chrono::seconds revealTime{10};

    /// \a clock outlives it.
    ExportPage(const Account &account, const Clock &clock, QWidget *parent = nullptr);
    ~ExportPage() override;

    void setLastForm(const QByteArray &name);
    /// Leaves out the command line, which does not know the account.
    void hideCommandLine();
    /// Nothing is known yet.
    void showLoading();
    void showTokens(const TokenSet &tokens);
    /// There are no tokens, and why; offers what \a error's sentence says.
    void showError(const AuthError &error);
    /// Forgets the tokens.
    void forget();
    /// Says what came of a wish.
    void say(InlineNote::Kind kind, const QString &sentence);
    /// Asks whether the file \a path is to be replaced.
    void askToReplace(const QString &path);

    [[nodiscard]] QByteArray form() const;
    [[nodiscard]] RefreshTokenInclusion inclusion() const;
    /// What is to be copied or saved; why there is nothing, otherwise.
    [[nodiscard]] Result<Secret> text() const;
    /// True if there is something that somebody else could use.
    [[nodiscard]] bool isUsable() const;

Q_SIGNALS:
    /// isUsable() may be another one.
    void usableChanged();
    void tryAgainRequested();
    void signInAgainRequested();
    /// The file may be replaced.
    void replaceRequested(const QString &path);

protected:
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildPreview(QBoxLayout *column);
    void chooseForm();
    void showForm();
    void updateInclusion();
    void reveal();
    void conceal();

    const Account m_account;
    const Clock &m_clock;
    TokenSet m_tokens;
    FormList *m_forms;
    QPushButton *m_reveal;
    PreviewPane *m_preview;
    MutedLabel *m_facts;
    QCheckBox *m_include;
    MutedLabel *m_whyNot; ///< there is no refresh token to include
    InlineNote *m_warning;
    CommandRow *m_command;
    OfferRow *m_note;
    std::unique_ptr<Alarm> m_revealEnds;
    bool m_isRevealed = false;
};

} // namespace Qonsent::Manager
