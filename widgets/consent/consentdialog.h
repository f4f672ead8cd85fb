// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/consentview.h"

#include <QDialog>

namespace Qonsent {

/// The window around a ConsentView, titled with the account and never with what a page says. It
/// is not modal. Escape and closing it are Cancel, at once.
class QONSENT_CONSENT_EXPORT ConsentDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsentDialog)

public:
    explicit ConsentDialog(QWidget *parent = nullptr);
    ~ConsentDialog() override;

    /// Shows the window and the page of \a request in it.
    void start(const ConsentRequest &request);
    /// The browser inside, e.g. for setBrowser().
    [[nodiscard]] ConsentView *view() const;

    void reject() override;

Q_SIGNALS:
    /// See ConsentView::finished(). The window is closed by then.
    void ended(const Qonsent::Result<Qonsent::PageOutcome> &outcome);

private:
    ConsentView *m_view;
};

} // namespace Qonsent
