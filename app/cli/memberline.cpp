// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/memberline.h"

#include <QHash>
#include <QJsonDocument>
#include <QStringList>

namespace Qonsent::Cli {

namespace {

/// Notes where members begin, by their paths. It only follows quotes and braces: whether the rest
/// is JSON is somebody else's question.
class MemberLines
{
public:
    explicit MemberLines(QByteArrayView json)
        : m_json(json)
    {
        for (; m_at < m_json.size(); ++m_at)
            step();
    }

    int lineOf(QString path) const
    {
        while (!path.isEmpty()) {
            if (const auto found = m_lines.find(path); found != m_lines.end())
                return *found;
            path = path.contains(u'.') ? path.left(path.lastIndexOf(u'.')) : QString();
        }
        return 1;
    }

private:
    void step()
    {
        switch (m_json.at(m_at)) {
        case '\n':
            ++m_line;
            break;
        case '{':
            m_path.append(m_key);
            m_key.clear();
            break;
        case '}':
            if (!m_path.isEmpty())
                m_path.removeLast();
            break;
        case '"':
            readText();
            break;
        default:
            break;
        }
    }

    void readText()
    {
        const qsizetype begin = m_at;
        for (++m_at; m_at < m_json.size() && m_json.at(m_at) != '"'; ++m_at) {
            if (m_json.at(m_at) == '\\')
                ++m_at;
        }
        qsizetype next = m_at + 1;
        while (next < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json.at(next)))
            ++next;
        if (next >= m_json.size() || m_json.at(next) != ':')
            return; // a value
        const QByteArray text = m_json.sliced(begin, m_at + 1 - begin).toByteArray();
        m_key = QJsonDocument::fromJson('[' + text + ']')[0].toString();
        QStringList path = m_path;
        path.append(m_key);
        path.removeAll(QString()); // the document itself has no name
        const QString name = path.join(u'.');
        if (!m_lines.contains(name))
            m_lines.insert(name, m_line);
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
    int m_line = 1;
    QString m_key;
    QStringList m_path;
    QHash<QString, int> m_lines;
};

} // namespace

int lineOfMember(QByteArrayView json, const QString &path)
{
    return MemberLines(json).lineOf(path);
}

} // namespace Qonsent::Cli
