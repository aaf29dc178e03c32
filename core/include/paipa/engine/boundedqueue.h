// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/engine/asymmetricfence.h>
#include <paipa/engine/hand.h>
#include <paipa/engine/itemtraits.h>
#include <paipa/engine/queuebounds.h>
#include <paipa/engine/queuesignal.h>
#include <paipa/engine/turns.h>

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace paipa::engine {

/// What became of an item that was offered to a queue.
enum class PushResult {
    Pushed,
    Full,    ///< Only from tryPush(): the item is still the caller's.
    Closed,  ///< Nobody takes items any more: the item is still the caller's.
    Stopped, ///< The stop token was triggered: the item is still the caller's.
};

/// Whether a consumer has got an item, or why not.
enum class PopResult {
    Popped,
    Empty,   ///< Only from tryPop(): there may be items later.
    Ended,   ///< Empty, and no producer is left.
    Closed,  ///< The consumers' side was closed.
    Stopped, ///< The stop token was triggered.
    TimedOut,
};

/// First-in-first-out hand-over between worker threads with a hard bound in items and in bytes.
///
/// All members may be called from any thread. An item is in the queue, visible to every consumer,
/// from the moment push() returns until pop() returns it: no worker holds items back. Nothing
/// polls: a side that cannot go on yields the processor a few times, then sleeps until it can
/// proceed, the queue closes, or its stop token is triggered.
///
/// The bound holds at every instant: at most bounds.items items, and at most bounds.bytes bytes
/// unless there is exactly one item, which may be of any size. The end of input is a state, not an
/// item: no producer is registered, and the queue is empty.
///
/// The ring is D. Vyukov's bounded queue for many producers and consumers (each slot carries the
/// turn at which it may be written or read), with the bound taken from the distance of head and
/// tail. It has at least two slots: in a ring of one, the turn that says "full" would also say
/// "free for the next round".
template<typename T>
class BoundedQueue
{
    static_assert(
        std::is_nothrow_move_constructible_v<T>,
        "items move between threads, and a move that fails would lose them; give the type "
        "a noexcept move constructor, or pass it in a std::unique_ptr or std::shared_ptr");

public:
    /// \a discard receives what is inside when the queue is closed; it is called without any lock.
    explicit BoundedQueue(
        QueueBounds bounds, std::function<void(T &&)> discard = [](T &&) {})
        : m_bounds(effective(bounds))
        , m_mask(std::bit_ceil(std::max<std::size_t>(2, m_bounds.items)) - 1)
        , m_slots(m_mask + 1)
        , m_discard(std::move(discard))
    {
        for (std::size_t i = 0; i <= m_mask; ++i)
            m_slots[i].turn.store(i, std::memory_order_relaxed);
    }
    ~BoundedQueue()
    {
        Hand<T> hand;
        while (take(hand, 1))
            (void)hand.take();
    }
    Q_DISABLE_COPY_MOVE(BoundedQueue)

    [[nodiscard]] const QueueBounds &bounds() const { return m_bounds; }
    [[nodiscard]] std::size_t size() const
    {
        const std::uint64_t tail = m_tail.load(); // first: so the result is never too large
        const std::uint64_t head = m_head.load();
        return head < tail ? static_cast<std::size_t>(tail - head) : 0;
    }
    [[nodiscard]] std::size_t bytes() const
    {
        return isCounted ? static_cast<std::size_t>(m_bytes.load()) : size() * sizeof(T);
    }
    /// How many items were larger than the byte bound and came in alone.
    [[nodiscard]] std::uint64_t oversizeItems() const { return m_oversize.load(); }

    // Producers.

    [[nodiscard]] bool hasProducers() const { return m_producers.load() > 0; }
    void addProducer() { ++m_producers; }
    /// The last one ends the input.
    void removeProducer()
    {
        if (m_producers.fetch_sub(1) == 1)
            m_consumers.update([this] { m_ended = true; });
    }

    /// Takes \a item only if the result is Pushed.
    [[nodiscard]] PushResult tryPush(T &item) { return tryPlace(item, sizeOf(item)); }

    /// Waits while the queue is full. Takes \a item only if the result is Pushed.
    [[nodiscard]] PushResult push(T &item, const std::stop_token &stop)
    {
        const std::size_t bytes = sizeOf(item);
        PushResult result = tryPlace(item, bytes);
        if (result != PushResult::Full)
            return result;
        const bool mayYield = !Turns::ofThisThread() // else nobody else works meanwhile
                              && m_waitsWithoutYields.load(std::memory_order_relaxed) <= 0;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; result == PushResult::Full && mayYield && i < yieldsBeforeSleep; ++i) {
            if (stop.stop_requested())
                return PushResult::Stopped;
            std::this_thread::yield();
            result = tryPlace(item, bytes);
            const bool tookLong =
                std::chrono::steady_clock::now() - begin > Patience::longForYields;
            if (tookLong && m_bounds.items - size() < Patience::many) { // for little
                m_waitsWithoutYields.store(Patience::waitsWithoutYields, std::memory_order_relaxed);
                break;
            }
        }
        if (result != PushResult::Full)
            return result;
        if (stop.stop_requested())
            return PushResult::Stopped;
        return sleepAndPush(item, bytes, stop);
    }

    // Consumers. Each takes one item at a time, or up to \a most if that many are there: for a step
    // with one worker, which nobody can relieve of an item that waits behind a slow one.

    /// Fills the empty \a hand only if the result is Popped.
    [[nodiscard]] PopResult tryPop(Hand<T> &hand, std::size_t most = 1)
    {
        if (m_closed.load(std::memory_order_relaxed))
            return PopResult::Closed;
        const bool ended = m_ended.load(); // before looking: the last item precedes the end
        if (take(hand, most))
            return PopResult::Popped;
        return ended ? PopResult::Ended : PopResult::Empty;
    }

    /// Waits while the queue is empty. Fills the empty \a hand only if the result is Popped.
    [[nodiscard]] PopResult pop(Hand<T> &hand, const std::stop_token &stop, std::size_t most = 1)
    {
        return popWith(hand, most, stop, [&] { return m_consumers.wait(stop, readable()); });
    }
    /// The same, until \a deadline of \a clock.
    [[nodiscard]] PopResult popUntil(Hand<T> &hand, const std::stop_token &stop, Clock &clock,
                                     Clock::TimePoint deadline)
    {
        return popWith(hand, 1, stop,
                       [&] { return m_consumers.waitUntil(clock, deadline, stop, readable()); });
    }

    /// No more items are taken, and none are given out. Producers see Closed. What is still inside
    /// is discarded, as is what a producer is just pushing.
    void close()
    {
        m_consumers.update([this] { m_closed = true; });
        m_room.update([] {});
        heavyFence(); // who has pushed either sees the flag now, or its item is seen here
        discardAll();
    }
    [[nodiscard]] bool isClosed() const { return m_closed.load(); }

    /// Discards what is inside.
    void discardAll()
    {
        Hand<T> hand;
        while (take(hand, 1))
            m_discard(hand.take());
    }

private:
    static constexpr bool isCounted = hasVariableSize<T>;
    /// A producer that finds it full gives consumers the processor this often before it sleeps.
    static constexpr int yieldsBeforeSleep = 16;
    /// Who waits for room sees at most so many items pass before newcomers have to wait behind it.
    static constexpr std::uint64_t mostOvertakes = 64;
    static constexpr std::size_t mostBytesInHand = 64u << 10;
    static constexpr std::uint64_t noTicket = 0;
    /// Keeps what different threads write in different cache lines. Not alignas: objects on the
    /// stack need no more than their usual alignment then.
    using Apart = std::array<std::byte, 64>;

    struct Slot {
        std::atomic<std::uint64_t> turn; ///< p: free for position p; p + 1: holds the item of p.
        // Atomic: a consumer may look at it just before another one takes the item.
        std::conditional_t<isCounted, std::atomic<std::size_t>, std::monostate> bytes;
        alignas(T) std::array<std::byte, sizeof(T)> storage;

        [[nodiscard]] T *item() { return std::launder(reinterpret_cast<T *>(storage.data())); }
    };

    /// More bytes than any machine has, so that sums cannot overflow.
    static constexpr std::size_t mostBytes = std::size_t(1) << 60;

    static QueueBounds effective(QueueBounds bounds)
    {
        bounds.items = std::max<std::size_t>(1, bounds.items);
        bounds.bytes = std::clamp<std::size_t>(bounds.bytes, 1, mostBytes);
        if (!isCounted) // all items are of one size: the byte bound is a number of items
            bounds.items =
                std::min(bounds.items, std::max<std::size_t>(1, bounds.bytes / sizeof(T)));
        return bounds;
    }

    /// Asked once for each item: it is the code of whoever made the type.
    [[nodiscard]] static std::size_t sizeOf([[maybe_unused]] const T &item)
    {
        if constexpr (isCounted)
            return std::min(bytesOf(item), mostBytes);
        else
            return sizeof(T);
    }

    [[nodiscard]] PushResult tryPlace(T &item, std::size_t bytes)
    {
        const PushResult result = place(item, bytes, noTicket);
        // What this push claimed for a moment may have been what kept another one from its room.
        if (isCounted && result == PushResult::Full && m_room.hasSleepers() && isRoomy())
            m_room.wakeAll();
        if (result == PushResult::Full)
            m_consumers.endNaps();
        discardIfClosed(result);
        return result;
    }

    [[nodiscard]] PushResult place(T &item, std::size_t bytes, std::uint64_t ticket)
    {
        if (m_closed.load(std::memory_order_relaxed))
            return PushResult::Closed;
        if (const std::uint64_t first = m_starving.load(); first != noTicket && first != ticket)
            return PushResult::Full;
        if constexpr (isCounted) {
            if (!hasRoom(m_tail.load()) || !claimBytes(bytes))
                return PushResult::Full;
        }
        const std::optional<std::uint64_t> position = claimSlot();
        if (!position) {
            if constexpr (isCounted)
                m_bytes.fetch_sub(static_cast<std::int64_t>(bytes));
            return PushResult::Full;
        }
        Slot &slot = m_slots[*position & m_mask];
        if constexpr (isCounted)
            slot.bytes.store(bytes, std::memory_order_relaxed);
        std::construct_at(reinterpret_cast<T *>(slot.storage.data()), std::move(item));
        slot.turn.store(*position + 1, std::memory_order_release);
        lightFence(); // publish, then look who sleeps, and whether the queue was closed
        m_consumers.wakeOne();
        if (m_consumers.hasNappers() && isHalfFull())
            m_consumers.endNaps();
        return PushResult::Pushed;
    }

    /// Bytes for one more item; an empty queue has room for any.
    [[nodiscard]] bool claimBytes(std::size_t bytes)
    {
        const auto wanted = static_cast<std::int64_t>(bytes);
        std::int64_t held = m_bytes.load();
        do {
            if (held != 0 && held + wanted > static_cast<std::int64_t>(m_bounds.bytes))
                return false;
        } while (!m_bytes.compare_exchange_weak(held, held + wanted));
        if (bytes > m_bounds.bytes)
            ++m_oversize;
        return true;
    }

    [[nodiscard]] bool hasRoom(std::uint64_t tail)
    {
        // The consumers' line is read only when the last look at it says that the queue is full.
        const auto full = [&](std::uint64_t head) {
            return static_cast<std::int64_t>(tail - head)
                   >= static_cast<std::int64_t>(m_bounds.items);
        };
        if (!full(m_headSeen.load(std::memory_order_relaxed)))
            return true;
        const std::uint64_t head = m_head.load();
        m_headSeen.store(head, std::memory_order_relaxed);
        return !full(head);
    }

    [[nodiscard]] std::optional<std::uint64_t> claimSlot()
    {
        std::uint64_t tail = m_tail.load(std::memory_order_relaxed);
        for (;;) {
            if (!hasRoom(tail))
                return std::nullopt;
            const std::uint64_t turn = m_slots[tail & m_mask].turn.load(std::memory_order_acquire);
            const auto ahead = static_cast<std::int64_t>(turn - tail);
            if (ahead == 0) {
                if (m_tail.compare_exchange_weak(tail, tail + 1))
                    return tail;
            } else {
                if (ahead < 0) // its consumer has claimed the item and is about to move it out
                    std::this_thread::yield();
                tail = m_tail.load(std::memory_order_relaxed);
            }
        }
    }

    /// Moves up to \a most items into \a hand; false if there is none.
    bool take(Hand<T> &hand, std::size_t most)
    {
        std::uint64_t head = m_head.load(std::memory_order_relaxed);
        std::size_t count = 0;
        for (;;) {
            count = readableFrom(head, most);
            if (count == 0) {
                const std::uint64_t now = m_head.load();
                if (now == head)
                    return false;
                head = now; // another consumer was faster
            } else if (m_head.compare_exchange_weak(head, head + count)) {
                break;
            }
        }
        std::int64_t bytes = 0;
        hand.startAt(head);
        for (std::uint64_t position = head; position != head + count; ++position) {
            Slot &slot = m_slots[position & m_mask];
            hand.add(std::move(*slot.item()));
            std::destroy_at(slot.item());
            if constexpr (isCounted)
                bytes += static_cast<std::int64_t>(slot.bytes.load(std::memory_order_relaxed));
            slot.turn.store(position + m_mask + 1, std::memory_order_release);
        }
        if constexpr (isCounted)
            m_bytes.fetch_sub(bytes);
        afterTake(head + count);
        return true;
    }

    /// How many items, at most \a most, are complete from \a head on.
    [[nodiscard]] std::size_t readableFrom(std::uint64_t head, std::size_t most) const
    {
        std::size_t count = 0;
        [[maybe_unused]] std::size_t bytes = 0;
        while (count < most) {
            const Slot &slot = m_slots[(head + count) & m_mask];
            if (slot.turn.load() != head + count + 1) // of close(): after setting the flag
                break;
            if constexpr (isCounted) { // a hand holds one large item, or several small ones
                bytes += slot.bytes.load(std::memory_order_relaxed);
                if (count > 0 && bytes > mostBytesInHand)
                    break;
            }
            ++count;
        }
        return count;
    }

    /// Wakes who can go on now that the items before \a head are gone.
    void afterTake(std::uint64_t head)
    {
        // A push wakes one consumer; that one wakes the next while there is more to take.
        if (m_consumers.hasSleepers() && isReadableAt(head))
            m_consumers.wakeOne();
        if (m_room.hasSleepers() && isRoomy())
            m_room.wakeAll(); // all: with a byte bound the one that is woken may not fit
    }

    /// Enough room that waking the producers pays; always true of an empty queue.
    [[nodiscard]] bool isRoomy() const
    {
        const std::size_t items = size();
        if (items == 0)
            return true;
        if (items > m_bounds.items - (m_bounds.items + 3) / 4)
            return false;
        return !isCounted || bytes() <= m_bounds.bytes - m_bounds.bytes / 4;
    }

    [[nodiscard]] bool isHalfFull() const { return size() >= m_bounds.items / 2; }

    [[nodiscard]] bool isReadableAt(std::uint64_t head) const
    {
        return m_slots[head & m_mask].turn.load() == head + 1;
    }

    /// For sleeping consumers: is there anything to come back for?
    [[nodiscard]] auto readable()
    {
        return [this] { return m_closed.load() || m_ended.load() || isReadableAt(m_head.load()); };
    }

    template<typename Sleep>
    [[nodiscard]] PopResult popWith(Hand<T> &hand, std::size_t most, const std::stop_token &stop,
                                    Sleep &&sleep)
    {
        Patience &patience = hand.patience;
        PopResult result = tryPop(hand, most);
        if (result != PopResult::Empty)
            return result;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; result == PopResult::Empty && i < patience.yields(); ++i) {
            if (stop.stop_requested())
                return PopResult::Stopped;
            if (Turns::ofThisThread())
                break;
            std::this_thread::yield();
            result = tryPop(hand, most);
            const auto took = std::chrono::steady_clock::now() - begin;
            if (result == PopResult::Popped)
                patience.hasYielded(took, size());
            else if (took > Patience::longForYields)
                patience.hasYielded(took, 0);
        }
        for (int i = 0; result == PopResult::Empty && i < patience.naps(); ++i) {
            if (stop.stop_requested())
                return PopResult::Stopped;
            m_consumers.nap(Patience::nap, readable());
            result = tryPop(hand, most);
            if (result == PopResult::Popped)
                patience.hasNapped(isHalfFull());
        }
        while (result == PopResult::Empty) {
            if (stop.stop_requested())
                return PopResult::Stopped;
            const auto start = std::chrono::steady_clock::now();
            const bool woken = sleep();
            patience.hasSlept(std::chrono::steady_clock::now() - start);
            result = tryPop(hand, most);
            if (result == PopResult::Empty && !woken && !stop.stop_requested())
                return PopResult::TimedOut;
        }
        return result;
    }

    [[nodiscard]] PushResult sleepAndPush(T &item, std::size_t bytes, const std::stop_token &stop)
    {
        m_waitsWithoutYields.fetch_sub(1, std::memory_order_relaxed);
        const std::uint64_t since = m_tail.load();
        const std::uint64_t ticket = m_tickets.fetch_add(1) + 1;
        PushResult result = PushResult::Full;
        // The predicate itself pushes: between a look and a push somebody else could take the room.
        // It runs under the mutex of m_room, calls no user code but T's move, throws nothing, and
        // takes the mutex of m_consumers inside; nobody takes them the other way round.
        m_room.wait(stop, [&] {
            if (m_tail.load() - since >= mostOvertakes) {
                std::uint64_t nobody = noTicket;
                m_starving.compare_exchange_strong(nobody, ticket);
            }
            result = place(item, bytes, ticket);
            return result != PushResult::Full;
        });
        if (std::uint64_t mine = ticket; m_starving.compare_exchange_strong(mine, noTicket))
            m_room.wakeAll();
        discardIfClosed(result);
        return result == PushResult::Full ? PushResult::Stopped : result;
    }

    /// An item that came in while the queue was being closed would be taken out by nobody else.
    void discardIfClosed(PushResult result)
    {
        if (result == PushResult::Pushed && m_closed.load())
            discardAll();
    }

    const QueueBounds m_bounds;
    const std::uint64_t m_mask;
    std::vector<Slot> m_slots; ///< Never resized: slots cannot be moved.
    const std::function<void(T &&)> m_discard;

    [[maybe_unused]] Apart m_apart1;
    std::atomic<std::uint64_t> m_tail = 0; ///< Next position to write.
    std::atomic<std::uint64_t> m_headSeen = 0;
    std::atomic<std::uint64_t> m_starving = noTicket;
    std::atomic<std::uint64_t> m_tickets = 0;
    std::atomic<std::uint64_t> m_oversize = 0;
    std::atomic<std::int64_t> m_waitsWithoutYields = 0; ///< Of producers; at most 0: they yield.
    [[maybe_unused]] Apart m_apart2;
    std::atomic<std::uint64_t> m_head = 0; ///< Next position to read.
    [[maybe_unused]] Apart m_apart3;
    std::atomic<std::int64_t> m_bytes = 0;
    [[maybe_unused]] Apart m_apart4;
    std::atomic<bool> m_closed = false;
    std::atomic<bool> m_ended = false;
    std::atomic<int> m_producers = 0;
    [[maybe_unused]] Apart m_apart5;
    QueueSignal m_consumers; ///< Consumers sleep here.
    [[maybe_unused]] Apart m_apart6;
    QueueSignal m_room; ///< Producers sleep here.
};

} // namespace paipa::engine
