// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/providerlistmodel_p.h"

#include "widgets/addaccount/signinplan_p.h"
#include "widgets/addaccount/typedaddress_p.h"
#include "widgets/look/plaintext.h"

#include <algorithm>

namespace Qonsent {

namespace {

/// Whether somebody has to say where a server of \a preset is.
bool asksForAddress(const ProviderPreset &preset)
{
    return std::any_of(preset.variables.begin(), preset.variables.end(),
                       [](const PresetVariable &variable) {
                           return variable.kind == PresetVariable::Kind::Address;
                       });
}

QString costOf(std::chrono::minutes time)
{
    if (time <= std::chrono::minutes::zero())
        return ProviderListModel::tr("Client ID needed");
    return ProviderListModel::tr("Client ID needed, about %n minutes", nullptr, int(time.count()));
}

} // namespace

ProviderListModel::ProviderListModel(QObject *parent)
    : QAbstractListModel(parent)
{
    refill();
}

void ProviderListModel::addOffer(const ProviderOffer &offer)
{
    const auto known =
        std::find_if(m_offers.begin(), m_offers.end(),
                     [&offer](const ProviderOffer &other) { return other.id == offer.id; });
    if (known == m_offers.end())
        m_offers.append(offer);
    else
        *known = offer;
    refill();
}

void ProviderListModel::setProviders(const ProviderRegistry &providers)
{
    m_providers = providers;
    refill();
}

void ProviderListModel::setRegisteredAt(const QStringList &places)
{
    if (m_registeredAt == places)
        return;
    m_registeredAt = places;
    refill();
}

void ProviderListModel::setTyped(const QString &text)
{
    m_typed = text.trimmed();
    refill();
}

QModelIndex ProviderListModel::find(const ProviderChoice &choice) const
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&choice](const ProviderRow &candidate) {
            return candidate.choice.kind == choice.kind && candidate.choice.id == choice.id;
        });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

QString ProviderListModel::complaint() const
{
    if (!m_rows.isEmpty())
        return {};
    if (!m_complaint.isEmpty())
        return m_complaint;
    constexpr qsizetype enough = 60; // it stands in the field as a whole
    QString shown = sanitizedServerText(m_typed);
    if (shown.size() > enough)
        shown = shown.left(enough) + QChar(0x2026);
    return tr("No provider is called \"%1\". Type its web address instead, as in id.example.org.")
        .arg(PlainText::isolated(shown));
}

int ProviderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ProviderListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProviderRow &row = m_rows.at(index.row());
    QStringList parts = {row.name, row.cost, row.note};
    parts.removeAll(QString());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return parts.join(tr(", "));
    case Qt::ToolTipRole:
        return PlainText::toolTip(parts.join(u'\n'));
    default:
        return {};
    }
}

void ProviderListModel::refill()
{
    beginResetModel();
    m_rows.clear();
    m_complaint.clear();
    addOffers();
    addTyped();
    addPresets();
    endResetModel();
}

bool ProviderListModel::isNamed(const QString &name) const
{
    return m_typed.isEmpty() || name.contains(m_typed, Qt::CaseInsensitive);
}

void ProviderListModel::addOffers()
{
    for (const ProviderOffer &offer : m_offers) {
        const QString name = sanitizedServerText(offer.name);
        if (isNamed(name))
            m_rows.append({.choice = {.kind = ProviderChoice::Kind::Offer, .id = offer.id},
                           .name = name,
                           .cost = tr("Ready"),
                           .note = sanitizedServerText(offer.note),
                           .price = ProviderRow::Price::Ready});
    }
}

void ProviderListModel::addTyped()
{
    if (!looksLikeAddress(m_typed))
        return;
    const Result<TypedAddress> address = readTypedAddress(m_typed);
    if (!address) {
        m_complaint = address.error().message;
        return;
    }
    const bool isRegistered =
        std::any_of(address->issuers.begin(), address->issuers.end(),
                    [this](const QString &issuer) { return m_registeredAt.contains(issuer); });
    m_rows.append(
        {.choice = {.kind = ProviderChoice::Kind::Address,
                    .issuers = address->issuers,
                    .loginHint = address->loginHint},
         .name = address->host,
         .cost = isRegistered ? tr("Ready") : tr("Client ID may be needed"),
         .note = tr("typed above"),
         .price = isRegistered ? ProviderRow::Price::Ready : ProviderRow::Price::Registration});
}

void ProviderListModel::addPresets()
{
    for (const ProviderPreset &preset : m_providers.presets()) {
        const bool isHosted = asksForAddress(preset) && looksLikeAddress(m_typed)
            && m_typed.contains(preset.id, Qt::CaseInsensitive);
        if (!isNamed(preset.name) && !isHosted)
            continue;
        const auto plan = SignInPlan::forPreset(preset, {});
        const bool isRegistered = plan && m_registeredAt.contains(plan->place);
        m_rows.append(
            {.choice = {.kind = ProviderChoice::Kind::Preset, .id = preset.id},
             .name = sanitizedServerText(preset.name),
             .cost = isRegistered ? tr("Ready") : costOf(preset.registrationTime),
             .price = isRegistered ? ProviderRow::Price::Ready : ProviderRow::Price::Registration});
    }
}

} // namespace Qonsent
