// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/failure.h>

#include <concepts>

namespace paipa {

static_assert(!std::constructible_from<Failure, QString, QString>,
              "what core says can be translated");

Failure::Failure(QString code, Sentence text, Retry retry)
    : m_code(std::move(code))
    , m_text(std::move(text))
    , m_what(m_text.toString().toStdString())
    , m_retry(retry)
{}

Failure &&Failure::after(std::chrono::milliseconds wait) &&
{
    m_retryAfter = wait;
    return std::move(*this);
}

} // namespace paipa
