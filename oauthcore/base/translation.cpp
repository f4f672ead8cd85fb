// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/translation.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>
#include <QTranslator>

#include <memory>

namespace Qonsent {

namespace {

QPointer<QTranslator> installed; ///< a child of the application

std::unique_ptr<QTranslator> catalogueOf(const QLocale &locale)
{
    auto translator = std::make_unique<QTranslator>();
    const bool isFound =
        translator->load(locale, QStringLiteral("qonsent"), QStringLiteral("_"),
                         QStringLiteral(":/qonsent/translations"), QStringLiteral(".qm"));
    return isFound ? std::move(translator) : nullptr;
}

} // namespace

QString installTranslator(const QLocale &locale)
{
    QCoreApplication *const application = QCoreApplication::instance();
    if (!application)
        return {};
    Q_ASSERT(QThread::currentThread() == application->thread());
    std::unique_ptr<QTranslator> next = catalogueOf(locale);
    if (!next)
        next = catalogueOf(QLocale(QLocale::English)); // the plural forms
    const QPointer<QTranslator> before = installed;
    if (next && before && next->language() == before->language())
        return before->language();
    // The new one first: no text is ever asked for without either.
    if (next) {
        installed = next.release();
        installed->setParent(application);
        QCoreApplication::installTranslator(installed);
    }
    // Not load() of the one that is there: other threads may be reading it.
    delete before;
    return installed ? installed->language() : QString();
}

} // namespace Qonsent
