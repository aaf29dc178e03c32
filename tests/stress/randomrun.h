// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "randomplan.h"

#include "support/testgraph.h"

#include <QStringList>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace paipa::test {

/// Carries out a plan and checks what every run must keep to.
class RandomRun
{
public:
    explicit RandomRun(RunPlan plan,
                       std::shared_ptr<Clock> clock = std::make_shared<SteadyClock>());

    /// Runs to the end; returns what was broken, one sentence each.
    [[nodiscard]] QStringList violations();

    /// What was processed, by which step, one after the other; at the end of the run.
    [[nodiscard]] const std::vector<std::pair<std::size_t, int>> &events() const
    {
        return m_events;
    }

    /// What goes on, for a watchdog.
    [[nodiscard]] QString report() const;

private:
    /// What one step did.
    struct Record {
        std::mutex mutex;
        std::map<int, int> processed;
        std::vector<int> sequence; ///< The same, one after the other.
        std::atomic<int> count = 0;
        std::atomic<int> attempts = 0;
        std::atomic<int> stepOpened = 0;
        std::atomic<int> stepClosed = 0;
        std::atomic<int> workersOpened = 0;
        std::atomic<int> workersClosed = 0;
    };

    void build();
    [[nodiscard]] engine::StageOptions optionsOf(std::size_t index) const;
    [[nodiscard]] engine::StageHooks stageHooks(std::size_t index);
    template<typename Code>
    void addWorkerHooks(Code &code, std::size_t index);
    [[nodiscard]] SourceCode sourceCode(std::size_t index);
    [[nodiscard]] StepCode stepCode(std::size_t index);
    [[nodiscard]] BatchCode batchCode(std::size_t index);
    [[nodiscard]] StreamCode streamCode(std::size_t index);
    [[nodiscard]] Generator<Parcel> resultsOf(std::size_t index,
                                              engine::StreamInput<Parcel> &input);
    void noteBegin();
    void process(std::size_t index, const Parcel &parcel, Out &out);
    void failIfChosen(std::size_t index, const Parcel &parcel);
    void done(std::size_t index, int number);
    void lookAtBounds(std::size_t index);

    void feed(std::size_t index, engine::Feeder<Parcel> &feeder);
    void giveOrders();
    void give(const OrderPlan &order);
    void sample(const std::stop_token &stop);

    void checkFates(const engine::MetricsSnapshot &snapshot);
    void checkState(engine::RunState state);
    void checkItems();
    [[nodiscard]] bool isSeenInOrder(std::size_t index) const;
    void checkHooks();
    void broken(const QString &what);

    const RunPlan m_plan;
    const Expectation m_expected;
    std::vector<std::unique_ptr<Record>> m_records;
    std::vector<const engine::ItemQueue<Parcel> *> m_queues; ///< Null for sources.
    std::mutex m_eventsMutex;
    std::vector<std::pair<std::size_t, int>> m_events;
    std::atomic<int> m_processed = 0;
    std::atomic<bool> m_isBoundExceeded = false;
    std::atomic<bool> m_isAborted = false; ///< abort() has returned.
    std::mutex m_begunMutex;
    std::map<std::thread::id, int> m_begunAfterAbort;
    QStringList m_violations;
    std::mutex m_violationsMutex;
    TestGraph m_graph; ///< Behind the others: its workers use them.
    std::map<std::size_t, std::unique_ptr<engine::Feeder<Parcel>>> m_feeders; ///< By step.
};

} // namespace paipa::test
