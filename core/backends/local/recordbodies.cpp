// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "backends/local/recordbodies.h"

namespace paipa::local {

bool EngineOutput::send(Record record, int port)
{
    if (!m_left)
        return m_emission.send(std::move(record), static_cast<std::size_t>(port));
    if (**m_left <= 0)
        return false;
    const bool wanted = m_emission.send(std::move(record), static_cast<std::size_t>(port));
    return --**m_left > 0 && wanted;
}

Acceptance EngineOutput::trySend(Record record, int port)
{
    if (m_left && **m_left <= 0)
        return {.answer = Acceptance::Answer::Unwanted};
    const Acceptance now = m_emission.trySend(std::move(record), static_cast<std::size_t>(port));
    if (m_left && now.isTaken())
        --**m_left;
    return now;
}

void EngineOutput::expect(qint64 items)
{
    m_emission.expect(m_left ? std::min(items, **m_left) : items);
}

void EngineOutput::reject(std::size_t index, const Failure &why)
{
    m_rejections.push_back(engine::Rejection{.index = index, .why = std::make_exception_ptr(why)});
}

engine::BatchBounds BatchRecordBody::bounds() const
{
    const BatchLimits limits = m_worker->limits();
    engine::BatchBounds bounds{.items = static_cast<std::size_t>(std::max(1, limits.items)),
                               .bytes =
                                   static_cast<std::size_t>(std::max<qint64>(1, limits.bytes))};
    if (limits.age < std::chrono::duration_cast<std::chrono::milliseconds>(bounds.age))
        bounds.age = limits.age;
    return bounds;
}

} // namespace paipa::local
