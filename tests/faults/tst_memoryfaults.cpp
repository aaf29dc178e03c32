// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fault.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <paipa/pipeline/sourcebodies.h>

#include <QTest>

#include <atomic>
#include <memory>
#include <new>
#include <vector>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t items = 24;

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

/// One run to which the system refuses something.
class Subject
{
public:
    Subject() = default;
    virtual ~Subject() = default;
    Q_DISABLE_COPY_MOVE(Subject)

    /// Until the run has ended, or could not begin.
    void run()
    {
        try {
            tryToRun();
        } catch (const std::bad_alloc &) { // the caller's own memory
            m_hasThrown = true;
        }
    }

    /// Why the run has broken a promise, or "".
    [[nodiscard]] QString complaint()
    {
        if (m_hasThrown)
            controller().abort();
        const RunOutcome outcome = controller().wait();
        const MetricsSnapshot snapshot = controller().snapshot();
        if (!isFinal(outcome.state))
            return u"it has not ended"_s;
        if (snapshot.origins.emitted != snapshot.origins.decided())
            return u"an item has no fate"_s;
        if (outcome.state == RunState::Finished && snapshot.origins.emitted != items)
            return u"it finished without all items"_s;
        if (outcome.state == RunState::Failed && (!outcome.error || outcome.error->text.isEmpty()))
            return u"it failed without a reason"_s;
        return complaintAbout(snapshot);
    }
    [[nodiscard]] QString state() { return dump(controller().snapshot()); }

protected:
    virtual void tryToRun() = 0;
    [[nodiscard]] virtual RunController &controller() = 0;
    [[nodiscard]] virtual QString complaintAbout(const MetricsSnapshot &snapshot) const = 0;

private:
    bool m_hasThrown = false;
};

/// A graph with all that the engine allocates for: a source, several workers, retries, also parked
/// ones, items that are set aside, a copy to several consumers, batches, an inline step, kept
/// order, a step over its whole input, one more worker.
class Graph final : public Subject
{
public:
    Graph()
    {
        const StageOptions options{.workers = Workers{2},
                                   .queue = {.items = 4},
                                   .onError = {.retries = 1,
                                               .backoff = std::chrono::milliseconds(1),
                                               .then = OnError::SetAside,
                                               .mostParked = 2}};
        StageOptions ordered = options;
        ordered.order = Order::Kept;
        StageOptions inlined{.onError = options.onError};
        inlined.placement = Placement::Inline;

        auto &source = m_graph.source(counting(static_cast<int>(items)), {}, m_opened.hooks());
        auto &first = m_graph.step(failingSometimes(m_opened), options, m_opened.hooks());
        auto &second = m_graph.step({}, ordered, m_opened.hooks());
        auto &third = m_graph.step({}, inlined, m_opened.hooks());
        auto &batch = m_graph.batch({.bounds = {.items = 5}}, options, m_opened.hooks());
        auto &stream =
            m_graph.stream({}, {.queue = {.items = 4}, .onError = {.then = OnError::SetAside}});
        m_graph.link(source, first);
        m_graph.link(first, second);
        m_graph.link(first, batch);
        m_graph.link(first, stream);
        m_graph.link(second, third);
        m_graph.link(third, batch);
        m_graph.controller.setDeadLetterSink([](const DeadLetter &letter) {
            const auto copy = std::make_unique<DeadLetter>(letter);
            (void)copy;
        });
    }

protected:
    void tryToRun() override
    {
        if (m_graph.controller.start())
            return;
        (void)m_graph.controller.setWorkers(u"step 2"_s, Workers{3});
        (void)m_graph.controller.wait();
    }
    [[nodiscard]] RunController &controller() override { return m_graph.controller; }
    [[nodiscard]] QString complaintAbout(const MetricsSnapshot &) const override
    {
        const bool isClosed = m_opened.steps == 0 && m_opened.workers == 0;
        return isClosed ? QString() : u"something was opened and not closed"_s;
    }

private:
    Opened m_opened;
    TestGraph m_graph;
};

/// An item of which nothing is left where it was moved away.
using Content = std::unique_ptr<int>;

struct ContentStep {
    void open() {}
    void process(const Content &content, Emission<Nothing> &)
    {
        (void)std::make_unique<int>(*content);
    }
    void flush(Emission<Nothing> &) {}
    void close() {}
};

using ContentStage = ItemStage<Content, Nothing>;

ContentStage &addContentStep(RunController &run)
{
    const auto make = [](WorkerControl &) { return std::make_unique<ContentStep>(); };
    return static_cast<ContentStage &>(run.add(std::make_unique<ContentStage>(
        StageOptions{.name = u"step"_s, .queue = {.items = 4}}, StageHooks{}, 0, make)));
}

/// Its caller puts each item, again where that has failed.
class FedRun final : public Subject
{
public:
    FedRun()
    {
        for (int i = 0; i < static_cast<int>(items); ++i)
            m_items.push_back(std::make_unique<int>(i));
    }

protected:
    void tryToRun() override
    {
        if (m_run.start())
            return;
        for (Content &item : m_items) {
            while (!put(item)) {
            }
            if (item)
                break; // nothing more is taken
        }
        m_feeder.finish();
        (void)m_run.wait();
    }
    [[nodiscard]] RunController &controller() override { return m_run; }
    [[nodiscard]] QString complaintAbout(const MetricsSnapshot &snapshot) const override
    {
        if (m_hasLost)
            return u"an item was neither taken nor given back"_s;
        return m_put == snapshot.origins.emitted ? QString() : u"an item was put and not counted"_s;
    }

private:
    /// False if there was no memory for it.
    [[nodiscard]] bool put(Content &item)
    {
        try {
            m_put += m_feeder.put(item) == PushResult::Pushed ? 1 : 0;
            return true;
        } catch (const std::bad_alloc &) {
            m_hasLost = m_hasLost || !item;
            return m_hasLost;
        }
    }

    RunController m_run;
    Feeder<Content> m_feeder{m_run, addContentStep(m_run)};
    std::vector<Content> m_items;
    std::uint64_t m_put = 0;
    bool m_hasLost = false;
};

/// It takes items from a queue that is its caller's.
class RunFromQueue final : public Subject
{
public:
    RunFromQueue()
    {
        m_queue.addProducer();
        for (int i = 0; i < static_cast<int>(items); ++i) {
            Content item = std::make_unique<int>(i);
            (void)m_queue.tryPush(item);
        }
        m_queue.removeProducer();
        using Source = SourceStage<Content>;
        const auto make = [this](WorkerControl &control) {
            return std::make_unique<paipa::detail::QueueBody<Content>>(m_queue, m_run.ledger(),
                                                                       control);
        };
        auto &source = static_cast<Source &>(m_run.add(
            std::make_unique<Source>(StageOptions{.name = u"input"_s}, StageHooks{}, 1, make)));
        m_run.link<Content>(source, 0, addContentStep(m_run));
    }

protected:
    void tryToRun() override
    {
        if (!m_run.start())
            (void)m_run.wait();
    }
    [[nodiscard]] RunController &controller() override { return m_run; }
    [[nodiscard]] QString complaintAbout(const MetricsSnapshot &snapshot) const override
    {
        return items - m_queue.size() == snapshot.origins.emitted
                   ? QString()
                   : u"an item was taken from the queue and not counted"_s;
    }

private:
    BoundedQueue<Content> m_queue{{.items = items}};
    RunController m_run;
};

using MakeSubject = std::unique_ptr<Subject> (*)();

template<typename S>
std::unique_ptr<Subject> makeSubject()
{
    return std::make_unique<S>();
}

} // namespace

Q_DECLARE_METATYPE(MakeSubject)

/// A machine whose memory is used up, or that has no more threads, at any moment.
class TestMemoryFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// P1, P4.37, P5.39 with an allocation that fails, each one in turn.
    void everyAllocationMayFail_P1_4_P2_16_P4_37_data()
    {
        QTest::addColumn<MakeSubject>("make");
        QTest::addColumn<int>("fewest"); // allocations
        QTest::newRow("a graph") << &makeSubject<Graph> << 50;
        QTest::newRow("items that the caller puts") << &makeSubject<FedRun> << 5;
        QTest::newRow("items from the caller's queue") << &makeSubject<RunFromQueue> << 5;
    }
    void everyAllocationMayFail_P1_4_P2_16_P4_37()
    {
        QFETCH(const MakeSubject, make);
        QFETCH(const int, fewest);
        refuseEach(FaultPoint::Allocation, make, fewest);
    }

    /// Also that of the worker that is added while the run goes on.
    void everyThreadMayBeRefused_P1_3_P4_35_P7_56()
    {
        refuseEach(FaultPoint::Thread, &makeSubject<Graph>, 9);
        refuseEach(FaultPoint::Thread, &makeSubject<FedRun>, 1);
    }

private:
    /// Runs a subject again and again until nothing was left to be refused.
    static void refuseEach(FaultPoint point, MakeSubject make, int fewest)
    {
        QString where;
        const Watchdog watchdog([&] { return where; }, std::chrono::seconds(240));
        int number = 1;
        for (bool hasHappened = true; hasHappened; ++number) {
            const std::unique_ptr<Subject> subject = make();
            where = u"the run hangs to which call %1 is refused"_s.arg(number);
            {
                const Fault fault(point, number);
                subject->run();
                hasHappened = fault.hasHappened();
            }
            const QString complaint = subject->complaint();
            QVERIFY2(complaint.isEmpty(),
                     qPrintable(u"call %1: %2\n%3"_s.arg(number).arg(complaint, subject->state())));
        }
        const int refused = number - 2;
        QVERIFY2(refused >= fewest, "the engine asks for more than that");
        qInfo("%d calls were refused", refused);
    }
};

QTEST_GUILESS_MAIN(TestMemoryFaults)
#include "tst_memoryfaults.moc"
