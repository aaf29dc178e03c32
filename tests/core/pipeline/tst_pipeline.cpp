// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <list>
#include <map>
#include <mutex>
#include <numeric>
#include <ranges>
#include <set>
#include <sstream>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Records the order in which its hooks are called.
class Hooked
{
public:
    static inline std::mutex mutex;
    static inline QStringList events;
    static inline std::set<std::thread::id> threads;

    static void note(const QString &event)
    {
        const std::scoped_lock lock(mutex);
        events << event;
    }
    static void openStep() { note(u"open step"_s); }
    static void closeStep() { note(u"close step"_s); }

    Hooked() { note(u"made"_s); }
    void open()
    {
        m_thread = std::this_thread::get_id();
        note(u"open"_s);
    }
    int process(int number)
    {
        if (std::this_thread::get_id() != m_thread)
            note(u"wrong thread"_s);
        ++m_count;
        return number;
    }
    std::optional<int> flush()
    {
        note(u"flush"_s);
        return 1000 * m_count;
    }
    void close() { note(u"close"_s); }

private:
    std::thread::id m_thread;
    int m_count = 0;
};

struct OwnError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace

class TestPipeline final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline hangs"_s; }};

private Q_SLOTS:
    void runsFunctions()
    {
        const Received<QString> received;
        const Pipeline pipeline{
            step([](int number) { return number * number; }, Workers{3}),
            step([](int number) { return QString::number(number); }),
            step([received](const QString &text) { received(text); }),
        };
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(100));
        QCOMPARE(received.items().size(), std::size_t(100));
        QVERIFY(std::ranges::count(received.items(), u"9801"_s) == 1);
        QCOMPARE(snapshot.origins.of(engine::Verdict::Acked), std::uint64_t(100));
        QCOMPARE(snapshot.steps[0].name, u"input"_s);
        QCOMPARE(snapshot.steps[1].name, u"step 1"_s);
        QCOMPARE(snapshot.expected, std::optional<std::uint64_t>(100));
    }

    void oneWorkerKeepsTheOrder()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }), step([](int n) { return n; }),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(1000));
        QCOMPARE(received.items(), numbers(1000));
    }

    void anEmptyOptionalLeavesTheItemOut()
    {
        const Received<int> received;
        const Pipeline pipeline{
            step([](int n) { return n % 2 == 0 ? std::optional(n) : std::nullopt; }),
            step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(10));
        QCOMPARE(received.items(), (std::vector{0, 2, 4, 6, 8}));
        QCOMPARE(snapshot.origins.of(engine::Verdict::Acked), std::uint64_t(10));
    }

    void aRangeIsManyItems()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return std::vector<int>(std::size_t(n), n); }),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(5));
        QCOMPARE(received.items(), (std::vector{1, 2, 2, 3, 3, 3, 4, 4, 4, 4}));
    }

    void aLazyRangeIsAskedForAsThereIsRoom()
    {
        std::atomic<int> asked = 0;
        const Received<int> received;
        const Pipeline pipeline{
            step([&](int n) {
                return std::views::iota(0, n)
                       | std::views::transform([&](int i) { return ++asked, i; });
            }),
            step([received](int n) { received(n); }, QueueBounds{.items = 2}),
        };
        pipeline.run(std::vector{50});
        QCOMPARE(received.items(), numbers(50));
        QCOMPARE(asked, 50);
    }

    void skipItemLeavesTheItemOut_P4_34()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) {
            if (n == 3)
                throw SkipItem{};
            received(n);
        })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(5));
        QCOMPARE(received.items(), (std::vector{0, 1, 2, 4}));
        QCOMPARE(snapshot.origins.of(engine::Verdict::Skipped), std::uint64_t(1));
    }

    void aStepMayHaveARate_P7_61()
    {
        const auto clock = std::make_shared<ManualClock>();
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); }, Rate{1, 1min})};
        std::jthread running([&] { pipeline.run(numbers(2), {.clock = clock}); });
        clock->waitForDeadline(1min);
        QCOMPARE(received.items(), numbers(1));
        clock->advance(1min);
        running.join();
        QCOMPARE(received.items(), numbers(2));
    }

    void aStepMaySayWhenAnItemIsSlow_P7_58()
    {
        const auto clock = std::make_shared<ManualClock>();
        Gate gate;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, SlowAfter{30s})};
        auto run = pipeline.start({.clock = clock});
        QVERIFY(run.put(7));
        gate.waitForArrivals();
        clock->advance(30s);
        QCOMPARE(run.snapshot().steps[0].slowItems.front().item, u"7"_s);
        gate.open();
        run.wait();
    }

    void tooManyFailuresOfAllStepsEndTheRun_P4_32()
    {
        const auto fails = [](int n) {
            if (n % 10 == 0)
                throw std::runtime_error("ten");
            return n;
        };
        const ErrorPolicy setAside{.then = OnError::SetAside};
        const Pipeline pipeline{step(fails, setAside), step(fails, setAside)};
        const engine::MetricsSnapshot snapshot =
            pipeline.run(numbers(100), {.mostFailed = qint64(10)});
        QCOMPARE(snapshot.origins.of(engine::Verdict::Failed), std::uint64_t(10));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 pipeline.run(numbers(100), {.mostFailed = qint64(9)}));
    }

    void itemsThatCanOnlyBeMovedPassThrough()
    {
        const Received<int> received;
        const Pipeline pipeline{
            step([](int n) { return std::make_unique<int>(n); }, Workers{2}),
            step([](std::unique_ptr<int> item) { return item; }),
            step([](std::unique_ptr<int> &&item) { return std::move(item); }),
            step([received](const std::unique_ptr<int> &item) { received(*item); }),
        };
        pipeline.run(numbers(100));
        QCOMPARE(received.sorted(), numbers(100));
    }

    void takesAnyRange()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        pipeline.run(std::list{1, 2});
        pipeline.run(std::views::iota(3, 5));
        const std::array constant{5, 6};
        pipeline.run(constant);
        pipeline.run(std::views::istream<int>(*std::make_unique<std::istringstream>("7 8")));
        pipeline.run(std::vector<int>());
        QCOMPARE(received.items(), (std::vector{1, 2, 3, 4, 5, 6, 7, 8}));
    }

    void movesTheElementsOfARange()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](std::unique_ptr<int> n) { received(*n); })};
        std::vector<std::unique_ptr<int>> items;
        items.push_back(std::make_unique<int>(1));
        pipeline.run(std::ranges::subrange(std::move_iterator(items.begin()),
                                           std::move_iterator(items.end())));
        QCOMPARE(received.items(), (std::vector{1}));
        QVERIFY(!items.front());
    }

    void eachWorkerHasItsOwnCopy()
    {
        const Received<int> received;
        std::barrier all(4); // each worker gets one item of four
        const Pipeline pipeline{
            step(
                [&all, count = 0](int) mutable {
                    all.arrive_and_wait();
                    return ++count;
                },
                Workers{4}),
            step([received](int n) { received(n); }),
        };
        pipeline.run(numbers(4));
        QCOMPARE(received.items(), (std::vector{1, 1, 1, 1}));
        pipeline.run(numbers(4)); // nor does one run know of another
        QCOMPARE(received.items(), (std::vector{1, 1, 1, 1, 1, 1, 1, 1}));
    }

    void callsTheHooksOfAClassInOrder_P4_36()
    {
        Hooked::events.clear();
        const Received<int> received;
        const Pipeline pipeline{step<Hooked>(Workers{3}), step([received](int n) { received(n); })};
        pipeline.run(numbers(50));
        QCOMPARE(Hooked::events.first(), u"open step"_s);
        QCOMPARE(Hooked::events.last(), u"close step"_s);
        for (const QString &hook : {u"made"_s, u"open"_s, u"flush"_s, u"close"_s})
            QCOMPARE(Hooked::events.count(hook), 3);
        QCOMPARE(Hooked::events.size(), 2 + 3 * 4);
        int flushed = 0;
        for (const int n : received.items())
            flushed += n >= 1000 ? n / 1000 : 0;
        QCOMPARE(flushed, 50);
    }

    void whatFlushReturnsIsHandedOn_P3_23()
    {
        const Received<int> received;
        struct Total {
            int sum = 0;
            std::optional<int> process(int n)
            {
                sum += n;
                return std::nullopt;
            }
            std::vector<int> flush() { return {sum, -sum}; }
        };
        const Pipeline pipeline{step<Total>(), step([received](int n) { received(n); })};
        pipeline.run(numbers(10));
        QCOMPARE(received.items(), (std::vector{45, -45}));
    }

    void aFunctionMakesTheObjects()
    {
        struct Times {
            int factor;
            int process(int n) { return factor * n; }
        };
        const Received<int> received;
        const Pipeline pipeline{step([] { return Times{3}; }, Workers{2}),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(4));
        QCOMPARE(received.sorted(), (std::vector{0, 3, 6, 9}));
    }

    void theFirstErrorComesWithItsOwnType_P4_26()
    {
        const Pipeline pipeline{step([](int n) {
            if (n == 7)
                throw OwnError("seven");
            return n;
        })};
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(numbers(1000)));
    }

    void anErrorOfTheRangeComesOut_P4_24()
    {
        const Pipeline pipeline{step([](int) {})};
        auto range = std::views::iota(0, 100) | std::views::transform([](int n) {
                         if (n == 50)
                             throw OwnError("range");
                         return n;
                     });
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(range));
    }

    void anErrorWithoutExceptionIsAFailure_P1_2()
    {
        const Pipeline pipeline{step([](int) {}, Workers{0}, StepName{u"lazy"_s})};
        try {
            pipeline.run(numbers(1));
            QFAIL("no worker");
        } catch (const Failure &failure) {
            QCOMPARE(failure.code(), u"invalid"_s);
            QVERIFY(failure.text().toString().contains(u"lazy"_s));
        }
        QVERIFY_THROWS_EXCEPTION(Failure, (void)pipeline.start());
    }

    void setAsideGoesOn_P4_28()
    {
        const Received<int> received;
        const Pipeline pipeline{step(
                                    [](int n) {
                                        if (n == 4)
                                            throw OwnError("four");
                                        return n;
                                    },
                                    ErrorPolicy{.then = OnError::SetAside}),
                                step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(10));
        QCOMPARE(received.items().size(), std::size_t(9));
        QCOMPARE(snapshot.origins.of(engine::Verdict::Failed), std::uint64_t(1));
    }

    void retriesKeepTheItem_P4_29()
    {
        const Received<QString> received;
        const auto failures = std::make_shared<std::atomic<int>>(0);
        const Pipeline pipeline{
            step(
                [failures](QString text) { // takes its parameter, and is given it again
                    const QString mine = std::move(text);
                    if (failures->fetch_add(1) < 2)
                        throw OwnError("again");
                    return mine;
                },
                ErrorPolicy{.retries = 2, .backoff = 0ms}),
            step([received](const QString &text) { received(text); })};
        pipeline.run(QStringList{u"a"_s});
        QCOMPARE(received.items(), (std::vector{u"a"_s}));
    }

    // In the background

    void putsOneByOneAndManyAtOnce_P1_4()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, Workers{2}),
                                step([received](int n) { received(n); })};
        auto running = pipeline.start();
        QVERIFY(running.isAlive());
        QVERIFY(running.put(0));
        const int one = 1;
        QVERIFY(running.put(one));
        QCOMPARE(running.putAll(std::vector{2, 3, 4}), std::size_t(3));
        running.wait();
        QCOMPARE(received.sorted(), numbers(5));
        QVERIFY(!running.isAlive());
        QVERIFY(!running.put(5));
        QCOMPARE(running.putAll(std::vector{6, 7}), std::size_t(0));
    }

    void aRefusedItemStaysWithTheCaller_P1_4()
    {
        const Pipeline pipeline{step([](std::unique_ptr<int>) {})};
        auto running = pipeline.start();
        running.finish();
        auto item = std::make_unique<int>(1);
        QVERIFY(!running.put(std::move(item)));
        QVERIFY(item);
        running.wait();
    }

    void stopCompletesWhatWasPut_P1_5()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        auto running = pipeline.start();
        running.putAll(numbers(500));
        running.stop();
        QCOMPARE(received.items().size(), std::size_t(500));
        QCOMPARE(running.snapshot().state, engine::RunState::Stopped);
    }

    void abortDropsWhatIsQueued_P1_6()
    {
        const auto gate = std::make_shared<Gate>();
        const auto begun = std::make_shared<std::atomic<int>>(0);
        const Pipeline pipeline{step([=](int) {
            ++*begun;
            gate->pass();
        })};
        auto running = pipeline.start();
        running.putAll(numbers(100));
        gate->waitForArrivals();
        std::jthread aborting([&] { running.abort(); });
        spinUntil([&] { return running.snapshot().state == engine::RunState::Aborting; });
        spinUntil([&] { return !running.put(1); }); // the orders have reached everybody
        gate->open();
        aborting.join();
        QCOMPARE(*begun, 1);
        const engine::OriginCounts origins = running.snapshot().origins;
        QVERIFY(origins.emitted >= 100); // the puts that look for the orders may have been faster
        QCOMPARE(origins.of(engine::Verdict::Acked), std::uint64_t(1));
        QCOMPARE(origins.of(engine::Verdict::Cancelled), origins.emitted - 1);
    }

    void leavingTheScopeCompletesWhatWasPut()
    {
        const Received<int> received;
        {
            const Pipeline pipeline{step([received](int n) { received(n); })};
            auto running = pipeline.start();
            running.putAll(numbers(100));
        }
        QCOMPARE(received.items().size(), std::size_t(100));
    }

    void aBackgroundErrorIsRethrownByEveryWait_P1_10_L7()
    {
        const Pipeline pipeline{step([](int) { throw OwnError("background"); })};
        auto running = pipeline.start();
        QVERIFY(running.put(1));
        QVERIFY_THROWS_EXCEPTION(OwnError, running.wait());
        QVERIFY_THROWS_EXCEPTION(OwnError, running.wait());
        QVERIFY_THROWS_EXCEPTION(OwnError, running.stop());
        QVERIFY(!running.put(2));
    }

    void anErrorThatNobodyWaitedForIsLogged_P1_10()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Paipa: a pipeline that nobody waited for has failed: "
                             "step \"step 1\" failed on item 1 (worker 1): nobody looks");
        const Pipeline pipeline{step([](int) { throw OwnError("nobody looks"); })};
        auto running = pipeline.start();
        QVERIFY(running.put(1));
    }

    void aHookThatFailsComesOutOfStart_P1_3_L8()
    {
        struct Unopened {
            void open() { throw OwnError("no database"); }
            void process(int) {}
        };
        const Pipeline pipeline{step([](int n) { return n; }), step<Unopened>(Workers{3})};
        QVERIFY_THROWS_EXCEPTION(OwnError, (void)pipeline.start());
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(numbers(5)));
    }

    void aRunningPipelineCanBeMoved()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        std::vector<decltype(pipeline.start())> all;
        for (int i = 0; i < 3; ++i)
            all.push_back(pipeline.start());
        for (auto &running : all)
            QVERIFY(running.put(1));
        all.clear();
        QCOMPARE(received.items().size(), std::size_t(3));
    }

    void onePipelineRunsSeveralTimesAtOnce()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, Workers{2}),
                                step([received](int n) { received(n); })};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 3; ++i)
                threads.emplace_back([&] { pipeline.run(numbers(100)); });
        }
        QCOMPARE(received.items().size(), std::size_t(300));
    }

    void pausesAndChangesWorkers_P7_56()
    {
        const Received<int> received;
        const Pipeline pipeline{
            step([received](int n) { received(n); }, StepName{u"sink"_s}),
        };
        auto running = pipeline.start();
        QVERIFY(running.pause());
        QVERIFY(running.put(1));
        QVERIFY(running.setWorkers(u"sink"_s, Workers{3}));
        QVERIFY(received.items().empty());
        QVERIFY(running.resume());
        running.wait();
        QCOMPARE(received.items(), (std::vector{1}));
    }

    void manyThreadsPut_P1_4()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, QueueBounds{.items = 2}),
                                step([received](int n) { received(n); }, QueueBounds{.items = 2})};
        auto running = pipeline.start();
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&, i] {
                    for (int n = 0; n < 100; ++n)
                        (void)running.put(100 * i + n);
                });
        }
        running.wait();
        QCOMPARE(received.sorted(), numbers(400));
    }

    void aStepMayFeedAnotherPipeline_P7_62()
    {
        const Received<int> received;
        const Pipeline inner{step([received](int n) { received(n); })};
        auto running = inner.start();
        const Pipeline outer{step([&running](int n) { (void)running.put(n); }, Workers{2})};
        outer.run(numbers(100));
        running.wait();
        QCOMPARE(received.sorted(), numbers(100));
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
