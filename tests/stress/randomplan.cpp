// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomplan.h"

#include <QTextStream>

#include <algorithm>
#include <random>
#include <utility>

namespace paipa::test {

namespace {

using Random = std::mt19937_64;

int pick(Random &random, int least, int most)
{
    return std::uniform_int_distribution(least, most)(random);
}

std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

std::uint64_t mixed(const StepPlan &step, int number, int what)
{
    return mixed(step.salt + mixed(static_cast<std::uint64_t>(number))
                 + static_cast<std::uint64_t>(what) * 0x9e3779b97f4a7c15u);
}

Fault pickFault(Random &random)
{
    constexpr Fault faults[] = {
        Fault::Transient,  Fault::Transient,   Fault::Transient, Fault::SetAside,
        Fault::SetAside,   Fault::TooLarge,    Fault::TooLarge,  Fault::Skip,
        Fault::EndRun,     Fault::Finish,      Fault::Finish,    Fault::OpenStep,
        Fault::OpenWorker, Fault::CloseWorker, Fault::CloseStep, Fault::Flush};
    return faults[pick(random, 0, static_cast<int>(std::size(faults)) - 1)];
}

engine::QueueBounds pickBounds(Random &random)
{
    engine::QueueBounds bounds;
    bounds.items = static_cast<std::size_t>(pick(random, 0, 3) == 0 ? pick(random, 5, 200)
                                                                    : pick(random, 1, 4));
    if (pick(random, 0, 2) == 0) {
        const bool fitsAll = pick(random, 0, 1) == 0; // then it holds to the byte
        const int largest = static_cast<int>(largestParcelInQueue);
        bounds.bytes = static_cast<std::size_t>(fitsAll ? pick(random, largest, 2 * largest)
                                                        : pick(random, 50, 500));
    }
    return bounds;
}

StepPlan pickStep(Random &random, std::size_t index, std::size_t sources)
{
    StepPlan step;
    step.salt = random();
    step.workers = pick(random, 1, 4);
    step.bounds = pickBounds(random);
    step.rate = pick(random, 0, 4) == 0 ? pick(random, 5, 100) : 0;
    step.watchesItems = pick(random, 0, 2) == 0;
    if (index < sources) {
        step.kind = StepKind::Source;
        step.workers = 1;
        step.items = pick(random, 0, 9) == 0 ? 0 : pick(random, 1, 60);
        return step;
    }
    if (pick(random, 0, 3) == 0) {
        step.kind = StepKind::Batch;
        step.batchItems = pick(random, 1, 9);
    } else if (pick(random, 0, 4) == 0) {
        step.kind = StepKind::Stream;
    }
    if (step.kind == StepKind::Item && pick(random, 0, 3) == 0)
        step.ports = static_cast<std::size_t>(pick(random, 2, 3));
    step.isOrdered = pick(random, 0, 2) == 0;
    if (step.isOrdered && step.kind != StepKind::Item)
        step.workers = 1;
    step.waits = pick(random, 0, 2) == 0 ? 1 : 0;
    step.mostParked = pick(random, 0, 1) == 0 ? pick(random, 1, 5) : 0;
    step.pauseAfter = pick(random, 0, 2) == 0 ? pick(random, 1, 3) : 0;
    const int parents = pick(random, 0, 3) == 0 ? 2 : 1;
    for (int i = 0; i < parents; ++i) {
        const auto parent = static_cast<std::size_t>(pick(random, 0, static_cast<int>(index) - 1));
        if (!std::ranges::count(step.parents, parent))
            step.parents.push_back(parent);
    }
    step.isInline =
        step.kind == StepKind::Item && step.parents.size() == 1 && pick(random, 0, 2) == 0;
    if (!step.isInline && pick(random, 0, 5) == 0) {
        step.items = pick(random, 0, 30);
        step.feeders = pick(random, 1, 3);
    }
    return step;
}

const char *nameOf(Fault fault)
{
    constexpr const char *names[] = {"none",        "transient", "set aside",    "too large",
                                     "skip",        "end",       "finish",       "open step",
                                     "open worker", "flush",     "close worker", "close step"};
    return names[static_cast<std::size_t>(fault)];
}

const char *nameOf(Order order)
{
    constexpr const char *names[] = {"pause", "resume", "set workers", "stop", "abort"};
    return names[static_cast<std::size_t>(order)];
}

/// Follows one item through the graph; collects the worst fate of its origin.
void follow(const RunPlan &plan, std::size_t index, int number, Expectation &expected,
            engine::Verdict &fate)
{
    const StepPlan &step = plan.steps[index];
    if (step.kind != StepKind::Source && isChosen(step, number)) {
        if (step.fault == Fault::SetAside || step.fault == Fault::TooLarge) {
            fate = std::max(fate, engine::Verdict::Failed);
            ++expected.deadLetters;
            return;
        }
        if (step.fault == Fault::Skip) {
            fate = std::max(fate, engine::Verdict::Skipped);
            return;
        }
    }
    ++expected.processed[index][number];
    expected.sequences[index].push_back(number);
    const int results = step.kind == StepKind::Source ? 1 : resultCount(step, number);
    for (int i = 0; i < results; ++i) {
        const int result = step.kind == StepKind::Source ? number : resultNumber(step, number, i);
        for (std::size_t child = index + 1; child < plan.steps.size(); ++child) {
            if (std::ranges::count(plan.steps[child].parents, index)
                && portOfChild(step, child) == portOfResult(step, number, i))
                follow(plan, child, result, expected, fate);
        }
    }
}

} // namespace

bool RunPlan::hasFault(Fault fault) const
{
    return std::ranges::count(steps, fault, &StepPlan::fault) > 0;
}

bool RunPlan::hasOrder(Order order) const
{
    return std::ranges::count(orders, order, &OrderPlan::order) > 0;
}

bool RunPlan::hasFailingHook() const
{
    return hasFault(Fault::OpenStep) || hasFault(Fault::OpenWorker) || hasFault(Fault::CloseWorker)
           || hasFault(Fault::CloseStep) || hasFault(Fault::Flush);
}

bool RunPlan::isExact() const
{
    return !hasFault(Fault::EndRun) && !hasFault(Fault::Finish) && !hasFailingHook()
           && !hasOrder(Order::Stop) && !hasOrder(Order::Abort);
}

bool RunPlan::isInOrder(std::size_t index) const
{
    const auto isChanged = [this](std::size_t step) {
        return std::ranges::any_of(orders, [step](const OrderPlan &order) {
            return order.order == Order::SetWorkers && order.step == step;
        });
    };
    for (;;) {
        const StepPlan &step = steps[index];
        if (step.feeders > 0)
            return false;
        if (step.kind == StepKind::Source)
            return true;
        // Several workers of this step itself would begin in order, but be seen in any.
        if (step.kind == StepKind::Batch || step.parents.size() != 1)
            return false;
        const bool keeps = step.isInline || step.isOrdered
                           || (step.workers == 1 && !isChanged(index) && !isParking(index));
        if (!keeps)
            return false;
        index = step.parents.front();
    }
}

bool RunPlan::isParking(std::size_t index) const
{
    const StepPlan &step = steps[index];
    return step.fault == Fault::Transient && step.mostParked > 0 && !step.isOrdered
           && !step.isInline;
}

bool RunPlan::feedsQueue(std::size_t index) const
{
    return std::ranges::any_of(steps, [index](const StepPlan &step) {
        return !step.isInline && std::ranges::count(step.parents, index) > 0;
    });
}

RunPlan RunPlan::leftAlone() const
{
    RunPlan plan = *this;
    plan.orders.clear();
    for (StepPlan &step : plan.steps) {
        if (std::exchange(step.feeders, 0) > 0)
            step.items = 0;
    }
    return plan;
}

RunPlan planFor(std::uint64_t seed)
{
    Random random(mixed(seed + 1));
    RunPlan plan{.seed = seed, .steps = {}, .orders = {}};
    const auto count = static_cast<std::size_t>(pick(random, 2, 12));
    const std::size_t sources = count > 3 && pick(random, 0, 2) == 0 ? 2 : 1;
    for (std::size_t i = 0; i < count; ++i)
        plan.steps.push_back(pickStep(random, i, sources));
    if (pick(random, 0, 9) < 6) {
        for (int faults = pick(random, 1, 2); faults > 0; --faults) {
            const auto index = static_cast<std::size_t>(
                pick(random, static_cast<int>(sources), static_cast<int>(count) - 1));
            StepPlan &step = plan.steps[index];
            step.fault = pickFault(random);
            if (step.kind == StepKind::Stream && step.fault == Fault::Transient)
                step.fault = Fault::SetAside; // none of its items can be tried again
            if (step.fault == Fault::TooLarge)
                step.ports = 1; // who refuses the result has to be there
        }
    }
    for (int orders = std::max(0, pick(random, -2, 4)); orders > 0; --orders) {
        const int which = pick(random, 0, 11);
        plan.orders.push_back(OrderPlan{
            .order = which < 6    ? Order::SetWorkers
                     : which < 8  ? Order::Pause
                     : which < 10 ? Order::Resume
                     : which < 11 ? Order::Stop
                                  : Order::Abort,
            .after = pick(random, 0, 150),
            .step = static_cast<std::size_t>(pick(random, 0, static_cast<int>(count) - 1)),
            .workers = pick(random, 1, 4)});
    }
    std::ranges::sort(plan.orders, {}, &OrderPlan::after);
    return plan;
}

QString toString(const RunPlan &plan)
{
    QString text;
    QTextStream out(&text);
    out << "seed " << plan.seed << '\n';
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const StepPlan &step = plan.steps[i];
        out << "  " << i
            << (step.kind == StepKind::Source   ? " source of "
                : step.kind == StepKind::Batch  ? " batches of "
                : step.kind == StepKind::Stream ? " stream"
                                                : " items");
        if (step.kind == StepKind::Source || step.kind == StepKind::Batch)
            out << (step.kind == StepKind::Source ? step.items : step.batchItems);
        if (step.feeders > 0)
            out << ", fed with " << step.items << " by " << step.feeders;
        if (step.ports > 1)
            out << " to " << step.ports << " ports";
        if (step.isInline)
            out << ", inline";
        if (step.isOrdered)
            out << ", ordered";
        if (step.rate > 0)
            out << ", " << step.rate << " a millisecond";
        if (step.fault == Fault::Transient || step.fault == Fault::SetAside)
            out << ", waits " << step.waits << " ms, parks " << step.mostParked << ", pauses after "
                << step.pauseAfter;
        out << ", " << step.workers << " workers, " << step.bounds.items << " items, "
            << step.bounds.bytes << " bytes, fault " << nameOf(step.fault) << ", from";
        for (const std::size_t parent : step.parents)
            out << ' ' << parent;
        out << '\n';
    }
    for (const OrderPlan &order : plan.orders)
        out << "  after " << order.after << ": " << nameOf(order.order) << " (step " << order.step
            << ", " << order.workers << ")\n";
    return text;
}

std::size_t parcelSize(int number)
{
    const std::uint64_t random = mixed(static_cast<std::uint64_t>(number) + 77);
    return 1 + static_cast<std::size_t>(random % (random % 8 == 0 ? largestParcel : 60));
}

int numberOf(std::size_t index, int item) { return static_cast<int>(index) * 1000 + item; }

int resultCount(const StepPlan &step, int number)
{
    constexpr int counts[] = {0, 1, 1, 1, 1, 1, 2, 3};
    const int count = counts[mixed(step, number, 1) % std::size(counts)];
    // An item that leads to nothing would share the fate of the next one.
    const bool isShared = step.kind == StepKind::Stream && step.fault != Fault::None;
    return isShared ? std::max(count, 1) : count;
}

int resultNumber(const StepPlan &step, int number, int index)
{
    return static_cast<int>(mixed(step, number, 100 + index) & 0x3fffffff);
}

std::size_t portOfResult(const StepPlan &step, int number, int index)
{
    return mixed(step, number, 200 + index) % step.ports;
}

std::size_t portOfChild(const StepPlan &step, std::size_t child)
{
    return mixed(step, static_cast<int>(child), 3) % step.ports;
}

bool isChosen(const StepPlan &step, int number) { return mixed(step, number, 2) % 13 == 0; }

Expectation foresee(const RunPlan &plan)
{
    Expectation expected;
    expected.processed.resize(plan.steps.size());
    expected.sequences.resize(plan.steps.size());
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        for (int item = 0; item < plan.steps[i].items; ++item) {
            engine::Verdict fate = engine::Verdict::Acked;
            follow(plan, i, numberOf(i, item), expected, fate);
            ++expected.fates[fate];
        }
    }
    return expected;
}

} // namespace paipa::test
