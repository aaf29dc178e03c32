// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/origincounts.h>

#include <QtGlobal>

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace paipa::engine {

/// Not a fate: the item was not emitted after all and stays with whoever offered it.
inline constexpr std::uint8_t withdrawnMark = verdictCount;

/// Counts of verdicts, written by one thread, read by any.
class OriginTally
{
public:
    void countEmitted() { add(m_emitted); }
    void count(Verdict verdict) { add(m_verdicts[static_cast<std::size_t>(verdict)]); }

    [[nodiscard]] std::uint64_t emitted() const
    {
        return m_emitted.load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint64_t of(Verdict verdict) const
    {
        return m_verdicts[static_cast<std::size_t>(verdict)].load(std::memory_order_relaxed);
    }

private:
    static void add(std::atomic<std::uint64_t> &counter) // one writer: no locked instruction needed
    {
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }

    std::atomic<std::uint64_t> m_emitted = 0;
    std::array<std::atomic<std::uint64_t>, verdictCount> m_verdicts = {};
};

struct OriginBlock;

/// Where the origins of one run report their verdicts. A thread that works for the run registers
/// its own tally, so that counting costs no shared cache line; other threads share one.
class OriginLedger
{
public:
    /// While it lives, verdicts given by this thread for \a ledger are counted in \a tally.
    class ThreadTally
    {
    public:
        ThreadTally(OriginLedger &ledger, OriginTally &tally);
        ~ThreadTally();
        Q_DISABLE_COPY_MOVE(ThreadTally)

    private:
        std::pair<OriginLedger *, OriginTally *> m_outer; ///< Of a run around this one.
    };

    /// An origin of \a block has its verdict and is not used any more.
    void settle(OriginBlock &block, std::uint8_t mark);
    void countEmitted();

    /// What threads without a tally of their own counted.
    [[nodiscard]] OriginCounts shared() const;
    /// Of each source that has emitted anything. Counted block by block, so this adds up only once
    /// the sources are gone, all origins have a verdict, and no thread counts any more.
    [[nodiscard]] std::vector<SourceCounts> sources() const;
    /// The first of them whose items do not all have a fate. Needs no memory.
    [[nodiscard]] std::optional<SourceCounts> sourceWithOpenItems() const;

private:
    friend class OriginSource;
    friend struct OriginBlock;

    /// What is known of one source; its blocks refer to it.
    struct Account {
        explicit Account(SourceName name) : source(std::move(name)) {}
        [[nodiscard]] SourceCounts counts() const;

        const SourceName source;
        std::atomic<std::uint64_t> emitted = 0; ///< Those that were withdrawn included.
        /// By mark; the last one: withdrawn.
        std::array<std::atomic<std::uint64_t>, verdictCount + 1> marks = {};
    };
    [[nodiscard]] Account &open(SourceName source);

    std::atomic<std::uint64_t> m_emitted = 0;
    std::array<std::atomic<std::uint64_t>, verdictCount> m_verdicts = {};
    mutable std::mutex m_mutex; ///< Guards m_accounts, not what is in them.
    std::deque<Account> m_accounts;
};

class OriginRef;
class OriginSource;

/// Where somebody's origins come from, if any are made.
struct NewOrigins {
    OriginLedger &ledger;
    SourceName source = {};
};

/// The shared fate of one source item and all its descendants: a reference count and the worst
/// mark.
class Origin
{
public:
    [[nodiscard]] std::uint64_t ordinal() const;
    [[nodiscard]] SourceName source() const;

private:
    friend class OriginRef;
    friend class OriginSource;
    friend struct OriginBlock;
    friend struct JoinedOrigin;

    /// Calls settle() when it was the last. A sole owner needs no locked instruction: nobody else
    /// can touch the count then.
    void release()
    {
        if (m_count.load(std::memory_order_acquire) == 1
            || m_count.fetch_sub(1, std::memory_order_acq_rel) == 1)
            settle();
    }
    void share()
    {
        if (m_count.load(std::memory_order_acquire) == 1)
            m_count.store(2, std::memory_order_relaxed);
        else
            m_count.fetch_add(1, std::memory_order_relaxed);
    }
    void mark(std::uint8_t wanted)
    {
        std::uint8_t seen = m_mark.load(std::memory_order_relaxed);
        while (seen < wanted && !m_mark.compare_exchange_weak(seen, wanted)) {
        }
    }
    void settle();

    std::atomic<std::uint32_t> m_count = 0;
    std::atomic<std::uint8_t> m_mark = 0;
    std::uint8_t m_index = 0;       ///< In its block.
    OriginBlock *m_block = nullptr; ///< None: it is a JoinedOrigin.
};

/// One share of an origin. The verdict is given exactly once, by the thread that drops the last
/// share. Move-only: a further share is made on purpose.
class OriginRef
{
public:
    OriginRef() = default;
    OriginRef(const OriginRef &) = delete;
    OriginRef &operator=(const OriginRef &) = delete;
    OriginRef(OriginRef &&other) noexcept : m_origin(std::exchange(other.m_origin, nullptr)) {}
    OriginRef &operator=(OriginRef &&other) noexcept
    {
        const OriginRef old(std::exchange(m_origin, std::exchange(other.m_origin, nullptr)));
        return *this;
    }
    ~OriginRef()
    {
        if (m_origin)
            m_origin->release();
    }

    /// One origin for what is made from several items: its verdict is passed on to all of \a
    /// parents.
    [[nodiscard]] static OriginRef joined(std::vector<OriginRef> parents);

    [[nodiscard]] explicit operator bool() const { return m_origin != nullptr; }
    [[nodiscard]] OriginRef share() const
    {
        if (m_origin)
            m_origin->share();
        return OriginRef(m_origin);
    }
    /// The verdict will be at least \a verdict.
    void mark(Verdict verdict) const
    {
        if (m_origin)
            m_origin->mark(static_cast<std::uint8_t>(verdict));
    }
    /// The item was refused before it was in the run; only its sole owner may say so.
    void withdraw() const { m_origin->mark(withdrawnMark); }
    /// Which item of the source it was, from 0; of the first parent if joined.
    [[nodiscard]] std::uint64_t ordinal() const { return m_origin ? m_origin->ordinal() : 0; }
    /// Of which source; of the first parent if joined.
    [[nodiscard]] SourceName source() const { return m_origin ? m_origin->source() : SourceName(); }

private:
    friend class OriginSource;
    explicit OriginRef(Origin *origin) : m_origin(origin) {}

    Origin *m_origin = nullptr;
};

/// Makes the origins of one source, one for each item that it emits. Belongs to one thread at a
/// time. Origins live in blocks, which are freed when all origins of a block are settled.
class OriginSource
{
public:
    explicit OriginSource(OriginLedger &ledger, SourceName name = {})
        : m_ledger(ledger), m_name(std::move(name))
    {}
    ~OriginSource() { end(); }
    Q_DISABLE_COPY_MOVE(OriginSource)

    /// Throws std::bad_alloc, but not after reserve().
    [[nodiscard]] OriginRef make();
    /// Memory for the next origin.
    void reserve()
    {
        if (!m_block) [[unlikely]]
            begin();
    }
    /// No more are made: what is not used of the block is let go.
    void end();

private:
    void begin();

    OriginLedger &m_ledger;
    const SourceName m_name;
    OriginLedger::Account *m_account = nullptr; ///< None: nothing was made yet.
    OriginBlock *m_block = nullptr;             ///< Owned together with its open origins.
    std::size_t m_used = 0;                     ///< Of the block.
    std::uint64_t m_ordinal = 0;
};

} // namespace paipa::engine
