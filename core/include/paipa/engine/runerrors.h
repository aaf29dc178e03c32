// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace paipa::engine {

/// What went wrong in a run: all of it is counted, the first of it is kept, of dead letters without
/// the exception itself. Any thread.
class RunErrors
{
public:
    /// Memory for what is kept: an error can be noted also when it is that there is none left.
    RunErrors() { m_errors.reserve(mostShown); }

    void add(RunError error);
    void add(DeadLetter letter);

    [[nodiscard]] bool isEmpty() const { return count() == 0; }
    [[nodiscard]] std::uint64_t count() const;
    /// How many items were set aside, also those that are not kept.
    [[nodiscard]] std::uint64_t setAside() const;
    /// The earliest.
    [[nodiscard]] std::optional<RunError> first() const;
    /// At most 100.
    [[nodiscard]] std::vector<RunError> errors() const;
    /// At most 100.
    [[nodiscard]] std::vector<DeadLetter> deadLetters() const;
    /// Those after the first \a known; at most 10 000 are kept, and of their items 64 MiB.
    [[nodiscard]] std::vector<DeadLetter> deadLettersFrom(std::size_t known) const;

private:
    static constexpr std::size_t mostShown = 100;
    static constexpr std::size_t mostDeadLetters = 10'000;
    static constexpr std::size_t mostDeadBytes = 64u << 20;

    mutable std::mutex m_mutex;
    std::vector<RunError> m_errors;
    std::uint64_t m_count = 0;
    std::vector<DeadLetter> m_deadLetters;
    std::size_t m_deadBytes = 0;
    std::uint64_t m_setAside = 0;
};

} // namespace paipa::engine
