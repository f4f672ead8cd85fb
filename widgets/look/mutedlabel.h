// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QLabel>

namespace Qonsent {

/// Plain text in the colour of secondary text, whatever the palette becomes.
class QONSENT_WIDGETS_EXPORT MutedLabel : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MutedLabel)

public:
    explicit MutedLabel(const QString &text, QWidget *parent = nullptr);
    ~MutedLabel() override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Qonsent
