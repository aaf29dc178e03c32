// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/asymmetricfence.h>

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace paipa::engine {

namespace {

[[nodiscard]] bool membarrier(int command) { return syscall(SYS_membarrier, command, 0, 0) == 0; }

} // namespace

namespace detail {

std::atomic<bool> heavyFenceReachesAll = membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED);

void fullFence()
{
    // Not a fence: the thread sanitizer knows none. As strong on the processors that we know.
    static thread_local std::atomic<int> own = 0;
    own.exchange(1);
}

} // namespace detail

void heavyFence()
{
    detail::fullFence();
    if (detail::heavyFenceReachesAll.load(std::memory_order_relaxed))
        (void)membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED); // cannot fail once it is registered
}

} // namespace paipa::engine
