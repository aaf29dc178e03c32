// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/clock.h>
#include <paipa/base/stoppablewait.h>

#include <QtGlobal>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <stop_token>
#include <vector>

namespace paipa::engine {

/// The clock of a simulated run: lets its workers go on one at a time, in an order that depends on
/// a seed and on nothing else. So a run that goes wrong goes wrong again, with the same seed.
///
/// A worker gives its turn away where it would wait, and sometimes between two items. Whose turn it
/// is next is drawn among all others; one that still cannot go on draws again. When nobody can, the
/// time is set to the earliest deadline that somebody waits for: no time passes otherwise, and no
/// wait takes any. What comes from outside (stop, abort, pause, items that are fed) is not part of
/// the order: when all workers wait for that, they sleep as in any other run.
///
/// The steps' own code keeps its turn while it waits for something: it must not wait for another
/// worker, and what it does is only repeated if that depends on nothing else than its items.
class Turns final : public Clock
{
public:
    explicit Turns(std::uint64_t seed);
    ~Turns() override;
    Q_DISABLE_COPY_MOVE(Turns)

    struct Seat;

    /// A worker that is to come. Nobody goes on before it has sat down, or given up.
    [[nodiscard]] std::shared_ptr<Seat> reserve();
    /// The calling thread works from now on; returns when it is its turn.
    void sitDown(const std::shared_ptr<Seat> &seat);
    /// The worker has left, or will never come. May be called again.
    void giveUp(const std::shared_ptr<Seat> &seat);

    /// Those of the calling thread: null unless it sits.
    [[nodiscard]] static Turns *ofThisThread();

    // For the one whose turn it is:

    /// Lets another one go on, or not.
    void offer();
    /// Waits until \a ready, whose state \a lock protects, or \a stop. Returns what \a ready says
    /// then, which is not called any more once it has said so. \a changed is notified when that may
    /// have changed.
    bool wait(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
              const std::stop_token &stop, const std::function<bool()> &ready)
    {
        return waitUntil(lock, changed, stop, never, ready);
    }

    // Clock

    [[nodiscard]] TimePoint now() const override;
    /// For other threads an hour is an hour.
    bool waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                   const std::stop_token &stop, TimePoint deadline,
                   const std::function<bool()> &done) override;

private:
    static constexpr TimePoint never = TimePoint::max();

    enum class Next { MyTurn, NobodyCanGoOn };
    /// Gives the turn away and waits for the next one.
    [[nodiscard]] Next pass(bool canGoOn, TimePoint deadline);
    bool sleep(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
               const std::stop_token &stop, const std::function<bool()> &done);

    // Under m_mutex
    void awaitTurn(std::unique_lock<std::mutex> &lock);
    void giveHope();
    void draw();
    void grant(Seat &seat);
    void sleepForReal(const std::vector<Seat *> &sitting);
    [[nodiscard]] std::vector<Seat *> those(bool (*are)(const Seat &)) const;

    std::mutex m_mutex; ///< Guards what follows. Nobody who holds it takes another one.
    std::vector<std::shared_ptr<Seat>> m_seats;
    std::mt19937_64 m_random;
    Seat *m_current = nullptr;
    std::size_t m_expected = 0; ///< Reserved, and not here yet.
    std::atomic<TimePoint> m_now;
};

/// Waits as waitUnlessStopped() does, or as the Turns of the calling thread.
template<typename Ready>
bool waitInTurn(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                const std::stop_token &stop, Ready &&ready)
{
    if (Turns *turns = Turns::ofThisThread())
        return turns->wait(lock, changed, stop, ready);
    return waitUnlessStopped(lock, changed, stop, ready);
}

} // namespace paipa::engine
