// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"

#include <QWidget>

class QCheckBox;

namespace Qonsent {

/// What a sign-in asks for, one box each, in words; the technical names are in the tool tips.
class PermissionList : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PermissionList)

public:
    explicit PermissionList(QWidget *parent = nullptr);

    /// "openid", or the first where there is none, cannot be left out: a sign-in that asks for
    /// nothing gets what the provider likes. The same as before keeps its ticks.
    void setPermissions(const Scopes &permissions);
    /// Those that are ticked, in the order given.
    [[nodiscard]] Scopes chosen() const;

private:
    Scopes m_permissions;
    QList<QCheckBox *> m_boxes;
};

} // namespace Qonsent
