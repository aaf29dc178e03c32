// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/origin.h>

#include <numeric>
#include <type_traits>

namespace paipa::engine {

/// The origins of consecutive items of one source.
struct OriginBlock {
    static constexpr std::size_t capacity = 256;

    // How many origins are open, and how many had each mark, in one number that is changed in one
    // go: what became of the items of each source costs an item nothing.
    static constexpr unsigned openBits = 10;
    static constexpr unsigned markBits = 9;
    static constexpr std::size_t markCount = verdictCount + 1;
    static_assert(openBits + markCount * markBits <= 64);
    static_assert(capacity < std::size_t(1) << markBits);

    /// What is added when one origin was settled, by its mark.
    static constexpr std::array<std::uint64_t, markCount> settled = [] {
        std::array<std::uint64_t, markCount> changes = {};
        for (std::size_t mark = 0; mark < markCount; ++mark)
            changes[mark] = (std::uint64_t(1) << (openBits + mark * markBits)) - 1;
        return changes;
    }();

    OriginBlock(OriginLedger &l, OriginLedger::Account &of, std::uint64_t first)
        : ledger(l), account(of), firstOrdinal(first)
    {
        for (std::size_t i = 0; i < capacity; ++i) {
            origins[i].m_index = static_cast<std::uint8_t>(i);
            origins[i].m_block = this;
        }
    }

    /// Drops references that keep the block, one for each origin that is not settled or was never
    /// used: \a change is a sum of settled, less those that were never used.
    void release(std::uint64_t change)
    {
        const std::uint64_t now = state.fetch_add(change, std::memory_order_acq_rel) + change;
        if (now % (std::uint64_t(1) << openBits) == 0)
            finish(now);
    }

    OriginLedger &ledger;
    OriginLedger::Account &account;
    const std::uint64_t firstOrdinal;
    std::atomic<std::uint64_t> state = capacity;
    std::array<Origin, capacity> origins;

private:
    [[gnu::noinline]] void finish(std::uint64_t last)
    {
        for (std::size_t mark = 0; mark < markCount; ++mark)
            account.marks[mark] +=
                (last >> (openBits + mark * markBits)) % (std::uint64_t(1) << markBits);
        delete this;
    }
};

namespace {

/// The run that this thread works for, where it counts, and the block of which it has settled
/// origins lately: it releases them together.
struct ThreadAccount {
    OriginLedger *ledger = nullptr;
    OriginTally *tally = nullptr;
    OriginBlock *block = nullptr;
    std::uint64_t settled = 0;

    void releaseLater(OriginBlock &of, std::uint8_t mark)
    {
        if (block != &of) {
            release();
            block = &of;
        }
        settled += OriginBlock::settled[mark];
    }
    void release()
    {
        if (OriginBlock *old = std::exchange(block, nullptr))
            old->release(std::exchange(settled, 0));
    }
};

// Of a library that programs are linked to: found without a call.
[[gnu::tls_model("initial-exec")]] constinit thread_local ThreadAccount account;

} // namespace

std::uint64_t OriginCounts::decided() const
{
    return std::accumulate(verdicts.begin(), verdicts.end(), std::uint64_t(0));
}

OriginCounts &OriginCounts::operator+=(const OriginTally &tally)
{
    emitted += tally.emitted();
    for (std::size_t i = 0; i < verdictCount; ++i)
        verdicts[i] += tally.of(static_cast<Verdict>(i));
    return *this;
}

OriginCounts &OriginCounts::operator+=(const OriginCounts &other)
{
    emitted += other.emitted;
    for (std::size_t i = 0; i < verdictCount; ++i)
        verdicts[i] += other.verdicts[i];
    return *this;
}

OriginLedger::ThreadTally::ThreadTally(OriginLedger &ledger, OriginTally &tally)
    : m_outer(account.ledger, account.tally)
{
    account.release();
    account = {.ledger = &ledger, .tally = &tally};
}

OriginLedger::ThreadTally::~ThreadTally()
{
    account.release();
    account = {.ledger = m_outer.first, .tally = m_outer.second};
}

void OriginLedger::settle(OriginBlock &block, std::uint8_t mark)
{
    const bool isOwn = account.ledger == this;
    if (mark == withdrawnMark)
        --m_emitted; // the sum with the threads' tallies is what counts
    else if (isOwn)
        account.tally->count(static_cast<Verdict>(mark));
    else
        ++m_verdicts[mark];
    if (isOwn)
        account.releaseLater(block, mark);
    else
        block.release(OriginBlock::settled[mark]);
}

void OriginLedger::countEmitted()
{
    if (account.ledger == this)
        account.tally->countEmitted();
    else
        ++m_emitted;
}

OriginCounts OriginLedger::shared() const
{
    OriginCounts counts{.emitted = m_emitted.load()};
    for (std::size_t i = 0; i < verdictCount; ++i)
        counts.verdicts[i] = m_verdicts[i].load();
    return counts;
}

SourceCounts OriginLedger::Account::counts() const
{
    SourceCounts of{.source = source, .counts = {.emitted = emitted - marks[withdrawnMark]}};
    for (std::size_t i = 0; i < verdictCount; ++i)
        of.counts.verdicts[i] = marks[i];
    return of;
}

std::vector<SourceCounts> OriginLedger::sources() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<SourceCounts> all;
    for (const Account &account : m_accounts)
        all.push_back(account.counts());
    return all;
}

std::optional<SourceCounts> OriginLedger::sourceWithOpenItems() const
{
    const std::scoped_lock lock(m_mutex);
    for (const Account &account : m_accounts) {
        if (SourceCounts of = account.counts(); of.counts.emitted != of.counts.decided())
            return of;
    }
    return std::nullopt;
}

OriginLedger::Account &OriginLedger::open(SourceName source)
{
    const std::scoped_lock lock(m_mutex);
    return m_accounts.emplace_back(std::move(source));
}

/// The origin of what was made from several items.
struct JoinedOrigin {
    explicit JoinedOrigin(std::vector<OriginRef> p) : parents(std::move(p)) { origin.m_count = 1; }

    Origin origin; ///< First: an Origin without a block is one of these.
    std::vector<OriginRef> parents;
};

namespace {

JoinedOrigin *joinedOf(Origin *origin)
{
    static_assert(std::is_standard_layout_v<JoinedOrigin>);
    return reinterpret_cast<JoinedOrigin *>(origin);
}

} // namespace

std::uint64_t Origin::ordinal() const
{
    if (m_block)
        return m_block->firstOrdinal + m_index;
    return joinedOf(const_cast<Origin *>(this))->parents.front().ordinal();
}

SourceName Origin::source() const
{
    if (m_block)
        return m_block->account.source;
    return joinedOf(const_cast<Origin *>(this))->parents.front().source();
}

void Origin::settle()
{
    const std::uint8_t mark = m_mark.load(std::memory_order_acquire);
    if (m_block) {
        m_block->ledger.settle(*m_block, mark);
        return;
    }
    const std::unique_ptr<JoinedOrigin> joined(joinedOf(this));
    for (const OriginRef &parent : joined->parents)
        parent.mark(static_cast<Verdict>(mark));
}

OriginRef OriginRef::joined(std::vector<OriginRef> parents)
{
    Q_ASSERT(!parents.empty());
    if (parents.size() == 1)
        return std::move(parents.front());
    auto joined = std::make_unique<JoinedOrigin>(std::move(parents));
    return OriginRef(&joined.release()->origin);
}

void OriginSource::begin()
{
    if (!m_account)
        m_account = &m_ledger.open(m_name);
    m_block = std::make_unique<OriginBlock>(m_ledger, *m_account, m_ordinal).release();
}

void OriginSource::end()
{
    if (!m_block)
        return;
    m_account->emitted += m_used;
    const auto unused = static_cast<std::uint64_t>(OriginBlock::capacity - m_used);
    m_used = 0;
    std::exchange(m_block, nullptr)->release(0 - unused);
}

OriginRef OriginSource::make()
{
    reserve();
    Origin &origin = m_block->origins[m_used];
    origin.m_count.store(1, std::memory_order_relaxed);
    m_ledger.countEmitted();
    ++m_ordinal;
    if (++m_used == OriginBlock::capacity) { // the last one takes the block with it
        m_account->emitted += m_used;
        m_block = nullptr;
        m_used = 0;
    }
    return OriginRef(&origin);
}

} // namespace paipa::engine
