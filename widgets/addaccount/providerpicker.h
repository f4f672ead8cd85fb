// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerregistry.h"
#include "widgets/addaccount/providerchoice.h"
#include "widgets/addaccount/provideroffer.h"
#include "widgets/export.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Qonsent {

/// Asks where somebody has the account that they want to add: one field, and below it what the
/// program offers, the presets, and what was typed. Every row says beforehand what it costs. It
/// asks nobody on the network.
class QONSENT_WIDGETS_EXPORT ProviderPicker : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderPicker)

public:
    explicit ProviderPicker(QWidget *parent = nullptr);
    ~ProviderPicker() override;

    /// Stands above the presets, in the order added. One with an id that is there replaces it.
    void addOffer(const ProviderOffer &offer);
    /// The presets below, at first those of the kit.
    void setProviders(const ProviderRegistry &providers);
    /// Where this program is registered already: issuers, or token endpoints of providers without
    /// one. Nobody needs a client ID there.
    void setRegisteredAt(const QStringList &places);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);

    /// The current row, if there is one.
    [[nodiscard]] std::optional<ProviderChoice> choice() const;

Q_SIGNALS:
    /// Another row is current, or none.
    void choiceChanged();
    /// Somebody wants to go on with \a choice: Return or a double click.
    void chosen(const Qonsent::ProviderChoice &choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Private;

    void refill();
    void choose();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
