// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/reply.h"
#include "tests/support/testmain.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;

class tst_Reply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishesOnceAndNeverFromInside()
    {
        QObject service;
        auto *reply = new ReplyOf<int>(&service);
        QSignalSpy finished(reply, &Reply::finished);
        reply->finish(1);
        reply->finish(2);
        QCOMPARE(finished.count(), 0);
        QVERIFY(reply->isFinished());
        int seen = 0;
        whenFinished(reply, this, [&seen](const Result<int> &result) { seen = *result; });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(seen, 1);
    }

    void deletesItselfAfterwards()
    {
        QObject service;
        QPointer<ReplyOf<int>> reply = finishedReply<int>(&service, 1);
        QTRY_VERIFY(!reply);
    }

    void cancelStopsTheWorkAndIsAResult()
    {
        QObject service;
        auto *reply = new ReplyOf<int>(&service);
        int aborted = 0;
        reply->setAbort([&] {
            ++aborted;
            reply->finish(AuthError::of(AuthError::Code::Unreachable)); // what aborting work does
        });
        AuthError::Code code = AuthError::Code::Denied;
        whenFinished(reply, this,
                     [&code](const Result<int> &result) { code = result.error().code; });
        reply->cancel();
        reply->cancel();
        QCOMPARE(aborted, 1);
        QTRY_COMPARE(code, AuthError::Code::Cancelled);
    }

    void cancelAfterTheResultChangesNothing()
    {
        QObject service;
        auto *reply = finishedReply<int>(&service, 7);
        reply->cancel();
        int seen = 0;
        whenFinished(reply, this, [&seen](const Result<int> &result) { seen = *result; });
        QTRY_COMPARE(seen, 7);
    }

    void aServiceThatDiesTakesItsRepliesSilently()
    {
        auto service = std::make_unique<QObject>();
        auto *reply = finishedReply<int>(service.get(), 1);
        QSignalSpy finished(reply, &Reply::finished);
        service.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(finished.count(), 0);
    }

    void aWaiterMayDeleteTheService()
    {
        auto service = std::make_unique<QObject>();
        auto *reply = new ReplyOf<QByteArray>(service.get());
        QByteArray seen;
        whenFinished(reply, this, [&](const Result<QByteArray> &result) {
            service.reset();
            seen = *result;
        });
        reply->finish(QByteArray("still there"));
        QTRY_COMPARE(seen, QByteArray("still there"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void aWaiterThatDiesLeavesTheWorkAlone()
    {
        QObject service;
        auto context = std::make_unique<QObject>();
        auto *reply = new ReplyOf<int>(&service);
        QSignalSpy finished(reply, &Reply::finished);
        bool called = false;
        whenFinished(reply, context.get(), [&called](const Result<int> &) { called = true; });
        context.reset();
        reply->finish(1);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!called);
    }
};

QONSENT_TEST(tst_Reply)
#include "tst_reply.moc"
