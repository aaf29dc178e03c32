// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>

namespace paipa::engine {

/// A fence between a store and a later load, as std::atomic_thread_fence(seq_cst), whose two sides
/// pay unequally: lightFence(), on the side that is passed all the time, only keeps the compiler
/// from changing the order; heavyFence(), on the side that is rarely passed, makes every other
/// thread of the process pass a full barrier, by the system call membarrier(2). Of two threads that
/// each store, pass a fence, and load what the other one stores, at least one sees the other's
/// store, if at least one of them passes the heavy fence. Without that system call both are full
/// barriers.
void heavyFence();

namespace detail {

/// Set before main() and never again: whether heavyFence() reaches the other threads.
extern std::atomic<bool> heavyFenceReachesAll;

void fullFence();

} // namespace detail

inline void lightFence()
{
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (!detail::heavyFenceReachesAll.load(std::memory_order_relaxed)) [[unlikely]]
        detail::fullFence();
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

} // namespace paipa::engine
