// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/turns.h>

#include <algorithm>
#include <utility>

namespace paipa::engine {

struct Turns::Seat {
    enum class State {
        Expected,
        Ready,   ///< Would go on, if it were its turn.
        Waiting, ///< May find that it can go on.
        InVain,  ///< Waiting, and nothing has happened since it looked.
        Working, ///< It is its turn.
        Asleep,  ///< Waits for something from outside.
        GivenUp,
    };

    State state = State::Expected;
    TimePoint deadline = never;
    std::condition_variable called;
};

namespace {

struct Place {
    Turns *turns = nullptr;
    Turns::Seat *seat = nullptr;
};

thread_local Place placeOfThisThread;

} // namespace

Turns::Turns(std::uint64_t seed) : m_random(seed), m_now(TimePoint(std::chrono::hours(1))) {}

Turns::~Turns() = default;

Turns *Turns::ofThisThread() { return placeOfThisThread.turns; }

// Coming and going

std::shared_ptr<Turns::Seat> Turns::reserve()
{
    auto seat = std::make_shared<Seat>();
    const std::scoped_lock lock(m_mutex);
    m_seats.push_back(seat);
    ++m_expected;
    return seat;
}

void Turns::sitDown(const std::shared_ptr<Seat> &seat)
{
    placeOfThisThread = {this, seat.get()};
    std::unique_lock lock(m_mutex);
    --m_expected;
    awaitTurn(lock);
}

void Turns::giveUp(const std::shared_ptr<Seat> &seat)
{
    if (placeOfThisThread.seat == seat.get())
        placeOfThisThread = {};
    const std::scoped_lock lock(m_mutex);
    if (seat->state == Seat::State::Expected)
        --m_expected;
    seat->state = Seat::State::GivenUp;
    if (m_current == seat.get())
        m_current = nullptr;
    std::erase(m_seats, seat);
    draw();
}

/// One that has been away.
void Turns::awaitTurn(std::unique_lock<std::mutex> &lock)
{
    Seat &seat = *placeOfThisThread.seat;
    seat.state = Seat::State::Ready;
    draw();
    seat.called.wait(lock, [&] { return seat.state == Seat::State::Working; });
}

// Whose turn it is

void Turns::offer()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_random() % 2 == 0)
            return;
    }
    (void)pass(true, never); // one that can go on is always called
}

Turns::Next Turns::pass(bool canGoOn, TimePoint deadline)
{
    Seat &seat = *placeOfThisThread.seat;
    std::unique_lock lock(m_mutex);
    seat.state = canGoOn ? Seat::State::Ready : Seat::State::InVain;
    seat.deadline = deadline;
    m_current = nullptr;
    draw();
    seat.called.wait(lock, [&] {
        return seat.state == Seat::State::Working || seat.state == Seat::State::Asleep;
    });
    return seat.state == Seat::State::Working ? Next::MyTurn : Next::NobodyCanGoOn;
}

/// Something may have happened: whoever waits should look again.
void Turns::giveHope()
{
    for (const auto &seat : m_seats) {
        if (seat->state == Seat::State::InVain)
            seat->state = Seat::State::Waiting;
    }
}

void Turns::draw()
{
    if (m_current || m_expected > 0)
        return;
    const std::vector<Seat *> hopeful = those([](const Seat &seat) {
        return seat.state == Seat::State::Ready || seat.state == Seat::State::Waiting;
    });
    if (!hopeful.empty()) {
        Seat &next = *hopeful[m_random() % hopeful.size()];
        if (next.state == Seat::State::Ready)
            giveHope();
        grant(next);
        return;
    }
    const std::vector<Seat *> sitting =
        those([](const Seat &seat) { return seat.state == Seat::State::InVain; });
    const auto first = std::ranges::min_element(sitting, {}, &Seat::deadline);
    if (first == sitting.end())
        return;
    if ((*first)->deadline == never) {
        sleepForReal(sitting);
        return;
    }
    m_now = std::max(m_now.load(), (*first)->deadline);
    grant(**first);
}

void Turns::grant(Seat &seat)
{
    m_current = &seat;
    seat.state = Seat::State::Working;
    seat.called.notify_one();
}

void Turns::sleepForReal(const std::vector<Seat *> &sitting)
{
    for (Seat *seat : sitting) {
        seat->state = Seat::State::Asleep;
        seat->called.notify_one();
    }
}

std::vector<Turns::Seat *> Turns::those(bool (*are)(const Seat &)) const
{
    std::vector<Seat *> found;
    for (const auto &seat : m_seats) {
        if (are(*seat))
            found.push_back(seat.get());
    }
    return found;
}

// Time and waiting

Clock::TimePoint Turns::now() const { return m_now.load(); }

bool Turns::waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                      const std::stop_token &stop, TimePoint deadline,
                      const std::function<bool()> &done)
{
    if (ofThisThread() != this) {
        const auto duration =
            std::min<TimePoint::duration>(deadline - now(), std::chrono::years(1));
        return waitUnlessStopped(lock, changed, stop, std::chrono::steady_clock::now() + duration,
                                 done);
    }
    for (;;) {
        const bool isDone = done();
        if (isDone || stop.stop_requested() || now() >= deadline) {
            const std::scoped_lock turns(m_mutex);
            giveHope();
            return isDone;
        }
        lock.unlock();
        const Next next = pass(false, deadline);
        lock.lock();
        if (next == Next::NobodyCanGoOn)
            return sleep(lock, changed, stop, done);
    }
}

/// Until something comes from outside.
bool Turns::sleep(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                  const std::stop_token &stop, const std::function<bool()> &done)
{
    const bool isDone = waitUnlessStopped(lock, changed, stop, done);
    lock.unlock();
    {
        std::unique_lock turns(m_mutex);
        awaitTurn(turns);
    }
    lock.lock();
    return isDone;
}

} // namespace paipa::engine
