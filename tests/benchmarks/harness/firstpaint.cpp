// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// Qt loads this into a program that is told to by QT_QPA_GENERIC_PLUGINS. It says "painted" on
/// standard output when a list that has rows has painted them and handed that over to the screen.
#include <QAbstractItemView>
#include <QEvent>
#include <QGenericPlugin>
#include <QGuiApplication>

#include <cstdio>

class FirstPaint : public QObject
{
    Q_OBJECT

public:
    // the application is not whole yet: it takes no filter before its loop turns
    FirstPaint() { QMetaObject::invokeMethod(this, &FirstPaint::watch, Qt::QueuedConnection); }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && isFullList(object->parent())) {
            qApp->removeEventFilter(this);
            // after all of this frame
            QMetaObject::invokeMethod(this, &FirstPaint::say, Qt::QueuedConnection);
        }
        return false;
    }

private:
    static bool isFullList(const QObject *object)
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(object);
        return view && view->model() && view->model()->rowCount() > 0;
    }
    void watch() { qApp->installEventFilter(this); }
    void say()
    {
        std::puts("painted");
        std::fflush(stdout);
    }
};

class FirstPaintPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "firstpaint.json")

public:
    QObject *create(const QString &, const QString &) override { return new FirstPaint; }
};

#include "firstpaint.moc"
