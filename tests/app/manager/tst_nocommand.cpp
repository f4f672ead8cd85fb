// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

constexpr auto anybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// An installation in a folder: the real command line, and a stand-in for the manager that writes
/// down how it was called.
class Installation
{
public:
    Installation()
    {
        for (const QString &name : {u"cli"_s, u"path"_s})
            QDir(m_folder.path()).mkpath(name);
    }

    [[nodiscard]] bool isThere() const
    {
        return QFile::copy(QStringLiteral(QONSENT_PROGRAM), m_folder.filePath(u"cli/qonsent"_s));
    }
    /// Puts the stand-in at \a path below the folder.
    [[nodiscard]] bool putManager(const QString &path, QFile::Permissions permissions) const
    {
        QDir(m_folder.path()).mkpath(QFileInfo(path).path());
        QFile file(m_folder.filePath(path));
        return file.open(QIODevice::WriteOnly)
            && file.write("#!/bin/sh\necho \"$# $*\" > \"" + note().toLocal8Bit() + "\"\n") > 0
            && file.setPermissions(permissions);
    }
    /// What the stand-in wrote; empty: it was not called.
    [[nodiscard]] QByteArray call() const
    {
        QFile file(note());
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    /// What `qonsent` prints, without a command.
    [[nodiscard]] QByteArray run(const QByteArray &variable, const QString &value) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.insert(u"PATH"_s, m_folder.filePath(u"path"_s) + u":/usr/bin:/bin"_s);
        if (!variable.isEmpty())
            environment.insert(QString::fromLatin1(variable), value);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.filePath(u"path"_s));
        process.start(m_folder.filePath(u"cli/qonsent"_s), QStringList());
        if (!process.waitForFinished() || process.exitCode() != 0)
            return "it failed: " + process.readAllStandardError();
        return process.readAllStandardOutput();
    }

private:
    QString note() const { return m_folder.filePath(u"called"_s); }

    QTemporaryDir m_folder;
};

} // namespace

/// `qonsent` alone.
class tst_NoCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theManagerIsStartedWhereThereIsADisplay_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QByteArray>("variable");
        QTest::newRow("X11, installed") << u"cli/qonsent-manager"_s << QByteArray("DISPLAY");
        QTest::newRow("Wayland, installed")
            << u"cli/qonsent-manager"_s << QByteArray("WAYLAND_DISPLAY");
        QTest::newRow("X11, as it is built")
            << u"manager/qonsent-manager"_s << QByteArray("DISPLAY");
    }
    void theManagerIsStartedWhereThereIsADisplay()
    {
        QFETCH(QString, place);
        QFETCH(QByteArray, variable);
        const Installation installation;
        QVERIFY(installation.isThere());
        QVERIFY(installation.putManager(place, anybody));
        QCOMPARE(installation.run(variable, u":7"_s), QByteArray());
        QTRY_COMPARE(installation.call(), QByteArray("0")); // without arguments
    }

    void elseItHelps_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QFile::Permissions>("permissions");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("value");
        const QString beside = u"cli/qonsent-manager"_s;
        const QFile::Permissions can = anybody;
        QTest::newRow("no display") << beside << can << QByteArray() << QString();
        QTest::newRow("a display without a name")
            << beside << can << QByteArray("DISPLAY") << QString();
        QTest::newRow("a Wayland display without a name")
            << beside << can << QByteArray("WAYLAND_DISPLAY") << QString();
        QTest::newRow("a manager that cannot be run")
            << beside << QFile::Permissions(QFile::ReadOwner) << QByteArray("DISPLAY") << u":7"_s;
        QTest::newRow("a manager of somebody else's, in PATH and in the working folder")
            << u"path/qonsent-manager"_s << can << QByteArray("DISPLAY") << u":7"_s;
    }
    void elseItHelps()
    {
        QFETCH(QString, place);
        QFETCH(QFile::Permissions, permissions);
        QFETCH(QByteArray, variable);
        QFETCH(QString, value);
        const Installation installation;
        QVERIFY(installation.isThere());
        QVERIFY(installation.putManager(place, permissions));
        const QByteArray printed = installation.run(variable, value);
        QVERIFY2(printed.contains("qonsent COMMAND"), printed.constData());
        QCOMPARE(installation.call(), QByteArray());
    }
};

QONSENT_TEST(tst_NoCommand)

#include "tst_nocommand.moc"
