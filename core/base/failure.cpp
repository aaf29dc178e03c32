// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/failure.h>

namespace paipa {

Failure::Failure(QString code, QString text, Retry retry)
    : m_code(std::move(code)), m_text(std::move(text)), m_what(m_text.toStdString()), m_retry(retry)
{}

Failure &&Failure::after(std::chrono::milliseconds wait) &&
{
    m_retryAfter = wait;
    return std::move(*this);
}

} // namespace paipa
