// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// Renders every widget in every dress it may wear: widgetpictures DIRECTORY. On a panel of twice
// the density if QT_SCALE_FACTOR is 2, and in one dress then: the ratio is one for the whole
// process.
#include "oauthcore/base/translation.h"
#include "tests/widgets/addaccount/addaccountpictures.h"
#include "tests/widgets/longtexts.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"
#include "widgets/accounts/signinbutton.h"
#include "widgets/look/fusionpalette.h"
#include "widgets/look/metrics.h"
#include "widgets/signin/devicecodepanel.h"
#include "widgets/signin/outcomepage.h"
#include "widgets/signin/transcriptdialog.h"
#include "widgets/signin/waitingpage.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qonsent;

namespace {

/// How a picture is taken.
struct Dress
{
    QString name;
    Appearance appearance = Appearance::Light;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool isLong = false;
    bool isContrast = false;
};

/// The colours of a desktop in high contrast, which the kit leaves alone.
QPalette contrastPalette()
{
    QPalette palette(Qt::white, Qt::black, Qt::white, Qt::black, Qt::white, Qt::white, Qt::black);
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::AlternateBase, Qt::black);
    palette.setColor(QPalette::Highlight, Qt::cyan);
    palette.setColor(QPalette::HighlightedText, Qt::black);
    palette.setColor(QPalette::Link, Qt::yellow);
    palette.setColor(QPalette::PlaceholderText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, Qt::black);
    palette.setColor(QPalette::ToolTipText, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, Qt::green);
    return palette;
}

/// W1 without what is still to come.
class MainWindow final : public QWidget
{
public:
    explicit MainWindow(const SampleAccounts &samples)
        : m_model(samples.clock)
        , m_view(new AccountListView(this))
        , m_details(new AccountDetails(this))
    {
        samples.fill(m_model);
        m_view->setClock(samples.clock);
        m_view->setAccountModel(&m_model);
        m_view->setCurrentAccount(samples.work.id);
        m_details->setFacts(samples.facts());
        auto *left = new QVBoxLayout;
        left->setSpacing(Metrics::controlGap);
        left->addWidget(new AccountSearchField(m_view, this));
        left->addWidget(m_view);
        auto *both = new QHBoxLayout(this);
        both->setContentsMargins(Metrics::groupGap, Metrics::groupGap, Metrics::groupGap,
                                 Metrics::groupGap);
        both->setSpacing(Metrics::groupGap);
        both->addLayout(left, 2);
        both->addWidget(m_details, 3);
    }

    AccountListView *view() const { return m_view; }
    AccountDetails *details() const { return m_details; }

private:
    AccountListModel m_model;
    AccountListView *m_view;
    AccountDetails *m_details;
};

class Camera
{
public:
    Camera(const QDir &folder, const Dress &dress)
        : m_folder(folder)
        , m_dress(dress)
    { }

    bool take(QWidget &widget, const QSize &size, const char *name) const
    {
        widget.resize(size);
        widget.setAttribute(Qt::WA_DontShowOnScreen);
        widget.show();
        for (int turn = 0; turn < 3; ++turn)
            QApplication::processEvents();
        return widget.grab().save(
            m_folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(name), m_dress.name)));
    }

private:
    QDir m_folder;
    Dress m_dress;
};

/// A status in trouble, with the action it offers.
AccountFacts troubled(const SampleAccounts &samples)
{
    AccountFacts facts = AccountFacts::of(
        samples.company, AccountStatus::of(samples.company, {.utcMSecs = samples.clock.utcMSecs()}),
        samples.clock.now());
    facts.protection = {VaultProtection::Passphrase};
    return facts;
}

/// The pages of a sign-in, at the size that SignInDialog gives them.
bool takeSignIn(const Camera &camera)
{
    constexpr QSize size(472, 400);
    UserAction action;
    action.kind = UserAction::Kind::ContinueInBrowser;
    action.url = QUrl(QStringLiteral("https://gitlab.example.com/oauth/authorize?state=x"));
    action.endsAt = QDateTime::currentDateTimeUtc().addSecs(9 * 60 - 20);
    WaitingPage waiting;
    waiting.setAction(action);
    waiting.setPermissions(QStringLiteral("openid, read_user"));
    waiting.setEmbeddedOffered(true);
    bool isWell = camera.take(waiting, size, "waiting");
    waiting.setPasteComplaint(
        AuthError::of(AuthError::Code::StateMismatch, "state_missing").message);
    isWell = camera.take(waiting, size, "pasted") && isWell;
    action.endsAt = QDateTime::currentDateTimeUtc().addSecs(40);
    waiting.setAction(action);
    isWell = camera.take(waiting, size, "lastminute") && isWell;

    OutcomePage outcome;
    outcome.showSuccess(QStringLiteral("alice@example.com"), {});
    isWell = camera.take(outcome, size, "done") && isWell;
    AuthError denied = AuthError::of(AuthError::Code::Denied);
    denied.serverCode = "access_denied";
    denied.serverDescription = QStringLiteral("The administrator has to allow this program first.");
    outcome.setTranscriptOffered(true);
    outcome.showError(denied);
    isWell = camera.take(outcome, size, "refused") && isWell;
    outcome.showError(AuthError::of(AuthError::Code::SignInTimedOut));
    return camera.take(outcome, size, "ranout") && isWell;
}

/// What happened in a sign-in that was refused.
bool takeTranscript(const Camera &camera, const Clock &clock)
{
    const auto transcript = std::make_shared<Transcript>(clock);
    transcript->noteStep("The sign-in begins.");
    transcript->notePage(QUrl(QStringLiteral(
        "https://gitlab.example.com/oauth/authorize?response_type=code&client_id=app"
        "&redirect_uri=http%3A%2F%2F127.0.0.1%3A41231%2Fcallback&scope=openid&state=abcdefghij")));
    transcript->noteRedirect(Secret("code=0123456789&state=abcdefghij"), "the browser");
    const int exchange = transcript->noteRequest(
        {.method = HttpRequest::Method::Post,
         .url = QUrl(QStringLiteral("https://gitlab.example.com/oauth/token")),
         .contentType = "application/x-www-form-urlencoded",
         .body = Secret("grant_type=authorization_code&code=0123456789&client_id=app")});
    HttpResponse answer;
    answer.status = 401;
    answer.headers = {{"Content-Type", "application/json"}};
    answer.body = Secret("{\"error\":\"invalid_client\",\"error_description\":\"Client "
                         "authentication failed: unknown client, no client authentication "
                         "included, or unsupported authentication method.\",\"error_uri\":"
                         "\"https://gitlab.example.com/help/long/long/long/long/long/long/long/"
                         "long/long/long/long/long/long/long/long/long/long/long/long\"}");
    transcript->noteAnswer(exchange, answer);
    TranscriptDialog dialog(transcript);
    return camera.take(dialog, {640, 480}, "transcript");
}

/// A code for another device, at the size that SignInDialog and its smallest window give it.
bool takeCode(const Camera &camera)
{
    UserAction action;
    action.kind = UserAction::Kind::ShowCode;
    action.url = QUrl(QStringLiteral("https://gitlab.example.com/oauth/device"));
    action.completeUrl =
        QUrl(QStringLiteral("https://gitlab.example.com/oauth/device?user_code=WDJB-MJHT"));
    action.userCode = QStringLiteral("WDJB-MJHT");
    action.endsAt = QDateTime::currentDateTimeUtc().addSecs(14 * 60 - 20);
    DeviceCodePanel panel;
    panel.setAction(action);
    panel.setBrowserOffered(true);
    bool isWell = camera.take(panel, {472, 400}, "code");
    isWell = camera.take(panel, {392, panel.heightForWidth(392)}, "codesmall") && isWell;
    action.endsAt = QDateTime::currentDateTimeUtc().addSecs(-1);
    panel.setAction(action);
    return camera.take(panel, {472, 400}, "coderanout") && isWell;
}

bool takeAll(const QDir &folder, const Dress &dress)
{
    std::unique_ptr<LongTexts> longer;
    if (dress.isLong)
        longer = std::make_unique<LongTexts>();
    QApplication::setLayoutDirection(dress.direction);
    if (dress.isContrast)
        QApplication::setPalette(contrastPalette());
    else
        setAppearance(dress.appearance);
    const Camera camera(folder, dress);
    const FakeClock clock;
    const SampleAccounts samples(clock);

    MainWindow window(samples);
    bool isWell = camera.take(window, {960, 620}, "main");
    isWell = takeTranscript(camera, clock) && isWell;
    window.details()->setFacts(troubled(samples));
    window.view()->setCurrentAccount(samples.company.id);
    isWell = camera.take(window, {640, 360}, "small") && isWell;
    window.view()->setSearchText(QStringLiteral("nobody is called this"));
    window.details()->clear();
    isWell = camera.take(window, {640, 360}, "nomatch") && isWell;

    AccountListView empty;
    isWell = camera.take(empty, {320, 360}, "empty") && isWell;

    Services services = inMemoryServices();
    Account somebody = samples.work;
    somebody.client.id = QStringLiteral("app");
    const ReplyOf<Done> *const written = services.vault->write(somebody, {});
    isWell = written->isFinished() && isWell;
    Accounts accounts(services);
    SignInButton button;
    isWell = camera.take(button, button.sizeHint(), "button") && isWell;
    button.setRequest({.issuer = somebody.provider.issuer, .client = {.id = somebody.client.id}});
    button.setAccounts(&accounts);
    for (int turn = 0; turn < 100 && !button.account(); ++turn)
        QApplication::processEvents();
    isWell = button.account() && camera.take(button, button.sizeHint(), "signedin") && isWell;
    isWell = takeSignIn(camera) && isWell;
    isWell = takeCode(camera) && isWell;
    return takeAddAccountPictures([&camera](QWidget &widget, const QSize &size, const char *name) {
               return camera.take(widget, size, name);
           })
        && isWell;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        qCritical("widgetpictures DIRECTORY");
        return 2;
    }
    QApplication::setStyle(QStringLiteral("fusion"));
    installTranslator(QLocale(QLocale::English)); // whose plurals are in its catalogue
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool isWell = folder.mkpath(QStringLiteral("."));
    const bool isDense = app.devicePixelRatio() > 1;
    const QList<Dress> dresses = isDense
        ? QList<Dress>{{.name = QStringLiteral("200")}}
        : QList<Dress>{
            // first: nobody has dressed the program yet
            {.name = QStringLiteral("contrast"), .isContrast = true},
            {.name = QStringLiteral("light")},
            {.name = QStringLiteral("dark"), .appearance = Appearance::Dark},
            {.name = QStringLiteral("rtl"), .direction = Qt::RightToLeft},
            {.name = QStringLiteral("long"), .isLong = true},
        };
    for (const Dress &dress : dresses)
        isWell = takeAll(folder, dress) && isWell;
    return isWell ? 0 : 1;
}
