// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fault.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <new>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int items = 24;

/// What was opened, and must be closed.
struct Opened {
    std::atomic<int> steps = 0;
    std::atomic<int> workers = 0;

    [[nodiscard]] StageHooks hooks()
    {
        return {.open = [this] { ++steps; }, .close = [this] { --steps; }};
    }
};

/// Code that allocates as that of a step does.
StepCode failingSometimes(Opened &opened)
{
    return {.process =
                [](const Parcel &parcel, Out &out) {
                    const auto work = std::make_unique<int>(parcel.number);
                    if (*work % 7 == 3)
                        throw std::runtime_error("bad");
                    out.send(Parcel{*work});
                    out.send(Parcel{*work});
                },
            .open = [&opened] { ++opened.workers; },
            .close = [&opened] { --opened.workers; }};
}

/// A graph with all that the engine allocates for: a source, several workers, retries, items that
/// are set aside, a copy to two consumers, batches, an inline step, kept order.
class Graph
{
public:
    Graph()
    {
        const StageOptions options{.workers = Workers{2},
                                   .queue = {.items = 4},
                                   .onError = {.retries = 1, .then = OnError::SetAside}};
        StageOptions ordered = options;
        ordered.order = Order::Kept;
        StageOptions inlined{.onError = options.onError};
        inlined.placement = Placement::Inline;

        auto &source = m_graph.source(counting(items), {}, m_opened.hooks());
        auto &first = m_graph.step(failingSometimes(m_opened), options, m_opened.hooks());
        auto &second = m_graph.step({}, ordered, m_opened.hooks());
        auto &third = m_graph.step({}, inlined, m_opened.hooks());
        auto &batch = m_graph.batch({.bounds = {.items = 5}}, options, m_opened.hooks());
        m_graph.link(source, first);
        m_graph.link(first, second);
        m_graph.link(first, batch);
        m_graph.link(second, third);
        m_graph.link(third, batch);
        m_graph.controller.setDeadLetterSink([](const DeadLetter &letter) {
            const auto copy = std::make_unique<DeadLetter>(letter);
            (void)copy;
        });
    }

    /// Until the run has ended, or could not begin.
    void run()
    {
        try {
            if (!m_graph.controller.start())
                (void)m_graph.controller.wait();
        } catch (const std::bad_alloc &) { // the caller's own memory
            m_hasThrown = true;
        }
    }

    /// Why the run has broken a promise, or "".
    [[nodiscard]] QString complaint()
    {
        if (m_hasThrown)
            m_graph.controller.abort();
        const RunOutcome outcome = m_graph.controller.wait();
        const MetricsSnapshot snapshot = m_graph.controller.snapshot();
        if (!isFinal(outcome.state))
            return u"it has not ended"_s;
        if (snapshot.origins.emitted != snapshot.origins.decided())
            return u"an item has no fate"_s;
        if (outcome.state == RunState::Finished && snapshot.origins.emitted != items)
            return u"it finished without all items"_s;
        if (outcome.state == RunState::Failed && (!outcome.error || outcome.error->text.isEmpty()))
            return u"it failed without a reason"_s;
        if (m_opened.steps != 0 || m_opened.workers != 0)
            return u"something was opened and not closed"_s;
        return {};
    }
    [[nodiscard]] QString state() const { return dump(m_graph.controller.snapshot()); }

private:
    Opened m_opened;
    TestGraph m_graph;
    bool m_hasThrown = false;
};

} // namespace

/// A machine whose memory is used up, at any moment.
class TestMemoryFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// P1, P4.37, P5.39 with an allocation that fails, each one in turn.
    void everyAllocationMayFail()
    {
        QString where;
        const Watchdog watchdog([&] { return where; }, std::chrono::seconds(240));
        int number = 1;
        for (bool hasHappened = true; hasHappened; ++number) {
            Graph graph;
            where = u"the run hangs whose allocation %1 fails"_s.arg(number);
            {
                const Fault fault(FaultPoint::Allocation, number);
                graph.run();
                hasHappened = fault.hasHappened();
            }
            const QString complaint = graph.complaint();
            QVERIFY2(complaint.isEmpty(), qPrintable(u"allocation %1: %2\n%3"_s.arg(number).arg(
                                              complaint, graph.state())));
        }
        QVERIFY2(number > 50, "the engine allocates more than that");
        qInfo("%d allocations have failed", number - 2);
    }
};

QTEST_GUILESS_MAIN(TestMemoryFaults)
#include "tst_memoryfaults.moc"
