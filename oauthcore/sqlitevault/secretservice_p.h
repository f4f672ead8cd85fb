// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QDBusMessage>

#include <memory>

class QDBusVariant;

namespace Qonsent {

/// Asks the Secret Service of the session bus (freedesktop.org, "Secret Service API") what
/// QtKeychain does not tell: it says "not found" for a keychain that is locked. Nothing here
/// blocks; deadlines are the caller's. Used for one operation and then thrown away, which also
/// takes back a prompt that is still shown.
class SecretService : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretService)

public:
    /// Where items with one attribute set lie.
    struct Found
    {
        bool open = false;   ///< in a collection that can be read
        bool locked = false; ///< in one that is locked
    };

    explicit SecretService(QObject *parent);
    ~SecretService() override;

    /// Connects to the session bus; KeychainAbsent "no_bus".
    [[nodiscard]] ReplyOf<Done> *connectToBus();
    /// Starts the service \a name if nobody owns it, and remembers who does; KeychainAbsent
    /// "no_service". After connectToBus().
    [[nodiscard]] ReplyOf<Done> *find(const QString &name);
    /// The unique name on the bus of who was found.
    [[nodiscard]] QString owner() const { return m_owner; }
    /// Succeeds once the default collection is open, which a person may have to allow:
    /// KeychainAbsent "no_collection", KeychainLocked "locked" or "no_prompter", KeychainDenied
    /// "dismissed". After find().
    [[nodiscard]] ReplyOf<Done> *openDefaultCollection();
    /// Looks for what QtKeychain stores as \a key of \a service. After find().
    [[nodiscard]] ReplyOf<Found> *search(const QString &service, const QString &key);
    /// Why a call failed: KeychainAbsent "crashed" if the one who was found is gone, "failed"
    /// otherwise. After find().
    [[nodiscard]] ReplyOf<Done> *explainFailure();

Q_SIGNALS:
    /// A person is asked from now on.
    void promptShown();
    /// Nobody is asked any longer.
    void promptClosed();

private Q_SLOTS:
    void onPromptCompleted(bool dismissed, const QDBusVariant &result);
    void onOwnerChanged(const QString &name, const QString &before, const QString &now);

private:
    class Bus;
    using Answer = std::function<void(const QDBusMessage &)>;

    void call(const QDBusMessage &message, const QObject *context, const Answer &answer);
    void callOrFail(const QDBusMessage &message, ReplyOf<Done> *reply, const Answer &answer);
    [[nodiscard]] QDBusMessage toService(const QString &path, const QString &interface,
                                         const QString &method) const;
    void readAlias(ReplyOf<Done> *reply);
    void readLocked(ReplyOf<Done> *reply, const std::function<void(bool)> &then);
    void unlock(ReplyOf<Done> *reply);
    void runPrompt(const QString &prompt, ReplyOf<Done> *reply);
    void endPrompt(const std::optional<AuthError> &error);

    std::shared_ptr<Bus> m_bus;
    QString m_owner;
    QString m_collection; ///< the default one
    QString m_prompt;     ///< what is shown; empty if nothing is
    ReplyOf<Done> *m_unlocking = nullptr;
};

} // namespace Qonsent
