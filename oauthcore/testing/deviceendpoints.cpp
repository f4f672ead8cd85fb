// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/entropy.h"
#include "oauthcore/testing/clientauthentication_p.h"
#include "oauthcore/testing/devicerequest_p.h"
#include "oauthcore/testing/pages_p.h"

namespace Qonsent::Test {

namespace {

constexpr qint64 secondsToEnter = 600;

QString plain(const QString &code)
{
    QString letters;
    for (const QChar c : code) {
        if (c.isLetterOrNumber())
            letters.append(c.toUpper());
    }
    return letters;
}

/// Eight letters that nobody takes for others, and that spell no words (RFC 8628 section 6.1).
QString newUserCode()
{
    constexpr char letters[] = "BCDFGHJKLMNPQRSTVWXZ";
    QString code;
    for (const char byte : randomBytes(8)) {
        if (code.size() == 4)
            code.append(u'-');
        code.append(QLatin1Char(letters[static_cast<unsigned char>(byte) % 20]));
    }
    return code;
}

} // namespace

DeviceRequest *findByUserCode(ServerState &state, const QString &userCode)
{
    for (DeviceRequest &request : state.devices) {
        if (plain(request.userCode) == plain(userCode)
            && request.stage == DeviceRequest::Stage::Pending && state.now() < request.expiresAt)
            return &request;
    }
    return nullptr;
}

void decide(DeviceRequest &request, const QString &userName)
{
    request.userName = userName;
    request.stage = DeviceRequest::Stage::Allowed;
}

Answer deviceAllowed(ServerState &state, const QByteArray &deviceCode, const QString &userName)
{
    decide(state.devices[deviceCode], userName);
    return deviceDonePage(QStringLiteral("Your device is connected"));
}

Answer deviceDenied(ServerState &state, const QByteArray &deviceCode)
{
    state.devices[deviceCode].stage = DeviceRequest::Stage::Denied;
    return deviceDonePage(QStringLiteral("Your device was not connected"));
}

Answer answerDeviceAuthorization(ServerState &state, const ReceivedRequest &request)
{
    const auto read = readForm(request);
    if (const auto *refusal = std::get_if<Answer>(&read))
        return *refusal;
    const auto authenticated = authenticateClient(state, request);
    if (const auto *refusal = std::get_if<Answer>(&authenticated))
        return *refusal;
    const QByteArray asked =
        std::get_if<FormParameters>(&read)->value("scope").value_or(QByteArray());
    const Scopes wanted = Scopes::parse(QString::fromUtf8(asked)); // outlives its list
    QStringList scopes;
    for (const QString &scope : wanted.list()) {
        if (state.options.scopes.contains(scope))
            scopes.append(scope);
    }
    const ServerOptions &options = state.options;
    const qint64 interval = options.deviceInterval.count();
    const QByteArray deviceCode = (options.canaries ? "CNRYD-" : "") + randomToken(32);
    const QString userCode = newUserCode();
    state.devices.insert(deviceCode,
                         {.client = *std::get_if<Client>(&authenticated),
                          .scopes = Scopes(scopes),
                          .userCode = userCode,
                          .expiresAt = state.now() + options.deviceCodeLifetime.count(),
                          .mayAskAt = options.clock->utcMSecs() + interval * 1000,
                          .intervalMSecs = interval * 1000});
    const QString page = QString::fromLatin1(state.url(Endpoint::Device));
    return Answer::json(200,
                        {{QStringLiteral("device_code"), QString::fromLatin1(deviceCode)},
                         {QStringLiteral("user_code"), userCode},
                         {QStringLiteral("verification_uri"), page},
                         {QStringLiteral("verification_uri_complete"),
                          QString(page + QStringLiteral("?user_code=") + userCode)},
                         {QStringLiteral("expires_in"), qint64(options.deviceCodeLifetime.count())},
                         {QStringLiteral("interval"), interval}});
}

Answer answerDevice(ServerState &state, const ReceivedRequest &request)
{
    const bool isPost = request.method == "POST";
    const FormParameters said = isPost ? request.form() : request.query();
    const QString code = QString::fromUtf8(said.value("user_code").value_or(QByteArray()));
    if (!isPost) // also with a code in the address the person has to press the button
        return devicePage(state, code, {});
    for (auto device = state.devices.begin(); device != state.devices.end(); ++device) {
        if (&*device != findByUserCode(state, code))
            continue;
        const QByteArray name = randomToken(16);
        state.interactions.insert(name,
                                  {.request = {.client = device->client, .scopes = device->scopes},
                                   .deviceCode = device.key(),
                                   .expiresAt = state.now() + secondsToEnter});
        return loginPage(state, name, {});
    }
    return devicePage(
        state, code, QStringLiteral("No device waits with that code. Check it, or get a new one."));
}

} // namespace Qonsent::Test
