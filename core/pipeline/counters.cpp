// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/counters.h>

namespace paipa {

Counter &Counters::operator[](const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    return m_counters[name];
}

std::map<QString, qint64> Counters::values() const
{
    const std::scoped_lock lock(m_mutex);
    std::map<QString, qint64> values;
    for (const auto &[name, counter] : m_counters)
        values.emplace(name, counter.value());
    return values;
}

} // namespace paipa
