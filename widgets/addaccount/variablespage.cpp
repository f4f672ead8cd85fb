// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/variablespage_p.h"

#include "widgets/addaccount/pagetext_p.h"
#include "widgets/addaccount/typedaddress_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

QString labelOf(const PresetVariable &variable)
{
    if (variable.kind == PresetVariable::Kind::Address)
        return VariablesPage::tr("&Web address:");
    if (variable.name == QLatin1String("realm"))
        return VariablesPage::tr("&Realm:");
    if (variable.name == QLatin1String("tenant"))
        return VariablesPage::tr("&Directory (tenant) ID:");
    return PlainText::withoutMnemonic(sanitizedServerText(variable.name)) + u':';
}

QString exampleOf(PresetVariable::Kind kind)
{
    switch (kind) {
    case PresetVariable::Kind::Address:
        return QStringLiteral("https://id.example.org");
    case PresetVariable::Kind::Uuid:
        return QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad");
    case PresetVariable::Kind::Name:
        break;
    }
    return {};
}

QString complaintAbout(const PresetVariable &variable, const QString &value)
{
    if (value.isEmpty())
        return VariablesPage::tr("Something is missing here. Fill in every field, then continue.");
    switch (variable.kind) {
    case PresetVariable::Kind::Address:
        return VariablesPage::tr("That is no address of a server. Type it as in %1, without a ? "
                                 "or # in it.")
            .arg(PlainText::leftToRight(exampleOf(variable.kind)));
    case PresetVariable::Kind::Uuid:
        return VariablesPage::tr("That is no such ID. It looks like %1; copy it from the "
                                 "provider's pages.")
            .arg(PlainText::leftToRight(exampleOf(variable.kind)));
    case PresetVariable::Kind::Name:
        break;
    }
    return VariablesPage::tr("That cannot be a name there. Use letters, digits and - . _ ~ only.");
}

/// \a text as people type it, made what the preset wants.
QString tidied(PresetVariable::Kind kind, const QString &text)
{
    QString clean = text.trimmed();
    if (kind == PresetVariable::Kind::Uuid)
        return clean.toLower();
    if (kind != PresetVariable::Kind::Address)
        return clean;
    const Result<TypedAddress> address = readTypedAddress(clean);
    if (!address || !address->loginHint.isEmpty())
        return clean;
    clean = address->issuers.constFirst();
    while (clean.endsWith(u'/'))
        clean.chop(1);
    return clean;
}

} // namespace

VariablesPage::VariablesPage(QWidget *parent)
    : QWidget(parent)
    , m_title(PageText::title({}, this))
    , m_sentence(PageText::sentence({}, this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(Metrics::rowGap);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_sentence);
    m_layout->addStretch();
}

void VariablesPage::setPreset(const ProviderPreset &preset, const QString &address)
{
    remember();
    m_preset = preset;
    const QString name = PlainText::isolated(sanitizedServerText(preset.name));
    m_title->setText(tr("Where is your %1?").arg(name));
    m_sentence->setText(tr("%1 runs on many servers. Say which one has your account.").arg(name));
    delete m_form;
    m_fields.clear();
    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins({});
    form->setSpacing(Metrics::iconGap);
    m_layout->insertWidget(2, m_form);
    const QMap<QString, QString> typed = m_typed.value(preset.id);
    for (const PresetVariable &variable : preset.variables) {
        const bool isAddress = variable.kind == PresetVariable::Kind::Address;
        const bool isGiven = isAddress && !address.isEmpty();
        addField(variable, isGiven ? address : typed.value(variable.name, variable.usual));
    }
    for (QLineEdit *field : m_form->findChildren<QLineEdit *>()) {
        setFocusProxy(field);
        break;
    }
    m_form->show();
}

Result<QMap<QString, QString>> VariablesPage::values() const
{
    QMap<QString, QString> values;
    for (const PresetVariable &variable : m_preset.variables) {
        QLineEdit *const field = m_fields.value(variable.name);
        const QString value = tidied(variable.kind, field->text());
        if (!isFitFor(variable.kind, value)) {
            AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration,
                                            "provider_variable", variable.name);
            error.message = complaintAbout(variable, value);
            return error;
        }
        values.insert(variable.name, value);
    }
    return values;
}

void VariablesPage::remember()
{
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        m_typed[m_preset.id].insert(field.key(), field.value()->text());
}

void VariablesPage::addField(const PresetVariable &variable, const QString &value)
{
    QLineEdit *field = PageText::technicalField(m_form);
    field->setText(value);
    field->setPlaceholderText(exampleOf(variable.kind));
    m_fields.insert(variable.name, field);
    auto *form = static_cast<QVBoxLayout *>(m_form->layout());
    if (form->count() > 0)
        form->addSpacing(Metrics::controlGap);
    form->addWidget(PageText::nameOf(field, labelOf(variable), m_form));
    form->addWidget(field);
}

} // namespace Qonsent
