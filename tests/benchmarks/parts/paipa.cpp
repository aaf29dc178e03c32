// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <paipa/pipeline/pipeline.h>

#include <thread>
#include <type_traits>

namespace paipa::bench::parts {

namespace {

using namespace engine;

/// What all workers of the chain report to.
struct Report {
    OriginLedger ledger;
    SteadyClock clock;
    RunOrders orders{clock};
};

/// What a worker does around the work on an item: nothing.
struct OnlyWork {
    explicit OnlyWork(Report &) {}
    template<typename Work>
    void around(Work &&work)
    {
        work();
    }
};

/// It counts the fates of items.
struct CountedFates : OnlyWork {
    explicit CountedFates(Report &report)
        : OnlyWork(report), control(report.orders, 0), m_tally(report.ledger, control.tally)
    {}

    WorkerControl control;

private:
    OriginLedger::ThreadTally m_tally;
};

/// It also counts items and measures how long they take.
struct MeasuredWork : CountedFates {
    using CountedFates::CountedFates;
    template<typename Work>
    void around(Work &&work)
    {
        WorkerCounters::add(control.counters.in);
        m_time.measure(control, control.counters, 1, work);
        WorkerCounters::add(control.counters.out);
    }

private:
    SampledTime m_time;
};

template<typename Worker, typename T, typename Work>
void passOn(Report &report, BoundedQueue<T> &from, std::type_identity_t<BoundedQueue<T> *> to,
            Work &&work)
{
    Worker worker(report);
    Hand<T> hand;
    while (from.pop(hand, {}, Hand<T>::capacity) == PopResult::Popped) {
        while (!hand.isEmpty()) {
            T item = hand.take();
            worker.around([&] {
                work(item);
                if (to)
                    (void)to->push(item, {});
            });
        }
    }
    if (to)
        to->removeProducer();
}

/// source → +1 → xor → sum, by hand.
template<typename Worker, typename T, typename Make, typename Value>
std::int64_t chain(Report &report, std::int64_t items, Make &&make, const Value &valueOf)
{
    std::int64_t sum = 0;
    BoundedQueue<T> first{QueueBounds{}};
    BoundedQueue<T> second{QueueBounds{}};
    BoundedQueue<T> third{QueueBounds{}};
    for (BoundedQueue<T> *queue : {&first, &second, &third})
        queue->addProducer();
    {
        const std::jthread sink([&] {
            passOn<Worker>(report, third, nullptr, [&](T &item) { sum += valueOf(item); });
        });
        const std::jthread xorer([&] {
            passOn<Worker>(report, second, &third,
                           [&](T &item) { valueOf(item) = scramble(valueOf(item)); });
        });
        const std::jthread adder([&] {
            passOn<Worker>(report, first, &second,
                           [&](T &item) { valueOf(item) = addOne(valueOf(item)); });
        });
        Worker source(report);
        for (std::int64_t i = 0; i < items; ++i) {
            source.around([&] {
                T item = make(i);
                (void)first.push(item, {});
            });
        }
        first.removeProducer();
    } // all have ended
    return sum;
}

template<typename Worker>
std::int64_t chainOfItems(std::int64_t items)
{
    Report report;
    OriginSource origins(report.ledger);
    return chain<Worker, Item<std::int64_t>>(
        report, items,
        [&](std::int64_t value) {
            return Item<std::int64_t>{value, origins.make()};
        },
        [](Item<std::int64_t> &item) -> std::int64_t & { return item.value; });
}

template<typename... Options>
std::int64_t withOptions(std::int64_t items, Options... options)
{
    std::int64_t sum = 0;
    const Pipeline pipeline{
        step([](std::int64_t value) { return addOne(value); }, options...),
        step([](std::int64_t value) { return scramble(value); }, options...),
        step([&sum](std::int64_t value) { sum += value; }, options...),
    };
    pipeline.run(std::views::iota(std::int64_t(0), items));
    return sum;
}

} // namespace

std::int64_t withBareQueues(std::int64_t items)
{
    Report report;
    return chain<OnlyWork, std::int64_t>(
        report, items, [](std::int64_t value) { return value; },
        [](std::int64_t &value) -> std::int64_t & { return value; });
}

std::int64_t withOrigins(std::int64_t items) { return chainOfItems<CountedFates>(items); }

std::int64_t withMetrics(std::int64_t items) { return chainOfItems<MeasuredWork>(items); }

std::int64_t ordered(std::int64_t items) { return withOptions(items, Order::Kept); }

std::int64_t inlined(std::int64_t items) { return withOptions(items, Placement::Inline); }

} // namespace paipa::bench::parts
