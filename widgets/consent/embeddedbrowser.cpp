// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/embeddedbrowser.h"

#include "widgets/consent/consentdialog.h"

#include <QApplication>
#include <QPointer>

namespace Qonsent {

namespace {

class EmbeddedBrowser final : public UserAgent
{
public:
    explicit EmbeddedBrowser(QWidget *parent)
        : m_hasParent(parent != nullptr)
        , m_parent(parent)
    { }

    [[nodiscard]] ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *owner) override
    {
        const bool canShow = qobject_cast<QApplication *>(QCoreApplication::instance())
            && (m_parent || !m_hasParent);
        if (!canShow)
            return finishedReply<PageOutcome>(
                owner,
                AuthError::of(AuthError::Code::BrowserNotStarted, "no_window",
                              QCoreApplication::translate("Qonsent::EmbeddedBrowser",
                                                          "there is no window for it")));
        auto *reply = new ReplyOf<PageOutcome>(owner);
        auto *dialog = new ConsentDialog(m_parent);
        const auto close = [dialog] {
            dialog->hide();
            dialog->deleteLater();
        };
        reply->setAbort(close);
        // When the sign-in ends by another way, it takes its reply along.
        QObject::connect(reply, &QObject::destroyed, dialog, close);
        QObject::connect(dialog, &ConsentDialog::ended, reply,
                         [reply](const Result<PageOutcome> &outcome) { reply->finish(outcome); });
        QObject::connect(dialog, &QObject::destroyed, reply, [reply] {
            reply->setAbort({});
            reply->finish(AuthError::of(AuthError::Code::Cancelled));
        });
        dialog->start({.url = page.url, .redirectUri = page.redirectUri, .issuer = page.issuer});
        return reply;
    }

private:
    const bool m_hasParent;
    const QPointer<QWidget> m_parent;
};

} // namespace

std::shared_ptr<UserAgent> embeddedBrowser(QWidget *parent)
{
    return std::make_shared<EmbeddedBrowser>(parent);
}

} // namespace Qonsent
