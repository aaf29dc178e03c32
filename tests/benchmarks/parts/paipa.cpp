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

template<typename T, typename Work>
void passOn(BoundedQueue<T> &from, std::type_identity_t<BoundedQueue<T> *> to, Work &&work)
{
    Hand<T> hand;
    while (from.pop(hand, {}, Hand<T>::capacity) == PopResult::Popped) {
        while (!hand.isEmpty()) {
            T item = hand.take();
            work(item);
            if (to)
                (void)to->push(item, {});
        }
    }
    if (to)
        to->removeProducer();
}

/// source → +1 → xor → sum, by hand.
template<typename T, typename Make, typename Value>
std::int64_t chain(std::int64_t items, Make &&make, const Value &valueOf)
{
    std::int64_t sum = 0;
    BoundedQueue<T> first{QueueBounds{}};
    BoundedQueue<T> second{QueueBounds{}};
    BoundedQueue<T> third{QueueBounds{}};
    for (BoundedQueue<T> *queue : {&first, &second, &third})
        queue->addProducer();
    {
        const std::jthread sink(
            [&] { passOn(third, nullptr, [&](T &item) { sum += valueOf(item); }); });
        const std::jthread xorer([&] {
            passOn(second, &third, [&](T &item) { valueOf(item) = scramble(valueOf(item)); });
        });
        const std::jthread adder([&] {
            passOn(first, &second, [&](T &item) { valueOf(item) = addOne(valueOf(item)); });
        });
        for (std::int64_t i = 0; i < items; ++i) {
            T item = make(i);
            (void)first.push(item, {});
        }
        first.removeProducer();
    } // all have ended
    return sum;
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
    return chain<std::int64_t>(
        items, [](std::int64_t value) { return value; },
        [](std::int64_t &value) -> std::int64_t & { return value; });
}

std::int64_t withOrigins(std::int64_t items)
{
    OriginLedger ledger;
    OriginSource origins(ledger);
    return chain<Item<std::int64_t>>(
        items,
        [&](std::int64_t value) {
            return Item<std::int64_t>{value, origins.make()};
        },
        [](Item<std::int64_t> &item) -> std::int64_t & { return item.value; });
}

std::int64_t ordered(std::int64_t items) { return withOptions(items, Order::Kept); }

std::int64_t inlined(std::int64_t items) { return withOptions(items, Placement::Inline); }

} // namespace paipa::bench::parts
