// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "widgets/addaccount/signinplan_p.h"

#include <QWidget>

class QLineEdit;

namespace Qonsent {

/// Asks for what a provider's pages say about it, where it cannot be looked up.
class DetailsPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPage)

public:
    explicit DetailsPage(QWidget *parent = nullptr);

    /// What was typed; an error that says what is wrong with it.
    [[nodiscard]] Result<SignInPlan> plan() const;

private:
    [[nodiscard]] Result<QUrl> endpoint(const QLineEdit *field, const QString &name) const;
    [[nodiscard]] Result<Scopes> scopes() const;

    QLineEdit *m_authorization;
    QLineEdit *m_token;
    QLineEdit *m_scopes;
};

} // namespace Qonsent
