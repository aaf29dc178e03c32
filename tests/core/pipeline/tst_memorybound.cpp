// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QTest>

#include <numeric>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts how many of its kind there are.
class Payload
{
public:
    explicit Payload(int n) : number(n)
    {
        const int now = ++live;
        int most = mostLive;
        while (most < now && !mostLive.compare_exchange_weak(most, now)) {
        }
    }
    ~Payload() { --live; }
    Q_DISABLE_COPY_MOVE(Payload)

    const int number;
    static inline std::atomic<int> live = 0;
    static inline std::atomic<int> mostLive = 0;
};
using Item = std::shared_ptr<const Payload>; // a copy is the same item

} // namespace

/// P9: what a run holds in memory at one time can be told beforehand.
class TestMemoryBound final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};

private Q_SLOTS:
    void init() { Payload::mostLive = Payload::live = 0; }

    void liveItemsStayWithinTheFormula_P9_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<int>("parked");
        QTest::newRow("in any order") << Order::Any << 0;
        QTest::newRow("in order") << Order::Kept << 0;
        QTest::newRow("with parked items") << Order::Any << 5;
    }
    void liveItemsStayWithinTheFormula_P9()
    {
        QFETCH(const Order, order);
        QFETCH(const int, parked);
        const auto clock = std::make_shared<ManualClock>();
        Gate gate;
        const ErrorPolicy later{
            .retries = 1, .backoff = 1h, .backoffMax = 1h, .mostParked = parked};
        std::array<std::atomic<int>, 1000> attempts = {};
        const Pipeline pipeline{
            step([](int n) { return std::make_shared<const Payload>(n); }, Workers{2}),
            step(
                [&](const Item &item) {
                    const auto number = static_cast<std::size_t>(item->number);
                    if (parked > 0 && item->number < parked && ++attempts[number] == 1)
                        throw std::runtime_error("later");
                    return item;
                },
                Workers{3}, QueueBounds{.items = 4}, order, later),
            step([&](const Item &) { gate.pass(); }, Workers{2}, QueueBounds{.items = 3})};
        auto run = pipeline.start({.clock = clock});
        std::jthread feeding([&] {
            for (int n = 0; n < 1000 && run.put(n); ++n) {
            }
        });
        gate.waitForArrivals(2);
        const auto isBlocked = [&] { // all the way back
            const auto steps = run.snapshot().steps;
            return std::ranges::all_of(steps[0].workers, [](const engine::WorkerSnapshot &worker) {
                return worker.state == engine::WorkerState::Blocked;
            });
        };
        // It is the bound that holds them.
        spinUntil([&] { return isBlocked() && Payload::live > 3 + 4 + parked; });
        // Queues, and for each worker one item in hand and one that it hands on.
        const int tickets = order == Order::Kept ? 16 : 0;
        const int most = 4 + 3 + 2 * (2 + 3 + 2) + tickets + parked;
        QVERIFY2(Payload::mostLive <= most, qPrintable(QString::number(Payload::mostLive)));
        gate.open();
        run.finish();
        std::jthread ticking([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                clock->advance(1h);
                std::this_thread::yield();
            }
        });
        feeding.join();
        run.wait();
        QVERIFY2(Payload::mostLive <= most, qPrintable(QString::number(Payload::mostLive)));
        QCOMPARE(Payload::live, 0);
    }
};

QTEST_GUILESS_MAIN(TestMemoryBound)
#include "tst_memorybound.moc"
