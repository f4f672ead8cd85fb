// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/clipboardaccess.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace Qonsent::Manager {

namespace {

class SystemClipboard final : public ClipboardAccess
{
public:
    SystemClipboard()
    {
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
                &ClipboardAccess::changed);
        connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state == Qt::ApplicationActive)
                        Q_EMIT activated();
                });
    }

    void put(std::unique_ptr<QMimeData> content) override
    {
        if (qGuiApp)
            QGuiApplication::clipboard()->setMimeData(content.release());
    }
    void clear() override
    {
        if (qGuiApp)
            QGuiApplication::clipboard()->clear();
    }
    std::optional<QByteArray> text() const override
    {
        if (!qGuiApp)
            return {};
        const QClipboard &clipboard = *QGuiApplication::clipboard();
        // Without the focus Wayland tells nothing, and Qt would take that for an empty clipboard.
        if (isWayland() && !clipboard.ownsClipboard()
            && QGuiApplication::applicationState() != Qt::ApplicationActive)
            return {};
        const QMimeData *const content = clipboard.mimeData();
        return content && content->hasText() ? content->text().toUtf8() : QByteArray();
    }

private:
    static bool isWayland()
    {
        return QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    }
};

} // namespace

ClipboardAccess::ClipboardAccess(QObject *parent)
    : QObject(parent)
{ }

ClipboardAccess::~ClipboardAccess() = default;

std::unique_ptr<ClipboardAccess> systemClipboard()
{
    return std::make_unique<SystemClipboard>();
}

} // namespace Qonsent::Manager
