// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/base/filedescriptor.h>
#include <paipa/engine/errorpolicy.h>

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <mutex>
#include <optional>

namespace paipa::engine {

/// A file for the items that are set aside: a JSON object a line, with the item, its error and the
/// step. An item counts as failed only when its line is safe; if that is not possible, the run
/// fails.
struct DeadLetterTarget {
    enum class Existing {
        Replace, ///< The file is made when the run begins, and is empty if nothing fails.
        Number,  ///< It is made for the first item, as "name-2.jsonl" if "name.jsonl" is there.
    };
    enum class Safety {
        OnDisk,  ///< A line also survives a loss of power; takes a few milliseconds.
        Written, ///< The system has it: it survives the program.
    };
    QString path;
    Existing existing = Existing::Number;
    Safety safety = Safety::OnDisk;
};

/// The dead letters of one run, one JSON object a line. add() and path() may be called from any
/// thread.
class DeadLetterFile
{
public:
    explicit DeadLetterFile(DeadLetterTarget target) : m_target(std::move(target)) {}

    /// Makes the file if its name is certain; else the first letter does. Throws Failure.
    void begin();
    /// Returns when \a letter is safe. Throws Failure "dead-letters"; from then on always.
    void add(const DeadLetter &letter);

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

} // namespace paipa::engine
