// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/uploaddevice_p.h"

#include <algorithm>
#include <cstring>

namespace Qonsent {

UploadDevice::UploadDevice(const Secret &body, QObject *parent)
    : QIODevice(parent)
    , m_body(body)
{
    open(ReadOnly | Unbuffered); // a buffer would be one more copy that nobody wipes
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_body.size() - m_at + QIODevice::bytesAvailable();
}

qint64 UploadDevice::readData(char *data, qint64 most)
{
    const qsizetype count = std::min<qsizetype>(most, m_body.size() - m_at);
    if (count == 0)
        return -1;
    std::memcpy(data, m_body.reveal().data() + m_at, std::size_t(count));
    m_at += count;
    return count;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace Qonsent
