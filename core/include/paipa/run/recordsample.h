// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QList>

#include <cstddef>
#include <mutex>

namespace paipa {

/// The first records of a flow, for somebody who looks: bounded in number and bytes. All members
/// may be called from any thread.
class RecordSample
{
public:
    static constexpr std::size_t mostBytes = 64u << 20;

    /// For at most \a mostRecords.
    explicit RecordSample(qsizetype mostRecords);

    /// Keeps \a record, unless there are enough already; whether it would take another one.
    bool add(const Record &record);
    [[nodiscard]] QList<Record> records() const;
    /// Whether no more are kept.
    [[nodiscard]] bool isFull() const;

private:
    /// Under m_mutex.
    [[nodiscard]] bool hasEnough() const;

    const qsizetype m_mostRecords;
    mutable std::mutex m_mutex;
    QList<Record> m_records;
    std::size_t m_bytes = 0;
};

} // namespace paipa
