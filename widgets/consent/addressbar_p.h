// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/addressdisplay_p.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace Qonsent {

class HostLabel;
class PathLabel;

/// Says in two lines whose page this is. Nothing of it comes from the page but its address: no
/// title, no icon.
class AddressBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddressBar)

public:
    explicit AddressBar(QWidget *parent = nullptr);
    ~AddressBar() override;

    /// Nothing is there yet.
    void showConnecting(const QUrl &url);
    /// \a standing colours the bar.
    void showAddress(const QUrl &url, HostWatch::Standing standing);
    void setCanGoBack(bool can);
    void setCanOpenBrowser(bool can);

    /// Shows the whole address, selected, or hides it again.
    void toggleWholeAddress();
    void takeFocus();

    [[nodiscard]] QString host() const;
    [[nodiscard]] QString path() const;
    /// "secure connection", or what is instead of one.
    [[nodiscard]] QString connection() const;
    [[nodiscard]] QString wholeAddress() const;

Q_SIGNALS:
    void backPressed();
    void reloadPressed();
    void browserPressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();

    QToolButton *m_back;
    QToolButton *m_reload;
    QLabel *m_sign;
    HostLabel *m_host;
    PathLabel *m_path;
    QLabel *m_connection;
    QPushButton *m_browser;
    QLineEdit *m_whole;
    bool m_isSecure = false;
    bool m_isConnecting = true;
    HostWatch::Standing m_standing = HostWatch::Standing::Home;
};

} // namespace Qonsent
