// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountstatus.h"
#include "oauthcore/base/clock.h"
#include "tests/support/testmain.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <time.h>

using namespace Qonsent;
using namespace std::chrono_literals;
using Kind = AccountStatus::Kind;
using Action = AccountStatus::Action;
using State = Account::State;
using Going = AccountActivity::Kind;

namespace {

constexpr qint64 noon = 1'767'268'800'000; // 2026-01-01 12:00 UTC

/// The zone that the process lives in.
void setTimeZone(const QByteArray &zone)
{
    qputenv("TZ", zone);
    tzset();
}

qint64 utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch();
}

TokenFacts tokens(std::chrono::milliseconds age, std::optional<std::chrono::milliseconds> left,
                  qint64 now = noon)
{
    return {.obtainedAt = utcFromMSecs(now - age.count()),
            .expiresAt = left ? utcFromMSecs(now + left->count()) : QDateTime(),
            .isRenewable = true};
}

Account accountWith(const TokenFacts &facts, State state = State::Ready)
{
    return {.name = QStringLiteral("Work"),
            .state = state,
            .provider = {.issuer = QStringLiteral("https://id.example/tenant")},
            .tokens = facts};
}

TokenFacts notRenewable(TokenFacts facts)
{
    facts.isRenewable = false;
    return facts;
}

AccountCircumstances at(qint64 now, const AccountActivity &activity = {})
{
    return {.utcMSecs = now, .activity = activity};
}

/// Forms as in a language with three of them.
class ThreeForms final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int n) const override
    {
        if (qstrcmp(context, "Qonsent::AccountStatus") != 0 || n < 0)
            return {};
        const QString unit = qstrcmp(text, "%n min") == 0 ? QStringLiteral("word")
            : QByteArrayView(text).contains("minutes")    ? QStringLiteral("minutes")
                                                          : QStringLiteral("seconds");
        const QString form = n == 1                            ? QStringLiteral("one")
            : n % 10 >= 2 && n % 10 <= 4 && (n < 10 || n > 20) ? QStringLiteral("few")
                                                               : QStringLiteral("many");
        return QStringLiteral("%n ") + unit + u' ' + form;
    }
};

} // namespace

class tst_AccountStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        setTimeZone("UTC");
        QLocale::setDefault(QLocale::c());
    }
    void cleanupTestCase() { setTimeZone("UTC"); }

    void anIdleAccountTellsItsTime_data()
    {
        QTest::addColumn<TokenFacts>("facts");
        QTest::addColumn<AccountStatus::Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const TokenFacts &facts, Kind kind, const char *word,
                            const char *sentence) {
            QTest::newRow(name) << facts << kind << QString::fromUtf8(word)
                                << QString::fromUtf8(sentence);
        };
        const char *const renews = "Ready. Qonsent renews this account by itself.";
        row("42 minutes", tokens(1h, 42min), Kind::Ready, "42 min", renews);
        row("42 minutes and 59 seconds are 42 minutes", tokens(1h, 42min + 59s), Kind::Ready,
            "42 min", renews);
        row("119 minutes", tokens(0s, 119min), Kind::Ready, "119 min", renews);
        row("a millisecond below two hours", tokens(0s, 2h - 1ms), Kind::Ready, "119 min", renews);
        row("120 minutes are a time of day", tokens(0s, 120min), Kind::Ready, "until 14:00",
            renews);
        row("the last moment of today", tokens(0s, 12h - 1ms), Kind::Ready, "until 23:59", renews);
        row("the first moment of tomorrow has a date", tokens(0s, 12h), Kind::Ready,
            "until 2 Jan 2026 00:00", renews);
        row("a year", tokens(0s, 24h * 365), Kind::Ready, "until 1 Jan 2027 12:00", renews);
        row("exactly two minutes", tokens(1h, 2min), Kind::Ready, "2 min", renews);
        row("a millisecond below two minutes", tokens(1h, 2min - 1ms), Kind::Ready, "Under 2 min",
            "Ready. Qonsent renews this account by itself. The access token ends in 119 s.");
        row("a millisecond is not 0 s", tokens(1h, 1ms), Kind::Ready, "Under 2 min",
            "Ready. Qonsent renews this account by itself. The access token ends in 1 s.");
        row("the end itself is past", tokens(1h, 0ms), Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired 1 s "
            "ago.");
        row("119 seconds ago", tokens(1h, -119s), Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired 119 s "
            "ago.");
        row("three minutes ago", tokens(1h, -3min - 59s), Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired 3 "
            "minutes ago.");
        row("two hours ago", tokens(3h, -2h), Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired at "
            "10:00.");
        row("yesterday", tokens(48h, -24h), Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired at 31 "
            "Dec 2025 12:00.");
        row("unknown", tokens(1h, {}), Kind::Ready, "Ready", renews);
        row("endless: ten years", tokens(0s, 24h * 3650), Kind::Ready, "Does not expire",
            "Ready. The access token does not expire.");
        row("endless: obtained long ago", tokens(24h * 3000, 24h * 650), Kind::Ready,
            "Does not expire", "Ready. The access token does not expire.");
        row("a second less than ten years ends", tokens(0s, 24h * 3650 - 1s), Kind::Ready,
            "until 30 Dec 2035 11:59", renews);

        row("not renewable, 42 minutes", notRenewable(tokens(1h, 42min)), Kind::Ready, "42 min",
            "Ready until 12:42. After that a new sign-in is needed.");
        row("not renewable, under two minutes", notRenewable(tokens(1h, 94s)), Kind::Ready,
            "Under 2 min", "The access token ends in 94 s. After that a new sign-in is needed.");
        row("not renewable, past", notRenewable(tokens(1h, -3min)), Kind::SignInNeeded,
            "Sign in again",
            "The access token expired 3 minutes ago. Sign in again to go on. Nothing was "
            "deleted.");
        row("not renewable, unknown", notRenewable(tokens(1h, {})), Kind::Ready, "Ready",
            "Ready. id.example does not say until when.");
        row("not renewable, endless", notRenewable(tokens(0s, 24h * 3650)), Kind::Ready,
            "Does not expire", "Ready. The access token does not expire.");
        row("no tokens at all", {}, Kind::SignInNeeded, "Sign in again",
            "There are no tokens for this account. Sign in again to go on.");

        row("H21: the clock went back ten years", tokens(-24h * 3650, -24h * 3650 + 1h * 2),
            Kind::Ready, "Ready", renews);
        row("H21: the clock went back 61 seconds", tokens(-61s, 1h), Kind::Ready, "Ready", renews);
        row("H21: a minute is within what clocks differ", tokens(-60s, 1h), Kind::Ready, "60 min",
            renews);
        row("H21: the clock went back, not renewable", notRenewable(tokens(-24h, -23h)),
            Kind::Ready, "Ready", "Ready. id.example does not say until when.");
        row("H21: it ended before it began", tokens(1h, -2h), Kind::Ready, "Ready", renews);
        row("H21: the clock went ten years ahead", tokens(24h * 3650, -24h * 3650 + 1h),
            Kind::Ready, "Ready",
            "Ready. Qonsent renews this account when it is needed. The access token expired at 4 "
            "Jan 2016 13:00.");
        row("H21: endless stays so when the clock went back", tokens(-24h, 24h * 3651), Kind::Ready,
            "Does not expire", "Ready. The access token does not expire.");
    }
    void anIdleAccountTellsItsTime()
    {
        QFETCH(TokenFacts, facts);
        const AccountStatus status = AccountStatus::of(accountWith(facts), at(noon));
        QTEST(status.word, "word");
        QTEST(status.sentence, "sentence");
        QTEST(status.kind, "kind");
        QCOMPARE(status.action, status.kind == Kind::SignInNeeded ? Action::SignIn : Action::None);
        const bool tellsTheEnd = status.sentence.contains(QStringLiteral("expired"))
            || status.word.contains(QStringLiteral("min"))
            || status.word.contains(QStringLiteral("until"));
        QCOMPARE(status.endsAt, tellsTheEnd ? facts.expiresAt : QDateTime());
    }

    void whatGoesOnComesBeforeTheTime_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<AccountActivity>("activity");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<Action>("action");
        const auto row = [](const char *name, State state, const AccountActivity &activity,
                            Kind kind, const char *word, const QString &sentence, Action action) {
            QTest::newRow(name) << state << activity << kind << QString::fromUtf8(word) << sentence
                                << action;
        };
        const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
        const auto failed = [](AuthError::Code code, const QString &subject = {}) {
            return AccountActivity{.kind = Going::Failed,
                                   .problem = AuthError::of(code, {}, subject)};
        };
        const AccountActivity offline{.kind = Going::WaitingForNetwork,
                                      .nextAttempt = utcFromMSecs(noon + 90'000),
                                      .host = QStringLiteral("tokens.example")};
        const AccountActivity locked{.kind = Going::Locked};
        row("renewing", State::Ready, {.kind = Going::Renewing}, Kind::Renewing, "Renewing",
            text("Renewing the access token."), Action::None);
        row("offline, with the next attempt", State::Ready, offline, Kind::WaitingForNetwork,
            "Waiting for network",
            text("No connection to tokens.example. The account is safe; Qonsent tries again at "
                 "12:01."),
            Action::TryNow);
        AccountActivity vague = offline;
        vague.nextAttempt = {};
        vague.host.clear();
        row("offline, and nothing planned", State::Ready, vague, Kind::WaitingForNetwork,
            "Waiting for network",
            text("No connection to id.example. The account is safe; Qonsent tries again by "
                 "itself."),
            Action::TryNow);
        AccountActivity late = offline;
        late.nextAttempt = utcFromMSecs(noon - 1);
        row("offline, and the attempt is overdue", State::Ready, late, Kind::WaitingForNetwork,
            "Waiting for network",
            text("No connection to tokens.example. The account is safe; Qonsent tries again by "
                 "itself."),
            Action::TryNow);
        AccountActivity hostile = offline;
        hostile.host = text("a\n\u202eb %2 <b>") + QString(2000, u'x');
        row("offline, and the host is no host", State::Ready, hostile, Kind::WaitingForNetwork,
            "Waiting for network",
            text("No connection to ab %2 <b>") + QString(491, u'x')
                + text(". The account is safe; Qonsent tries again at 12:01."),
            Action::TryNow);
        row("locked", State::Ready, locked, Kind::Locked, "Locked",
            text("Unlock Qonsent to use this account."), Action::Unlock);
        row("locked says nothing of a sign-in", State::NeedsSignIn, locked, Kind::Locked, "Locked",
            text("Unlock Qonsent to use this account."), Action::Unlock);
        row("the provider ended the sign-in", State::NeedsSignIn, {}, Kind::SignInNeeded,
            "Sign in again",
            text("id.example ended this sign-in. Sign in again to go on. Nothing was deleted."),
            Action::SignIn);
        row("the provider ended the sign-in, whatever else went on", State::NeedsSignIn, offline,
            Kind::SignInNeeded, "Sign in again",
            text("id.example ended this sign-in. Sign in again to go on. Nothing was deleted."),
            Action::SignIn);
        row("signed out, and the provider does not know yet", State::SignedOut, {},
            Kind::SignInNeeded, "Signed out",
            text("You signed out. id.example has still to be told."), Action::SignIn);
        row("signed out, and the provider cannot be told", State::SignedOut, offline,
            Kind::SignInNeeded, "Signed out",
            text("You signed out. id.example has still to be told. Qonsent tries again at 12:01."),
            Action::SignIn);
        row("B46: removed, and the provider does not know yet", State::Leaving, {}, Kind::Leaving,
            "Being removed", text("You removed this account. id.example has still to be told."),
            Action::None);
        row("B46: removed, and the provider cannot be told", State::Leaving, offline, Kind::Leaving,
            "Being removed",
            text("You removed this account. id.example has still to be told. Qonsent tries again "
                 "at 12:01."),
            Action::TryNow);
        row("a problem says its first sentence", State::Ready,
            failed(AuthError::Code::ServerRefused, QStringLiteral("id.example")), Kind::Problem,
            "Problem", text("id.example refused the request."), Action::None);
        row("a problem that may pass", State::Ready,
            failed(AuthError::Code::RateLimited, QStringLiteral("id.example")), Kind::Problem,
            "Problem", text("id.example is busy or asks to slow down."), Action::TryAgain);
        row("a problem that only a sign-in solves", State::Ready,
            failed(AuthError::Code::SignInNeeded, QStringLiteral("id.example")), Kind::SignInNeeded,
            "Sign in again", text("id.example ended this sign-in."), Action::SignIn);
        row("a keychain that is locked", State::Ready, failed(AuthError::Code::KeychainLocked),
            Kind::Problem, "Problem", text("The keychain of this computer is locked."),
            Action::Unlock);
        row("a problem about a hostile name", State::Ready,
            failed(AuthError::Code::UnknownAccount, text("\u202e\033[2J\n<b>")), Kind::Problem,
            "Problem", text("There is no account of that name ([2J<b>)."), Action::None);
        row("a problem without words", State::Ready,
            {.kind = Going::Failed, .problem = AuthError{.code = AuthError::Code::VaultIo}},
            Kind::Problem, "Problem", text("Something went wrong with this account."),
            Action::TryAgain);
        row("a problem that nobody named", State::Ready, {.kind = Going::Failed}, Kind::Problem,
            "Problem", text("Something went wrong with this account."), Action::None);
    }
    void whatGoesOnComesBeforeTheTime()
    {
        QFETCH(State, state);
        QFETCH(AccountActivity, activity);
        const Account account = accountWith(tokens(1h, 42min), state);
        const AccountStatus status = AccountStatus::of(account, at(noon, activity));
        QTEST(status.word, "word");
        QTEST(status.sentence, "sentence");
        QTEST(status.kind, "kind");
        QTEST(status.action, "action");
        QVERIFY(!AccountStatus::nextChange(account, at(noon, activity)).isValid());
    }

    void whoSignedOutForGoodSignsInToUseItAgain()
    {
        const AccountStatus status = AccountStatus::of(accountWith({}, State::SignedOut), at(noon));
        QCOMPARE(status.word, QStringLiteral("Signed out"));
        QCOMPARE(status.sentence,
                 QStringLiteral("You signed out. Sign in to use this account again."));
    }

    void theProviderIsCalledByItsHost_data()
    {
        QTest::addColumn<ProviderMetadata>("provider");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const ProviderMetadata &provider, const char *said) {
            QTest::newRow(name) << provider << QString::fromUtf8(said);
        };
        row("an issuer", {.issuer = QStringLiteral("https://id.example:8443/a")}, "id.example");
        row("no issuer: the token endpoint",
            {.tokenEndpoint = QUrl(QStringLiteral("https://tokens.example/t"))}, "tokens.example");
        row("nothing", {}, "The provider");
        row("no address", {.issuer = QStringLiteral("evil\nid.example")}, "The provider");
        row("a name that looks like another",
            {.issuer = QString::fromUtf8("https://\u0440aypal.example")}, "xn--aypal-uye.example");
    }
    void theProviderIsCalledByItsHost()
    {
        QFETCH(ProviderMetadata, provider);
        QFETCH(QString, said);
        Account account = accountWith({}, State::NeedsSignIn);
        account.provider = provider;
        QCOMPARE(AccountStatus::of(account, at(noon)).sentence,
                 said
                     + QStringLiteral(
                         " ended this sign-in. Sign in again to go on. Nothing was deleted."));
    }

    void timesOfDayAreThoseOfTheWall_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *zone, const char *now, const char *end,
                            const char *word) {
            QTest::newRow(name) << QByteArray(zone) << utc(now) << utc(end)
                                << QString::fromUtf8(word);
        };
        row("Berlin in winter", "Europe/Berlin", "2026-01-01T12:00:00Z", "2026-01-01T15:00:00Z",
            "until 16:00");
        row("Kathmandu, 5:45 ahead", "Asia/Kathmandu", "2026-01-01T12:00:00Z",
            "2026-01-01T15:00:00Z", "until 20:45");
        row("the same day in UTC is the next one in Auckland", "Pacific/Auckland",
            "2026-01-01T10:00:00Z", "2026-01-01T15:00:00Z", "until 2 Jan 2026 04:00");
        row("the next day in UTC is the same one in Honolulu", "Pacific/Honolulu",
            "2026-01-01T22:00:00Z", "2026-01-02T03:00:00Z", "until 17:00");
        row("H21: three hours over the start of summer time", "Europe/Berlin",
            "2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z", "until 05:00");
        row("H21: three hours over its end", "Europe/Berlin", "2026-10-25T00:00:00Z",
            "2026-10-25T03:00:00Z", "until 04:00");
        row("H21: an hour that exists twice is still counted", "Europe/Berlin",
            "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "60 min");
        row("H21: an hour that does not exist is not counted", "Europe/Berlin",
            "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "60 min");
        row("a zone that does not exist is UTC", "Nowhere/Atlantis", "2026-01-01T12:00:00Z",
            "2026-01-01T15:00:00Z", "until 15:00");
    }
    void timesOfDayAreThoseOfTheWall()
    {
        QFETCH(QByteArray, zone);
        QFETCH(qint64, now);
        QFETCH(qint64, end);
        setTimeZone(zone);
        const TokenFacts facts = tokens(1h, std::chrono::milliseconds(end - now), now);
        QTEST(AccountStatus::of(accountWith(facts), at(now)).word, "word");
    }

    void timesOfDayAreWrittenAsThePersonWritesThem()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(AccountStatus::of(accountWith(tokens(0s, 3h)), at(noon)).word,
                 QStringLiteral("until 15:00"));
        QCOMPARE(AccountStatus::of(accountWith(tokens(0s, 24h)), at(noon)).word,
                 QStringLiteral("until 02.01.26 12:00"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QVERIFY(AccountStatus::of(accountWith(tokens(0s, 3h)), at(noon))
                    .word.startsWith(QStringLiteral("until 3:00")));
    }

    void numbersComeInTheFormsOfTheLanguage()
    {
        ThreeForms translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const auto of = [](std::chrono::milliseconds left) {
            return AccountStatus::of(accountWith(tokens(1h, left)), at(noon));
        };
        QCOMPARE(of(2min).word, QStringLiteral("2 word few"));
        QCOMPARE(of(5min).word, QStringLiteral("5 word many"));
        QCOMPARE(of(12min).word, QStringLiteral("12 word many"));
        QCOMPARE(of(22min).word, QStringLiteral("22 word few"));
        QVERIFY(of(1s).sentence.endsWith(QStringLiteral(" 1 seconds one")));
        QVERIFY(of(-1s).sentence.endsWith(QStringLiteral(" 1 seconds one")));
        QVERIFY(of(-3min).sentence.endsWith(QStringLiteral(" 3 minutes few")));
        QVERIFY(of(-5min).sentence.endsWith(QStringLiteral(" 5 minutes many")));
        QCoreApplication::removeTranslator(&translator);
    }

    void theWordLastsUntilItsNextChange_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<TokenFacts>("facts");
        QTest::addColumn<int>("changes");
        const auto row = [](const char *name, const TokenFacts &facts, int changes,
                            const char *zone = "UTC", qint64 now = noon) {
            QTest::newRow(name) << QByteArray(zone) << now << facts << changes;
        };
        // 119 … 2 min, under two minutes, ready; and the step from a time of day
        row("from three hours to the end", tokens(0s, 3h), 120);
        row("from 42 minutes and a half", tokens(0s, 42min + 30s), 42);
        row("from exactly two minutes", tokens(0s, 2min), 2);
        row("from a millisecond", tokens(0s, 1ms), 1);
        row("the date goes at midnight", tokens(0s, 40h), 121);
        row("two days, not renewable: to the new sign-in", notRenewable(tokens(0s, 48h)), 121);
        row("an end just after midnight keeps its date", tokens(0s, 13h), 120);
        row("H21: the clock catches up, then counts", tokens(-10min, 20min), 12);
        row("H21: what ended before it began never changes", tokens(-10min, 5min), 0);
        row("unknown never changes", tokens(0s, {}), 0);
        row("endless never changes", tokens(0s, 24h * 3650), 0);
        row("past never changes", tokens(1h, -1ms), 0);
        row("no tokens never change", {}, 0);
        const qint64 spring = utc("2026-03-28T20:00:00Z");
        row("H21: midnight before summer time", tokens(0s, 12h, spring), 121, "Europe/Berlin",
            spring);
        // In Beirut the clock goes from midnight to one: the day begins at one.
        const qint64 beirut = utc("2026-03-28T12:00:00Z");
        row("H21: a midnight that does not exist", tokens(0s, 24h, beirut), 121, "Asia/Beirut",
            beirut);
    }
    void theWordLastsUntilItsNextChange()
    {
        QFETCH(QByteArray, zone);
        QFETCH(qint64, now);
        QFETCH(TokenFacts, facts);
        setTimeZone(zone);
        const Account account = accountWith(facts);
        const auto shown = [&account](qint64 moment) {
            const AccountStatus status = AccountStatus::of(account, at(moment));
            return std::tuple(status.kind, status.word, status.action);
        };
        int changes = 0;
        for (;;) {
            const QDateTime next = AccountStatus::nextChange(account, at(now));
            if (!next.isValid() || changes > 200)
                break;
            const qint64 then = next.toMSecsSinceEpoch();
            QVERIFY(then > now);
            QCOMPARE(next.timeSpec(), Qt::UTC);
            QVERIFY2(shown(then - 1) == shown(now), qPrintable(std::get<1>(shown(now))));
            QVERIFY2(shown(then) != shown(now), qPrintable(std::get<1>(shown(now))));
            now = then;
            ++changes;
        }
        QTEST(changes, "changes");
        QCOMPARE(shown(now), shown(now + 1000LL * 3600 * 24 * 400));
    }
};

QONSENT_TEST(tst_AccountStatus)
#include "tst_accountstatus.moc"
