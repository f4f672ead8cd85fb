// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

/// The way data walks, read from the `#include` lines: app → widgets → oauthcore, and inside
/// oauthcore and inside widgets from the left of a list to the right never.
class tst_Layers : public QObject
{
    Q_OBJECT

    /// Lowest first. exporters stands beside jose: it may use base and model, and only what is
    /// outside the core's rooms may use it.
    const QStringList m_rooms = {
        QStringLiteral("base"),     QStringLiteral("model"),    QStringLiteral("jose"),
        QStringLiteral("protocol"), QStringLiteral("provider"), QStringLiteral("net"),
        QStringLiteral("transcript"),
        QStringLiteral("redirect"), QStringLiteral("vault"),    QStringLiteral("flow"),
        QStringLiteral("account"),  QStringLiteral("access"),   QStringLiteral("agent")};
    /// The same for widgets. consent stands beside them: a library of its own, which links the
    /// browser engine and none of the others, and which none of them may use.
    const QStringList m_widgetRooms = {QStringLiteral("look"), QStringLiteral("accounts"),
                                       QStringLiteral("signin"), QStringLiteral("addaccount"),
                                       QStringLiteral("designer")};
    const QDir m_root = QDir(QStringLiteral(QONSENT_SOURCE_DIR));

    QStringList filesBelow(const QString &folder, const QStringList &patterns) const
    {
        QStringList files;
        QDirIterator it(m_root.filePath(folder), patterns, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files += m_root.relativeFilePath(it.next());
        files.sort();
        return files;
    }

    QStringList includesOf(const QString &file) const
    {
        static const QRegularExpression include(QStringLiteral("^#include \"([^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        QFile source(m_root.filePath(file));
        if (!source.open(QIODevice::ReadOnly))
            return {QStringLiteral("unreadable")};
        QStringList includes;
        auto match = include.globalMatch(QString::fromUtf8(source.readAll()));
        while (match.hasNext())
            includes += match.next().captured(1);
        return includes;
    }

    /// Why \a room may not include \a other; empty if it may.
    QString problem(const QString &room, const QString &other) const
    {
        if (room == other || other == QLatin1String("export.h"))
            return {};
        if (room == QLatin1String("testing") || room == QLatin1String("sqlitevault"))
            return {}; // outside: may use all they need
        if (room == QLatin1String("exporters"))
            return m_rooms.indexOf(other) >= 0 && m_rooms.indexOf(other) <= 1
                ? QString()
                : QStringLiteral("exporters use base and model only");
        if (m_rooms.indexOf(other) < 0)
            return QStringLiteral("the core's rooms do not know it");
        return m_rooms.indexOf(other) < m_rooms.indexOf(room) ? QString()
                                                              : QStringLiteral("it points up");
    }

    QString widgetProblem(const QString &room, const QString &other) const
    {
        if (room == other || other == QLatin1String("export.h"))
            return {};
        if (room == QLatin1String("consent") || other == QLatin1String("consent"))
            return QStringLiteral("the browser engine stays in a library of its own");
        if (m_widgetRooms.indexOf(other) < 0)
            return QStringLiteral("there is no such room");
        return m_widgetRooms.indexOf(other) < m_widgetRooms.indexOf(room)
            ? QString()
            : QStringLiteral("it points up");
    }

private Q_SLOTS:
    void everyFileIncludesOnlyWhatIsBelowIt_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *top : {"oauthcore", "widgets", "app"}) {
            for (const QString &file :
                 filesBelow(QLatin1String(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
                if (!file.startsWith(QLatin1String("app/examples/"))) // other people's programs
                    QTest::newRow(qPrintable(file)) << file;
            }
        }
    }
    void everyFileIncludesOnlyWhatIsBelowIt()
    {
        QFETCH(QString, file);
        const QStringList tops = {QStringLiteral("oauthcore"), QStringLiteral("widgets"),
                                  QStringLiteral("app")};
        const QString top = file.section(u'/', 0, 0);
        const QString room = file.section(u'/', 1, 1);
        for (const QString &include : includesOf(file)) {
            const QString otherTop = include.section(u'/', 0, 0);
            const QByteArray said = (file + QLatin1String(" includes ") + include).toUtf8();
            QVERIFY2(tops.contains(otherTop),
                     (said + ": write the path from the root").constData());
            QVERIFY2(tops.indexOf(otherTop) <= tops.indexOf(top),
                     (said + ": it points up").constData());
            if (top == QLatin1String("oauthcore")) {
                const QString why = problem(room, include.section(u'/', 1, 1));
                QVERIFY2(why.isEmpty(), (said + ": " + why.toUtf8()).constData());
            }
            if (top == QLatin1String("widgets") && otherTop == top) {
                const QString why = widgetProblem(room, include.section(u'/', 1, 1));
                QVERIFY2(why.isEmpty(), (said + ": " + why.toUtf8()).constData());
            }
        }
    }

    /// Examples are built against an installed kit: whatever of ours they include is in it.
    void anExampleIncludesOnlyItsOwnFilesByPath()
    {
        const QStringList files = filesBelow(QStringLiteral("app/examples"),
                                             {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            for (const QString &include : includesOf(file)) {
                const QString own = QFileInfo(file).path() + u'/' + include;
                QVERIFY2(files.contains(own),
                         (file + QLatin1String(" includes ") + include).toUtf8().constData());
            }
        }
    }

    void everyRoomIsInThePlan()
    {
        const QStringList outside = {QStringLiteral("exporters"), QStringLiteral("sqlitevault"),
                                     QStringLiteral("testing")};
        for (const QString &room : QDir(m_root.filePath(QStringLiteral("oauthcore")))
                                       .entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(m_rooms.contains(room) || outside.contains(room), qPrintable(room));
        for (const QString &room : QDir(m_root.filePath(QStringLiteral("widgets")))
                                       .entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(m_widgetRooms.contains(room) || room == QLatin1String("consent"),
                     qPrintable(room));
    }

    /// Two types of one name in one namespace: the linker keeps one of their destructors for both.
    void everyTypeOfAHeaderHasANameOfItsOwn()
    {
        static const QRegularExpression type(
            QStringLiteral("^(?:struct|class) (?:QONSENT_\\w+ )?(\\w+)(?: final)?(?: :.*)?$"),
            QRegularExpression::MultilineOption);
        QMap<QString, QString> owners;
        for (const char *top : {"oauthcore", "widgets"}) {
            for (const QString &file : filesBelow(QLatin1String(top), {QStringLiteral("*.h")})) {
                if (file.startsWith(QLatin1String("oauthcore/testing/")))
                    continue; // a namespace of its own
                QFile source(m_root.filePath(file));
                QVERIFY(source.open(QIODevice::ReadOnly));
                auto match = type.globalMatch(QString::fromUtf8(source.readAll()));
                while (match.hasNext()) {
                    const QString name = match.next().captured(1);
                    const QString other = owners.value(name, file);
                    QVERIFY2(other == file,
                             qPrintable(name + QLatin1String(" is in ") + other
                                        + QLatin1String(" and in ") + file));
                    owners.insert(name, file);
                }
            }
        }
        QVERIFY(owners.size() > 100);
    }

    void everySourceFileNamesItsLicence()
    {
        for (const char *top : {"oauthcore", "widgets", "app", "tests"}) {
            const QStringList files = filesBelow(
                QLatin1String(top),
                {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("CMakeLists.txt"),
                 QStringLiteral("*.mjs"), QStringLiteral("*.py"), QStringLiteral("*.sh")});
            for (const QString &file : files) {
                if (file.contains(QLatin1String("node_modules")))
                    continue;
                QFile source(m_root.filePath(file));
                QVERIFY(source.open(QIODevice::ReadOnly));
                QVERIFY2(source.read(400).contains("SPDX-License-Identifier: MIT"),
                         qPrintable(file));
            }
        }
    }

    void nothingCanIgnoreATlsError()
    {
        for (const QString &file : filesBelow(QStringLiteral("oauthcore"),
                                              {QStringLiteral("*.cpp"), QStringLiteral("*.h")})
                 + filesBelow(QStringLiteral("app"), {QStringLiteral("*.cpp")})) {
            QFile source(m_root.filePath(file));
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QByteArray text = source.readAll();
            QVERIFY2(!text.contains("ignoreSsl"
                                    "Errors")
                         && !text.contains("VerifyNone"),
                     qPrintable(file));
        }
    }
};

QONSENT_TEST(tst_Layers)
#include "tst_layers.moc"
