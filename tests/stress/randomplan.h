// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/engine/boundedqueue.h>
#include <paipa/engine/origin.h>

#include <QString>

#include <cstdint>
#include <map>
#include <vector>

namespace paipa::test {

enum class StepKind {
    Source,
    Item,
    Batch,
    Stream, ///< Takes its whole input, and makes results in between.
};

/// What goes wrong in a step, or at least differs from handing everything on.
enum class Fault {
    None,
    Transient, ///< Some attempts fail; enough retries are allowed.
    SetAside,  ///< Some items fail always and are set aside.
    TooLarge,  ///< The same, because they make results that are too large for the steps behind.
    Skip,      ///< Some items are skipped.
    EndRun,    ///< Some items fail always and end the run.
    Finish,    ///< The step has enough after some items.
    OpenStep,  ///< The hook fails, and so on.
    OpenWorker,
    Flush,
    CloseWorker,
    CloseStep,
};

struct StepPlan {
    StepKind kind = StepKind::Item;
    std::vector<std::size_t> parents;
    int workers = 1;
    bool isInline = false; ///< Runs in the workers of its only parent.
    bool isOrdered = false;
    engine::QueueBounds bounds;
    std::size_t ports = 1; ///< Each result goes to one of them, and each child is linked to one.
    int items = 0;         ///< That a source emits, or that come to a step from outside.
    int feeders = 0;       ///< So many threads bring them.
    int batchItems = 1;    ///< Of a full batch.
    Fault fault = Fault::None;
    int rate = 0;              ///< Items a millisecond; 0: as fast as it can.
    int mostParked = 0;        ///< Of items that are tried again.
    int pauseAfter = 0;        ///< Failures in a row; 0: never.
    int waits = 0;             ///< Milliseconds before a retry, and of a pause.
    bool watchesItems = false; ///< Calls each item slow.
    std::uint64_t salt = 0;    ///< Makes each step decide differently.
};

/// What is done to the run from outside.
enum class Order { Pause, Resume, SetWorkers, Stop, Abort };

struct OrderPlan {
    Order order = Order::Pause;
    int after = 0; ///< So many items were processed, in all steps.
    std::size_t step = 0;
    int workers = 1;
};

/// Everything about one random run, decided by its seed.
struct RunPlan {
    std::uint64_t seed = 0;
    std::vector<StepPlan> steps; ///< Parents first.
    std::vector<OrderPlan> orders;

    [[nodiscard]] bool hasFault(Fault fault) const;
    [[nodiscard]] bool hasOrder(Order order) const;
    /// Whether each item has to be processed exactly as often as expected.
    [[nodiscard]] bool isExact() const;
    /// Whether the items of the step \a index come to it in the order in which its only ancestors
    /// handed them on, back to a source: each either has one worker, or keeps the order.
    [[nodiscard]] bool isInOrder(std::size_t index) const;
    /// Whether items of the step \a index may be overtaken while they wait for another attempt.
    [[nodiscard]] bool isParking(std::size_t index) const;
    /// Whether something with a queue of its own takes the results of the step \a index.
    [[nodiscard]] bool feedsQueue(std::size_t index) const;
    /// The same graph, with nothing from outside at random times.
    [[nodiscard]] RunPlan leftAlone() const;
    /// Whether an error is bound to happen if the run goes on to its end.
    [[nodiscard]] bool hasFailingHook() const;
};

[[nodiscard]] RunPlan planFor(std::uint64_t seed);
/// Item \a item of those that begin at the step \a index.
[[nodiscard]] int numberOf(std::size_t index, int item);
[[nodiscard]] QString toString(const RunPlan &plan);

// What the steps do, decided by item and step alone, so that it can be foreseen.

inline constexpr std::size_t largestParcel = 600;
inline constexpr std::size_t largestParcelInQueue = largestParcel + sizeof(engine::OriginRef);
[[nodiscard]] std::size_t parcelSize(int number);
[[nodiscard]] int resultCount(const StepPlan &step, int number);
[[nodiscard]] int resultNumber(const StepPlan &step, int number, int index);
[[nodiscard]] std::size_t portOfResult(const StepPlan &step, int number, int index);
[[nodiscard]] std::size_t portOfChild(const StepPlan &step, std::size_t child);
/// Whether the step's fault concerns this item.
[[nodiscard]] bool isChosen(const StepPlan &step, int number);

/// What must come of a run in which nothing ends early.
struct Expectation {
    std::vector<std::map<int, int>> processed; ///< Of each step: how often which item.
    std::vector<std::vector<int>> sequences;   ///< The same, in the order of a single line.
    std::map<engine::Verdict, std::uint64_t> fates;
    std::uint64_t deadLetters = 0;
};

[[nodiscard]] Expectation foresee(const RunPlan &plan);

} // namespace paipa::test
