// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <QIODevice>

namespace Qonsent {

/// The body of one Post, readable exactly once. QNetworkAccessManager repeats a Post whose server
/// closes without an answer, unless it cannot rewind the body: hence sequential.
class UploadDevice final : public QIODevice
{
    Q_OBJECT

public:
    UploadDevice(const Secret &body, QObject *parent);

    /// True once a byte was taken out, from when on the server may have got all of it.
    [[nodiscard]] bool wasRead() const { return m_at > 0; }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // QIODevice's own would also print a warning
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    Secret m_body;
    qsizetype m_at = 0;
};

} // namespace Qonsent
