// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "blockpool.h"

#include <array>
#include <mutex>
#include <new>
#include <utility>

namespace paipa::blockpool {

namespace {

constexpr std::size_t grain = 64;
constexpr std::size_t sizes = 16; ///< Of 64 bytes, of 128, …; larger blocks are not kept.
constexpr std::size_t blocksInBatch = 32;
constexpr std::size_t mostBatches = 64;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool keepsBlocks = false; // else nobody would see a block that is used after its end
#else
constexpr bool keepsBlocks = true;
#endif

struct FreeBlock {
    FreeBlock *next;
};

/// Free blocks of one size.
struct Batch {
    FreeBlock *first = nullptr;
    std::size_t count = 0;

    void push(void *block)
    {
        first = new (block) FreeBlock{first};
        ++count;
    }
    [[nodiscard]] void *pop()
    {
        --count;
        return std::exchange(first, first->next);
    }
    void freeAll()
    {
        while (first)
            ::operator delete(pop());
    }
};

/// What threads leave to each other: full batches of one size.
class Depot
{
public:
    [[nodiscard]] Batch take()
    {
        const std::scoped_lock lock(m_mutex);
        return m_count == 0 ? Batch() : m_batches[--m_count];
    }
    /// False if there are enough.
    [[nodiscard]] bool put(const Batch &batch)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_count == mostBatches)
            return false;
        m_batches[m_count++] = batch;
        return true;
    }

private:
    std::mutex m_mutex;
    std::array<Batch, mostBatches> m_batches;
    std::size_t m_count = 0;
};

/// Never destroyed: threads may end after the program's static objects.
std::array<Depot, sizes> &depots()
{
    static auto *const all = new std::array<Depot, sizes>;
    return *all;
}

/// The free blocks of one size that a thread has: those at hand, and a full batch, so that a thread
/// that takes and gives back in turns does not go to the depot each time.
struct Stock {
    Batch atHand;
    Batch full;
};

struct Cache {
    std::array<Stock, sizes> stocks;
    bool isOpen = false;
    bool isClosed = false; ///< The thread is ending: it keeps nothing more.
};

[[gnu::tls_model("initial-exec")]] constinit thread_local Cache cache;

/// Gives back what its thread has when that ends.
struct Closing {
    ~Closing()
    {
        cache.isClosed = true;
        for (std::size_t size = 0; size < sizes; ++size) {
            Stock &stock = cache.stocks[size];
            stock.atHand.freeAll();
            if (stock.full.first && !depots()[size].put(stock.full))
                stock.full.freeAll();
            stock = {};
        }
    }
};

/// The thread's stock of blocks of \a size; null if it keeps none.
[[nodiscard]] Stock *stockOf(std::size_t size)
{
    if (!keepsBlocks || size >= sizes || cache.isClosed)
        return nullptr;
    if (!cache.isOpen) [[unlikely]] {
        static thread_local const Closing closing;
        cache.isOpen = true;
    }
    return &cache.stocks[size];
}

[[nodiscard]] std::size_t sizeFor(std::size_t bytes)
{
    return bytes == 0 ? 0 : (bytes - 1) / grain;
}

} // namespace

void *allocate(std::size_t bytes)
{
    const std::size_t size = sizeFor(bytes);
    Stock *stock = stockOf(size);
    if (!stock)
        return ::operator new(size < sizes ? (size + 1) * grain : bytes);
    if (!stock->atHand.first) {
        stock->atHand = stock->full.first ? std::exchange(stock->full, {}) : depots()[size].take();
        if (!stock->atHand.first)
            return ::operator new((size + 1) * grain);
    }
    return stock->atHand.pop();
}

void release(void *block, std::size_t bytes) noexcept
{
    const std::size_t size = sizeFor(bytes);
    Stock *stock = stockOf(size);
    if (!stock) {
        ::operator delete(block);
        return;
    }
    stock->atHand.push(block);
    if (stock->atHand.count < blocksInBatch)
        return;
    Batch batch = std::exchange(stock->full, std::exchange(stock->atHand, {}));
    if (batch.first && !depots()[size].put(batch))
        batch.freeAll();
}

} // namespace paipa::blockpool
