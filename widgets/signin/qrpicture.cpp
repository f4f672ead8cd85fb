// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/qrpicture_p.h"

#include <QByteArray>
#include <QPainter>

#include <qrcodegen.hpp>

namespace Qonsent {

namespace {

using qrcodegen::QrCode;

constexpr qsizetype mostBytes = 2953; // of the largest QR code there is
constexpr int margin = 4;             // modules, on each side

} // namespace

QImage qrPicture(const QByteArray &text, int edge, int smallestModule)
{
    if (text.isEmpty() || text.size() > mostBytes)
        return {}; // it would throw
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    const QrCode code = QrCode::encodeBinary(bytes, QrCode::Ecc::LOW);
    const int module = edge / (code.getSize() + 2 * margin);
    if (module < smallestModule)
        return {};
    QImage picture(edge, edge, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    const int start = (edge - code.getSize() * module) / 2; // what is left over is margin too
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (code.getModule(x, y))
                painter.fillRect(start + x * module, start + y * module, module, module, Qt::black);
        }
    }
    return picture;
}

} // namespace Qonsent
