// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/recordsample.h>

namespace paipa {

RecordSample::RecordSample(qsizetype mostRecords) : m_mostRecords(mostRecords) {}

bool RecordSample::add(const Record &record)
{
    const std::scoped_lock lock(m_mutex);
    if (hasEnough())
        return false;
    m_bytes += record.byteSize();
    m_records.append(record);
    return !hasEnough();
}

QList<Record> RecordSample::records() const
{
    const std::scoped_lock lock(m_mutex);
    return m_records;
}

bool RecordSample::isFull() const
{
    const std::scoped_lock lock(m_mutex);
    return hasEnough();
}

bool RecordSample::hasEnough() const
{
    return m_records.size() >= m_mostRecords || m_bytes >= mostBytes;
}

} // namespace paipa
