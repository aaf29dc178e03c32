// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>

namespace paipa {

/// Memory for what is made in one thread and let go of in another, as records are, item after item.
/// The allocators of C libraries lock for that: a thread that frees a block gives it back to the
/// arena of the thread that made it, which is just about to take the next one from there.
///
/// Each thread keeps some free blocks of each size; a thread that has too many gives a whole batch
/// to the others, which costs one lock a batch (J. Bonwick and J. Adams, Magazines and Vmem, USENIX
/// 2001). A thread keeps at most 64 free blocks of a size; all others together 2048.
namespace blockpool {

/// Throws std::bad_alloc.
[[nodiscard]] void *allocate(std::size_t bytes);
/// \a block is of allocate(\a bytes), in any thread.
void release(void *block, std::size_t bytes) noexcept;

} // namespace blockpool

/// For containers of the standard library.
template<typename T>
struct PoolAllocator {
    using value_type = T;

    PoolAllocator() = default;
    template<typename U>
    PoolAllocator(const PoolAllocator<U> &) noexcept
    {}

    [[nodiscard]] T *allocate(std::size_t n)
    {
        return static_cast<T *>(blockpool::allocate(n * sizeof(T)));
    }
    void deallocate(T *block, std::size_t n) noexcept { blockpool::release(block, n * sizeof(T)); }

    friend bool operator==(const PoolAllocator &, const PoolAllocator &) { return true; }
};

} // namespace paipa
