// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/singleinstance.h"

#include "app/manager/meetingplace.h"
#include "app/manager/showcaller.h"
#include "app/manager/showlistener.h"

#include <QPointer>

#include <optional>

namespace Qonsent::Manager {

namespace {

using namespace std::chrono_literals;
using Code = AuthError::Code;

constexpr auto patience = 5s; ///< with a first one that does not answer
constexpr auto pause = 100ms; ///< between two attempts: it may just be starting, or ending

AuthError noAnswer()
{
    AuthError error = AuthError::of(Code::AgentFailed, "manager");
    error.message = SingleInstance::tr("Qonsent is running already, and does not answer. End it, "
                                       "then start it again.");
    return error;
}

} // namespace

struct SingleInstance::Private
{
    QString home;
    const Clock *clock;
    std::optional<MeetingPlace> place; ///< before the listener: it goes last, and with it the lock
    ShowListener listener;
    std::unique_ptr<Alarm> next;
    std::unique_ptr<Alarm> deadline;
    ShowRequest request = {};
    QPointer<ReplyOf<Role>> reply = {};
    QPointer<ShowCaller> caller = {};
};

SingleInstance::SingleInstance(const QString &folder, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(new Private{.home = folder,
                    .clock = &clock,
                    .place = {},
                    .listener = ShowListener(clock),
                    .next = clock.makeAlarm(),
                    .deadline = clock.makeAlarm()})
{
    connect(&d->listener, &ShowListener::asked, this,
            [this](const ShowRequest &request) { Q_EMIT shown(request.activationToken); });
    connect(d->next.get(), &Alarm::rang, this, &SingleInstance::attempt);
    connect(d->deadline.get(), &Alarm::rang, this, [this] { end(noAnswer()); });
}

SingleInstance::~SingleInstance() = default;

ReplyOf<SingleInstance::Role> *SingleInstance::claim(const QByteArray &activationToken)
{
    d->reply = new ReplyOf<Role>(this);
    d->reply->setAbort([this] { stop(); });
    d->request = ShowRequest::with(activationToken);
    auto place = MeetingPlace::of(d->home);
    if (!place) {
        d->reply->finish(place.error());
        return d->reply;
    }
    d->place.emplace(std::move(place).value());
    d->deadline->ringAt(d->clock->sinceBoot() + patience);
    ReplyOf<Role> *const reply = d->reply;
    attempt();
    return reply;
}

void SingleInstance::attempt()
{
    const Result<bool> locked = d->place->tryToLock();
    if (!locked)
        return end(locked.error());
    if (*locked) {
        // Who has the lock may take away what a dead process left.
        const Result<Done> listening = d->listener.listen(d->place->socketPath());
        return end(listening ? Result<Role>(Role::First) : Result<Role>(listening.error()));
    }
    d->caller = new ShowCaller(d->place->socketPath(), d->request, this);
    whenFinished<Done>(d->caller, this, [this](const Result<Done> &heard) {
        if (heard)
            return end(Role::Second);
        if (heard.error().code == Code::PeerRefused)
            return end(heard.error());
        if (d->reply && !d->reply->isFinished())
            d->next->ringAt(d->clock->sinceBoot() + pause);
    });
}

void SingleInstance::end(const Result<Role> &role)
{
    stop();
    if (d->reply)
        d->reply->finish(role);
}

void SingleInstance::stop()
{
    d->next->stop();
    d->deadline->stop();
    if (d->caller)
        d->caller->cancel();
}

} // namespace Qonsent::Manager
