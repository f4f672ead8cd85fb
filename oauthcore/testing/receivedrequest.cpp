// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/receivedrequest.h"

namespace Qonsent::Test {

namespace {

FormParameters decodedOrEmpty(QByteArrayView encoded)
{
    Result<FormParameters> parameters = FormParameters::decode(encoded);
    return parameters ? std::move(parameters).value() : FormParameters();
}

} // namespace

QByteArray ReceivedRequest::path() const
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? target : target.left(question);
}

FormParameters ReceivedRequest::query() const
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? FormParameters()
                        : decodedOrEmpty(QByteArrayView(target).sliced(question + 1));
}

FormParameters ReceivedRequest::form() const
{
    return isForm() ? decodedOrEmpty(body) : FormParameters();
}

std::optional<QByteArray> ReceivedRequest::header(QByteArrayView name) const
{
    for (const HttpHeader &field : headers) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

bool ReceivedRequest::isForm() const
{
    const QByteArray type = header("Content-Type").value_or(QByteArray());
    return type.split(';').first().trimmed().toLower() == "application/x-www-form-urlencoded";
}

} // namespace Qonsent::Test
