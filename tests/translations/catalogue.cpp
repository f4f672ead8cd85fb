// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/translations/catalogue.h"

#include <QFile>
#include <QXmlStreamReader>

namespace Qonsent {

namespace {

QStringList readForms(QXmlStreamReader &xml, bool isPlural)
{
    if (!isPlural)
        return {xml.readElementText()};
    QStringList forms;
    while (xml.readNextStartElement())
        forms += xml.readElementText();
    return forms;
}

CatalogueEntry readEntry(QXmlStreamReader &xml, const QString &context)
{
    CatalogueEntry entry{.context = context,
                         .isPlural = xml.attributes().value(QLatin1String("numerus"))
                             == QLatin1String("yes")};
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            entry.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.state = xml.attributes().value(QLatin1String("type")).toString();
            entry.forms = readForms(xml, entry.isPlural);
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

} // namespace

QString CatalogueEntry::key() const
{
    return context + u'|' + source + u'|' + comment + (isPlural ? u'n' : u'1');
}

std::optional<QList<CatalogueEntry>> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<CatalogueEntry> entries;
    QString context;
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("TS"))
        return {};
    while (xml.readNextStartElement()) { // <context>
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                entries += readEntry(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(entries);
}

} // namespace Qonsent
