// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/clipboardaccess.h"
#include "oauthcore/base/clock.h"
#include "oauthcore/base/secret.h"

namespace Qonsent::Manager {

/// Copies tokens, and takes them out of the clipboard again: after half a minute, when clear() is
/// called, e.g. on a lock, and when the program ends. What somebody else has put there meanwhile
/// is left alone.
///
/// It remembers no token, only a hash with a key of its own: enough to know it again, and nothing
/// for whoever reads the memory of a program that was locked.
class TokenClipboard : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenClipboard)

public:
    enum class State : quint8 {
        Empty,      ///< nothing of ours is in the clipboard
        Copied,     ///< a token is in it, for secondsLeft()
        NotCleared, ///< its time is up, and the desktop did not let go of it, or does not say; it
                    ///< is tried again when the program comes to the front
    };
    Q_ENUM(State)

    static constexpr std::chrono::seconds lifetime{30};

    /// \a clock outlives it.
    explicit TokenClipboard(const Clock &clock = systemClock(), QObject *parent = nullptr);
    /// The same with another clipboard than the session's.
    TokenClipboard(const Clock &clock, std::unique_ptr<ClipboardAccess> access,
                   QObject *parent = nullptr);
    ~TokenClipboard() override;

    /// Puts \a text into the clipboard, marked so that clipboard managers keep no history of it.
    /// An empty one changes nothing.
    void copy(const Secret &text);
    /// Takes it out at once, if it is still there.
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    /// Whole seconds, rounded up, until it is taken out; 0 unless Copied.
    [[nodiscard]] int secondsLeft() const;
    /// When it is taken out, by the clock's sinceBoot().
    [[nodiscard]] std::chrono::milliseconds endsAt() const { return m_endsAt; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    /// state() is another one, or another token was copied.
    void stateChanged();

private:
    enum class Presence : quint8;

    [[nodiscard]] QByteArray fingerprint(QByteArrayView text) const;
    [[nodiscard]] Presence presence() const;
    void look();
    void takeOut();
    void forget();

    const Clock &m_clock;
    std::unique_ptr<ClipboardAccess> m_access;
    std::unique_ptr<Alarm> m_alarm;
    std::chrono::milliseconds m_endsAt{0}; ///< since boot
    QByteArray m_key;                      ///< of the fingerprint; another one for each token
    QByteArray m_fingerprint;              ///< empty: nothing was copied
    State m_state = State::Empty;
};

} // namespace Qonsent::Manager
