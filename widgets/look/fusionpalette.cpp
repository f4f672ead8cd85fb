// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/fusionpalette.h"

#include "widgets/look/contrast.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QStyle>

#include <array>

namespace Qonsent {

namespace {

/// One role: its colours, and those while its widget is disabled.
struct Row
{
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
    QRgb disabledLight;
    QRgb disabledDark;
};

using P = QPalette;

// Incomplete palettes show: without Light a white line stays under dark tabs.
constexpr std::array rows = {
    Row{P::Window, 0xFFEFEFEF, 0xFF2A2B2F, 0xFFEFEFEF, 0xFF2A2B2F},
    Row{P::WindowText, 0xFF1B1C1E, 0xFFECEDEE, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::Base, 0xFFFFFFFF, 0xFF1C1D20, 0xFFF6F6F6, 0xFF232428},
    Row{P::AlternateBase, 0xFFF6F6F7, 0xFF232428, 0xFFF2F2F3, 0xFF27282C},
    Row{P::Text, 0xFF1B1C1E, 0xFFECEDEE, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::PlaceholderText, 0xFF5A5E66, 0xFFB1B5BD, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::Button, 0xFFF4F4F5, 0xFF3A3B40, 0xFFEFEFEF, 0xFF303135},
    Row{P::ButtonText, 0xFF1B1C1E, 0xFFECEDEE, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::BrightText, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},
    Row{P::Light, 0xFFFFFFFF, 0xFF4A4B51, 0xFFFFFFFF, 0xFF4A4B51},
    Row{P::Midlight, 0xFFF9F9FA, 0xFF424348, 0xFFF9F9FA, 0xFF424348},
    Row{P::Mid, 0xFFB9BBC0, 0xFF232428, 0xFFB9BBC0, 0xFF232428},
    Row{P::Dark, 0xFF9A9DA3, 0xFF1A1B1E, 0xFF9A9DA3, 0xFF1A1B1E},
    Row{P::Shadow, 0xFF6B6E75, 0xFF0E0F10, 0xFF6B6E75, 0xFF0E0F10},
    Row{P::Highlight, 0xFF1A5FB4, 0xFF2A5B9C, 0xFFC4C6CB, 0xFF3C3E44},
    Row{P::HighlightedText, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF4E5158, 0xFFB1B5BD},
    Row{P::Link, 0xFF1A5FB4, 0xFF8AB8FF, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::LinkVisited, 0xFF6A3FA0, 0xFFC7A8F5, 0xFF7A7D84, 0xFF8A8E96},
    Row{P::ToolTipBase, 0xFFFFFFFF, 0xFF3A3B40, 0xFFFFFFFF, 0xFF3A3B40},
    Row{P::ToolTipText, 0xFF1B1C1E, 0xFFECEDEE, 0xFF1B1C1E, 0xFFECEDEE},
};
static_assert(rows.size() == P::NColorRoles - 1, "every role but NoRole");

QPalette paletteOf(QRgb Row::*color, QRgb Row::*disabledColor)
{
    QPalette palette;
    for (const Row &row : rows) {
        palette.setColor(P::Active, row.role, QColor::fromRgb(row.*color));
        palette.setColor(P::Inactive, row.role, QColor::fromRgb(row.*color));
        palette.setColor(P::Disabled, row.role, QColor::fromRgb(row.*disabledColor));
    }
    return palette;
}

QPalette lightPalette()
{
    return paletteOf(&Row::light, &Row::disabledLight);
}

QPalette darkPalette()
{
    return paletteOf(&Row::dark, &Row::disabledDark);
}

/// \a palette for controls whose outline Fusion makes of the colour of windows, by a third darker:
/// on dark windows an empty check box is hardly seen. Nothing else of theirs has that colour.
QPalette outlined(QPalette palette)
{
    constexpr QRgb light = 0xFFA5A9B2;
    constexpr QRgb dark = 0xFFBCC2CF;
    const QColor window = QColor::fromRgb(isDark(palette) ? dark : light);
    palette.setColor(P::Active, P::Window, window);
    palette.setColor(P::Inactive, P::Window, window);
    return palette;
}

bool isFusion()
{
    return QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
}

/// The palette the desktop asks for, whatever the program wears: setting none brings it back.
QPalette systemPalette()
{
    const QPalette worn = QApplication::palette();
    QApplication::setPalette({});
    const QPalette own = QApplication::palette();
    QApplication::setPalette(worn);
    return own;
}

/// Lives as long as the application and keeps its colours right.
class Wardrobe final : public QObject
{
public:
    explicit Wardrobe(QObject *parent)
        : QObject(parent)
    {
        parent->installEventFilter(this);
    }

    void wear(Appearance appearance)
    {
        m_appearance = appearance;
        dress();
    }
    Appearance appearance() const { return m_appearance; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // The first goes to every window when the desktop's colours change, the second to the
        // application. Later, since the application is still in the middle of it.
        const bool isTheme = event->type() == QEvent::ThemeChange
            || (event->type() == QEvent::ApplicationPaletteChange && watched == parent());
        if (isTheme && m_appearance == Appearance::System && !m_isDressing && !m_isLater) {
            m_isLater = true;
            QMetaObject::invokeMethod(
                this, [this] { dress(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void dress()
    {
        m_isLater = false;
        m_isDressing = true;
        QApplication::setPalette({}); // first: what is seen afterwards is the desktop's
        const bool isOurs = isFusion()
            && !(m_appearance == Appearance::System && isHighContrast(QApplication::palette()));
        if (isOurs)
            QApplication::setPalette(fusionPalette(m_appearance));
        const QPalette worn = QApplication::palette();
        for (const char *control : {"QCheckBox", "QRadioButton"})
            QApplication::setPalette(isOurs ? outlined(worn) : worn, control);
        m_isDressing = false;
    }

    Appearance m_appearance = Appearance::System;
    bool m_isDressing = false;
    bool m_isLater = false;
};

QPointer<Wardrobe> wardrobe;

} // namespace

QPalette fusionPalette(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return lightPalette();
    case Appearance::Dark:
        return darkPalette();
    case Appearance::System:
        break;
    }
    const QPalette system = systemPalette();
    if (isHighContrast(system))
        return system;
    return isDark(system) ? darkPalette() : lightPalette();
}

void setAppearance(Appearance appearance)
{
    if (!wardrobe)
        wardrobe = new Wardrobe(qApp);
    wardrobe->wear(appearance);
}

Appearance appearance()
{
    return wardrobe ? wardrobe->appearance() : Appearance::System;
}

} // namespace Qonsent
