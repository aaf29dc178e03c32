// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/base/filedescriptor.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/run/plan.h>

#include <QByteArrayView>

#include <cstdint>
#include <mutex>
#include <optional>

namespace paipa {

/// The dead letters of one run, one JSON object a line. add() and path() may be called from any
/// thread.
class DeadLetterFile
{
public:
    explicit DeadLetterFile(DeadLetterTarget target) : m_target(std::move(target)) {}

    /// Makes the file if its name is certain; else the first letter does. Throws Failure.
    void begin();
    /// Returns when \a letter is safe. Throws Failure "dead-letters"; from then on always.
    void add(const engine::DeadLetter &letter);

    /// The file; empty as long as there is none.
    [[nodiscard]] QString path() const;

private:
    // Under m_mutex.
    void open();
    void write(QByteArrayView line);

    void sync(std::uint64_t letters);
    [[nodiscard]] Failure failure(int error) const;

    const DeadLetterTarget m_target;

    mutable std::mutex m_mutex;
    FileDescriptor m_file;
    QString m_path;
    qint64 m_size = 0;
    std::uint64_t m_written = 0; ///< Letters.
    std::optional<Failure> m_failure;

    std::mutex m_syncing; ///< Guards m_synced. Taken before m_mutex.
    std::uint64_t m_synced = 0;
};

} // namespace paipa
