// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/permissionlist_p.h"

#include "oauthcore/base/autherror.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

QString wordsFor(const QString &scope)
{
    if (scope == QLatin1String("openid"))
        return PermissionList::tr("Know who you are");
    if (scope == QLatin1String("profile"))
        return PermissionList::tr("See your name and picture");
    if (scope == QLatin1String("email"))
        return PermissionList::tr("See your e-mail address");
    if (scope == QLatin1String("offline_access"))
        return PermissionList::tr("Stay signed in while you are away");
    return PlainText::leftToRight(sanitizedServerText(scope));
}

} // namespace

PermissionList::PermissionList(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
}

void PermissionList::setPermissions(const Scopes &permissions)
{
    if (permissions.list() == m_permissions.list())
        return;
    m_permissions = permissions;
    qDeleteAll(m_boxes);
    m_boxes.clear();
    const QString openid = QStringLiteral("openid");
    const QString fixed = permissions.contains(openid) || permissions.isEmpty()
        ? openid
        : permissions.list().constFirst();
    for (const QString &scope : permissions.list()) {
        const bool isFixed = scope == fixed;
        const QString words = PlainText::withoutMnemonic(wordsFor(scope));
        //: %1 is what a sign-in asks for, e.g. "Know who you are"
        auto *box = new QCheckBox(isFixed ? tr("%1 (required)").arg(words) : words, this);
        box->setChecked(true);
        box->setEnabled(!isFixed);
        box->setMinimumHeight(Metrics::target);
        box->setToolTip(PlainText::toolTip(sanitizedServerText(scope)));
        m_boxes.append(box);
        layout()->addWidget(box);
    }
}

Scopes PermissionList::chosen() const
{
    QStringList chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked())
            chosen.append(m_permissions.list().at(i));
    }
    return Scopes(chosen);
}

} // namespace Qonsent
