// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <map>
#include <mutex>

namespace paipa {

/// A number that many threads add to.
class Counter
{
public:
    void add(qint64 n = 1) { m_value.fetch_add(n, std::memory_order_relaxed); }
    [[nodiscard]] qint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value = 0;
};

/// Counters by name, for what steps count beside their items: bytes, rows, misses. All members may
/// be called from any thread.
///
///     Counter &bytes = counters[u"bytes"_s]; // once, in open()
///     bytes.add(file.size());
class Counters
{
public:
    /// Made, at 0, by whoever asks first; lives as long as this object.
    [[nodiscard]] Counter &operator[](const QString &name);
    [[nodiscard]] std::map<QString, qint64> values() const;

private:
    mutable std::mutex m_mutex;
    std::map<QString, Counter> m_counters;
};

} // namespace paipa
