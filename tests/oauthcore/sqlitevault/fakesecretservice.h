// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QSet>

namespace Qonsent {

/// A keychain service that misbehaves as it is told. It has a default collection and no items.
class FakeSecretService : public QDBusVirtualObject
{
    Q_OBJECT

public:
    enum class Prompt : quint8 {
        None,      ///< Unlock asks nobody and unlocks nothing
        Accepted,  ///< the person types the password
        Useless,   ///< the person types something, and it stays locked
        Dismissed, ///< the person says no
        Ignored,   ///< nobody comes
    };
    struct Behaviour
    {
        QString collection = QStringLiteral("/org/freedesktop/secrets/collection/one");
        bool isLocked = false;
        bool hidesItem = false; ///< has the item, in a collection that is locked
        Prompt prompt = Prompt::None;
        QString mute = {};    ///< the method that is never answered
        QString crash = {};   ///< the method that ends the service
        QString refusal = {}; ///< the method that is answered with an error
    };

    /// Serves on the bus at \a address until it is destroyed or crashes.
    FakeSecretService(const QString &address, const Behaviour &behaviour);
    ~FakeSecretService() override;

    [[nodiscard]] bool isServing() const { return m_isServing; }
    /// Methods that were called.
    [[nodiscard]] QSet<QString> calls() const { return m_calls; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    void leave();
    [[nodiscard]] QVariantList answerTo(const QDBusMessage &message);
    void completePrompt(QDBusConnection connection);

    Behaviour m_behaviour;
    QSet<QString> m_calls;
    bool m_isServing = false;
};

} // namespace Qonsent
