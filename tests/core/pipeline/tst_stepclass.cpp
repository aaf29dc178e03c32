// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

// What a step's class learns of its run, and when it is called beside its items.

namespace {

struct OwnError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Shared by the workers of a step.
struct Shared {
    std::atomic<int> opened = 0;
    std::atomic<int> items = 0;
};

/// Knows its worker, and counts in what all workers share.
class Informed
{
public:
    static inline std::mutex mutex;
    static inline std::set<int> indices;
    static inline QString step;
    static inline int itemsAtTheEnd = 0;
    static inline bool couldStop = false;

    static void openStep(StepStorage &storage) { storage.get<Shared>().items = 1000; }
    static void closeStep(StepStorage &storage) { itemsAtTheEnd = storage.get<Shared>().items; }

    void open(const WorkerContext &context)
    {
        const std::scoped_lock lock(mutex);
        indices.insert(context.workerIndex());
        step = context.step();
        couldStop = context.stop().stop_possible();
        m_shared = &context.shared<Shared>();
        ++m_shared->opened;
    }
    int process(int)
    {
        ++m_shared->items;
        return m_shared->opened;
    }

private:
    Shared *m_shared = nullptr;
};

/// Counts how often it runs dry.
struct Dry {
    std::atomic<int> *idles;
    std::atomic<int> *items;
    void process(int) { ++*items; }
    void idle() { ++*idles; }
};

} // namespace

class TestStepClass final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline of classes hangs"_s; }};

private Q_SLOTS:
    void aWorkerKnowsItsIndexAndWhatIsShared()
    {
        Informed::indices.clear();
        const Received<int> received;
        const Pipeline pipeline{step<Informed>(Workers{3}, StepName{u"informed"_s}),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(100));
        QCOMPARE(Informed::indices, (std::set{0, 1, 2}));
        QCOMPARE(Informed::step, u"informed"_s);
        QVERIFY(Informed::couldStop);
        QCOMPARE(received.sorted().front(), 3); // all were open before the first item
        QCOMPARE(Informed::itemsAtTheEnd, 1100);
        pipeline.run(numbers(1)); // another run shares nothing with the first
        QCOMPARE(Informed::itemsAtTheEnd, 1001);
    }

    void storageIsMadeOnceForEachType()
    {
        StepStorage storage;
        Shared *first = nullptr;
        std::atomic<int> others = 0;
        {
            std::vector<std::jthread> threads;
            std::atomic<Shared *> seen = nullptr;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    Shared *mine = &storage.get<Shared>();
                    Shared *none = nullptr;
                    if (!seen.compare_exchange_strong(none, mine) && none != mine)
                        ++others;
                });
            threads.clear();
            first = seen;
        }
        QCOMPARE(others, 0);
        QCOMPARE(&storage.get<Shared>(), first);
        storage.get<int>() = 3;
        QCOMPARE(storage.get<int>(), 3);
    }

    void isToldWhenItRunsDry()
    {
        std::atomic<int> idles = 0;
        std::atomic<int> items = 0;
        const Pipeline pipeline{step([&] { return Dry{&idles, &items}; })};
        auto running = pipeline.start();
        for (int i = 1; i <= 5; ++i) {
            spinUntil([&] { return idles == i; }); // once for each time, however long it lasts
            QVERIFY(running.put(i));
            spinUntil([&] { return items == i; });
        }
        running.wait();
        QVERIFY(idles >= 5);
        QVERIFY(idles <= 7); // and once more before the end, or for a wake-up that found nothing
    }

    void whatTheIdleHookThrowsEndsTheRun_H8_P4_24()
    {
        struct Failing {
            void process(int) {}
            void idle() { throw OwnError("idle"); }
        };
        const Pipeline pipeline{step<Failing>(Workers{2})};
        auto running = pipeline.start();
        spinUntil([&] { return !running.isAlive(); });
        QVERIFY_THROWS_EXCEPTION(OwnError, running.wait());
    }

    void keepsTheOrderWhereItIsAsked_P7_53()
    {
        const Received<int> received;
        std::atomic<int> done = 0;
        const auto firstIsLast = [&done](int n) {
            if (n == 0)
                spinUntil([&] { return done >= 5; });
            ++done;
            return n;
        };
        const Pipeline pipeline{step(firstIsLast, Workers{4}, Order::Kept),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(100));
        QCOMPARE(received.items(), numbers(100));
    }

    void runsInlineWhereItIsAsked()
    {
        std::atomic<bool> isSameThread = true;
        const Received<int> received;
        const Pipeline pipeline{step([](int) { return std::this_thread::get_id(); }, Workers{2}),
                                step(
                                    [&isSameThread](std::thread::id id) {
                                        if (id != std::this_thread::get_id())
                                            isSameThread = false;
                                        return 1;
                                    },
                                    Placement::Inline),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(100));
        QVERIFY(isSameThread);
        QCOMPARE(received.items().size(), std::size_t(100));
    }
};

QTEST_GUILESS_MAIN(TestStepClass)
#include "tst_stepclass.moc"
