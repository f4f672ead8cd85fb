// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerregistry.h"
#include "widgets/addaccount/provideroffer.h"
#include "widgets/addaccount/providerrow_p.h"

#include <QAbstractListModel>

namespace Qonsent {

/// The rows of a ProviderPicker: offers, what was typed, presets; those that fit what was typed.
class ProviderListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderListModel)

public:
    enum Role {
        RowRole = Qt::UserRole, ///< ProviderRow
    };

    explicit ProviderListModel(QObject *parent = nullptr);

    void addOffer(const ProviderOffer &offer);
    void setProviders(const ProviderRegistry &providers);
    void setRegisteredAt(const QStringList &places);
    void setTyped(const QString &text);

    [[nodiscard]] QModelIndex find(const ProviderChoice &choice) const;
    /// Why there are no rows, and what to do; empty if there are some.
    [[nodiscard]] QString complaint() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refill();
    void addOffers();
    void addTyped();
    void addPresets();
    [[nodiscard]] bool isNamed(const QString &name) const;

    ProviderRegistry m_providers = ProviderRegistry::shipped();
    QList<ProviderOffer> m_offers;
    QStringList m_registeredAt;
    QString m_typed;
    QList<ProviderRow> m_rows;
    QString m_complaint;
};

} // namespace Qonsent
