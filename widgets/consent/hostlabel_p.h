// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace Qonsent {

/// A host in demi-bold, always whole: too long a one takes more lines, broken wherever it must.
/// Reads from left to right in every language.
class HostLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostLabel)

public:
    explicit HostLabel(QWidget *parent = nullptr);
    ~HostLabel() override;

    void setHost(const QString &host);
    [[nodiscard]] QString host() const { return m_host; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void boldenFont();

    QString m_host;
};

/// One line, muted, shortened in its middle; reads from left to right in every language.
class PathLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PathLabel)

public:
    explicit PathLabel(QWidget *parent = nullptr);
    ~PathLabel() override;

    void setPath(const QString &path);
    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_path;
};

} // namespace Qonsent
