// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/consent/addressdisplay_p.h"
#include "widgets/consent/consentview.h"
#include "widgets/consent/refusal_p.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace Qonsent {

class AddressBar;
class BlankWatch;
class ConsentPage;
class ConsentProfile;
class NoteBar;
class PageView;

struct ConsentView::Private
{
    explicit Private(ConsentView *view);

    void buildBars();
    void buildShortcuts();
    void openEngine();
    void closeEngine();
    void watchPage();

    void end(const Result<PageOutcome> &outcome);
    void showAddress(const QUrl &url);
    void showRefusal(const ConsentRefusal &refusal);
    void goBack();
    void reload();
    void openBrowser();
    void setZoom(qreal factor);
    void switchFocus();

    [[nodiscard]] QString zoomKey() const;

    ConsentView *const q;
    ConsentRequest request;
    std::shared_ptr<UserAgent> browser;
    HostWatch hosts;
    bool isOver = true;
    bool hasCrashed = false;
    int run = 0; ///< counts start(), so that an end is of its own run

    AddressBar *bar = nullptr;
    NoteBar *hostBanner = nullptr;
    NoteBar *note = nullptr;
    QPushButton *reloadButton = nullptr;
    QVBoxLayout *layout = nullptr;

    // A page has to go before its profile, and the view before the page.
    std::unique_ptr<ConsentProfile> profile;
    std::unique_ptr<ConsentPage> page;
    std::unique_ptr<BlankWatch> blankWatch;
    PageView *pageView = nullptr;
};

} // namespace Qonsent
