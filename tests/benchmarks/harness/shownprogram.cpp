// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/shownprogram.h"

#include "tests/benchmarks/harness/processtree.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace Bench {

namespace {

constexpr std::chrono::seconds patience(30);

/// Gives everybody the page, and says when it has been painted.
class PageServer final : public QTcpServer
{
public:
    explicit PageServer(std::function<void()> painted)
        : m_painted(std::move(painted))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for the page");
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(serverPort()));
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void answer(QTcpSocket &socket)
    {
        const QByteArray request = socket.peek(socket.bytesAvailable());
        if (!request.contains("\r\n\r\n"))
            return;
        socket.skip(request.size());
        const QByteArray body = request.startsWith("GET / ")
            ? "<!doctype html><title>Sign in</title><link rel=icon href='data:,'><h1>Sign in</h1>"
              "<input name=user autofocus><input name=password type=password><button>Sign in"
              "</button><script>requestAnimationFrame(() => requestAnimationFrame(() => "
              "fetch('/painted')))</script>"
            : "";
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                     "Connection: close\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
        if (request.startsWith("GET /painted "))
            m_painted();
    }

    std::function<void()> m_painted;
};

/// One operation at a time: starts the program, waits for the sign, looks at it, ends it.
class ShownWork final : public Work
{
public:
    enum class Sign : quint8 { FirstPaint, Page };

    ShownWork(const ShownProgram &program, Sign sign)
        : m_program(program)
        , m_sign(sign)
    {
        if (sign == Sign::Page) {
            QFile(m_home.path()).setPermissions(QFile::Permissions(0x7777)); // see command()
            m_server = std::make_unique<PageServer>([this] { seen(); });
        }
    }

    void repeat(int count, std::function<void(Batch)> done) override
    {
        Batch batch;
        batch.elsewhere = Elsewhere();
        for (int i = 0; i < count; ++i)
            runOnce(batch);
        done(batch);
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        all.insert(QStringLiteral("HOME"), m_home.path());
        all.insert(QStringLiteral("TMPDIR"), m_home.path());
        all.remove(QStringLiteral("XDG_RUNTIME_DIR"));
        if (!all.contains(QStringLiteral("DISPLAY")))
            all.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        if (m_sign == Sign::FirstPaint) {
            all.insert(QStringLiteral("QT_PLUGIN_PATH"),
                       QCoreApplication::applicationDirPath() + QStringLiteral("/plugins"));
            all.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("firstpaint"));
        }
        return all;
    }

    [[nodiscard]] QStringList command() const
    {
        QStringList words = m_program.command;
        if (m_program.lastArgument)
            words += m_program.lastArgument(m_server->url());
        if (m_sign == Sign::Page && ::geteuid() == 0)
            words = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
                                QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")}
                + words;
        return words;
    }

    void seen()
    {
        m_isSeen = true;
        if (m_loop)
            m_loop->quit();
    }

    void runOnce(Batch &batch)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList words = command();
        const QString program = words.takeFirst();
        m_isSeen = false;
        QEventLoop loop;
        m_loop = &loop;
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &loop, [&] {
            if (m_sign == Sign::FirstPaint && process.readAllStandardOutput() == "painted\n")
                seen();
        });
        QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        QElapsedTimer timer;
        timer.start();
        process.start(program, words);
        if (m_program.input)
            process.write(m_program.input(m_server->url()));
        loop.exec();
        m_loop = nullptr;
        const qint64 ns = timer.nsecsElapsed();
        if (m_isSeen) {
            batch.samples.append(ns);
            const Elsewhere cost = costOfTree(process.processId());
            batch.elsewhere->cpuNs += cost.cpuNs;
            batch.elsewhere->peakKb = std::max(batch.elsewhere->peakKb, cost.peakKb);
            ++batch.succeeded;
        }
        end(process);
    }

    /// The next one starts when nothing of this one is left.
    static void end(QProcess &process)
    {
        process.closeWriteChannel();
        process.terminate();
        if (!process.waitForFinished(8000)) {
            process.kill();
            process.waitForFinished();
        }
    }

    const ShownProgram m_program;
    const Sign m_sign;
    const QTemporaryDir m_home;
    std::unique_ptr<PageServer> m_server;
    QEventLoop *m_loop = nullptr;
    bool m_isSeen = false;
};

} // namespace

std::unique_ptr<Work> firstPaintWork(const ShownProgram &program)
{
    return std::make_unique<ShownWork>(program, ShownWork::Sign::FirstPaint);
}

std::unique_ptr<Work> pageWork(const ShownProgram &program)
{
    return std::make_unique<ShownWork>(program, ShownWork::Sign::Page);
}

} // namespace Bench
