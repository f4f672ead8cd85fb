// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentdialog.h"

#include "widgets/consent/addressdisplay_p.h"
#include "widgets/consent/consentcolors_p.h"
#include "widgets/consent/consentmetrics_p.h"
#include "widgets/consent/edge_p.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace Qonsent {

using namespace ConsentMetrics;

ConsentDialog::ConsentDialog(QWidget *parent)
    : QDialog(parent)
    , m_view(new ConsentView(this))
{
    setMinimumSize(smallestWidth, smallestHeight);
    resize(defaultWidth, defaultHeight);
    setWindowTitle(tr("Sign in"));

    auto *promise = new QLabel(tr("Qonsent never sees what you type here."), this);
    promise->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setMinimumHeight(buttonHeight);
    cancel->setAutoDefault(false); // Return belongs to the page
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(barMargin * 2, barMargin, barMargin * 2, barMargin);
    footer->setSpacing(gap);
    footer->addWidget(promise, 1);
    footer->addWidget(cancel);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(new Edge(this));
    layout->addLayout(footer);

    // A page that hangs keeps the keys to itself; these do not ask it.
    for (const QKeySequence &keys :
         {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &ConsentDialog::reject);
    connect(cancel, &QPushButton::clicked, this, &ConsentDialog::reject);
    connect(m_view, &ConsentView::finished, this, [this](const Result<PageOutcome> &outcome) {
        done(outcome ? Accepted : Rejected);
        Q_EMIT ended(outcome); // last: a slot may delete us
    });
}

ConsentDialog::~ConsentDialog() = default;

void ConsentDialog::start(const ConsentRequest &request)
{
    // The program's name is added by the desktop; nothing here is the page's to choose.
    const QString label = request.label.isEmpty() ? displayedHost(request.url) : request.label;
    setWindowTitle(tr("Sign in – %1").arg(label));
    show();
    m_view->start(request);
}

ConsentView *ConsentDialog::view() const
{
    return m_view;
}

void ConsentDialog::reject()
{
    hide(); // at once, whatever the engine does meanwhile
    m_view->cancel();
}

} // namespace Qonsent
