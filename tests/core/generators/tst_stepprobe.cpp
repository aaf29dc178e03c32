// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/chunk.h>
#include <paipa/generators/stepprobe.h>

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <stdexcept>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Usage that a test makes up.
class Meter
{
public:
    void use(std::chrono::milliseconds time)
    {
        const std::chrono::nanoseconds exact = time;
        *m_usage += Usage{.time = exact, .user = exact / 2, .system = exact / 4, .memory = 10};
    }
    [[nodiscard]] std::function<Usage()> reading() const
    {
        return [usage = m_usage] { return *usage; };
    }

private:
    std::shared_ptr<Usage> m_usage = std::make_shared<Usage>();
};

/// Costs 1 ms before each element and 2 ms after it.
Generator<int> numbers(Meter meter, int count)
{
    for (int i = 0; i < count; ++i) {
        meter.use(1ms);
        co_yield i;
        meter.use(2ms);
    }
}

/// Costs 10 ms before it asks, and 20 ms after.
Generator<int> slow(Meter meter, InputRange<int> input)
{
    for (;;) {
        meter.use(10ms);
        const int *n = input.next();
        meter.use(20ms);
        if (!n)
            co_return;
        co_yield *n;
    }
}

auto slowly(const Meter &meter)
{
    return [meter](InputRange<int> input) { return slow(meter, std::move(input)); };
}

struct Kept {
    std::vector<ProbeReport> reports;
    [[nodiscard]] ProbeReporter reporter()
    {
        return [this](const ProbeReport &report) { reports.push_back(report); };
    }
};

} // namespace

class TestStepProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dividesTimeAmongNestedSteps()
    {
        Meter meter;
        Kept kept;
        const StepProbe probe({kept.reporter()}, 1h, meter.reading());
        Generator pipeline =
            combine(probe(u"numbers"_s, numbers(meter, 3)), probe(u"first"_s, slowly(meter)),
                    probe(u"second"_s, slowly(meter)));
        for ([[maybe_unused]] const int n : pipeline)
            meter.use(1000ms); // the caller's
        const ProbeReport report = probe.report();
        QCOMPARE(report.steps.size(), std::size_t(3));
        QCOMPARE(report.steps[0].name, u"numbers"_s);
        QCOMPARE(report.steps[0].items, std::uint64_t(3));
        // nothing is counted twice, and nothing between resuming a step and its next pull is lost
        QCOMPARE(report.steps[0].used.time, 3 * 3ms);
        QCOMPARE(report.steps[1].used.time, 4 * 30ms);
        QCOMPARE(report.steps[2].used.time, 4 * 30ms);
        QCOMPARE(report.steps[1].used.user, 4 * 15ms);
        QCOMPARE(report.steps[1].used.system, 4 * 7500us);
        QCOMPARE(report.steps[1].used.memory, 4 * 2 * 10);
        QCOMPARE(report.steps[1].itemsPerSecond(), 3 / 0.12);
    }

    void aStepWithoutProbeIsPartOfTheNext()
    {
        Meter meter;
        const StepProbe probe({}, 1h, meter.reading());
        consume(combine(numbers(meter, 2), probe(u"both"_s, slowly(meter))));
        QCOMPARE(probe.report().steps[0].used.time, 3 * 30ms + 2 * 3ms);
    }

    void probesFunctionsListsAndSourcesThatAreCalled()
    {
        Meter meter;
        const StepProbe probe({}, 1h, meter.reading());
        const auto source = [meter](int count) { return numbers(meter, count); };
        const auto twice = [meter](int n) mutable {
            meter.use(5ms);
            return 2 * n;
        };
        const auto pipeline = combine(probe(u"source"_s, source), probe(u"twice"_s, twice),
                                      probe(u"list"_s, steps(twice, twice)));
        QCOMPARE(consume(pipeline(2)), std::size_t(2));
        QCOMPARE(probe.report().steps[0].used.time, 2 * 3ms);
        QCOMPARE(probe.report().steps[1].used.time, 2 * 5ms);
        QCOMPARE(probe.report().steps[2].used.time, 2 * 10ms);
        QCOMPARE(probe.report().steps[2].items, std::uint64_t(2));
    }

    void reportsNowAndThenAndAtTheEnd()
    {
        Meter meter;
        Kept kept;
        const StepProbe probe({kept.reporter(), kept.reporter()}, 60ms, meter.reading());
        consume(combine(numbers(meter, 4), probe(u"slow"_s, slowly(meter))));
        QCOMPARE(kept.reports.size(), std::size_t(2 * 3)); // at 64 and 130 ms, and the end
        QCOMPARE(kept.reports.front().steps[0].items, std::uint64_t(2));
        QVERIFY(!kept.reports.front().isLast);
        QVERIFY(kept.reports.back().isLast);
        QCOMPARE(kept.reports.back().steps[0].items, std::uint64_t(4));
        probe.tell();
        QCOMPARE(kept.reports.size(), std::size_t(8));
    }

    void anExceptionPasses()
    {
        Meter meter;
        const StepProbe probe({}, 1h, meter.reading());
        const auto fail = [meter](int) mutable -> int {
            meter.use(5ms);
            throw std::runtime_error("no");
        };
        QVERIFY_THROWS_EXCEPTION(
            std::runtime_error,
            consume(combine(probe(u"n"_s, numbers(meter, 2)), probe(u"f"_s, fail))));
        meter.use(1s); // after all steps have been left
        QCOMPARE(consume(combine(probe(u"again"_s, numbers(meter, 2)))), std::size_t(2));
        QCOMPARE(probe.report().steps[1].used.time, 5ms);
        QCOMPARE(probe.report().steps[2].used.time, 6ms);
    }

    void writesJson()
    {
        Meter meter;
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const StepProbe probe({jsonReporter(buffer)}, 1h, meter.reading());
        consume(probe(u"a"_s, numbers(meter, 4)));
        QVERIFY(buffer.data().endsWith('\n'));
        const QJsonObject line = QJsonDocument::fromJson(buffer.data()).object();
        const QJsonObject expected{{u"name"_s, u"a"_s},         {u"items"_s, 4},
                                   {u"seconds"_s, 0.012},       {u"itemsPerSecond"_s, 4 / 0.012},
                                   {u"userSeconds"_s, 0.006},   {u"systemSeconds"_s, 0.0028},
                                   {u"memoryGrowthBytes"_s, 80}};
        const QJsonObject step = line[u"steps"_s].toArray()[0].toObject();
        QCOMPARE(step.keys(), expected.keys());
        QCOMPARE(step[u"items"_s], expected[u"items"_s]);
        QCOMPARE(step[u"seconds"_s], expected[u"seconds"_s]);
        QCOMPARE(step[u"memoryGrowthBytes"_s], expected[u"memoryGrowthBytes"_s]);
        QCOMPARE(line[u"last"_s].toBool(), true);
    }

    void writesALog()
    {
        Meter meter;
        QTest::ignoreMessage(QtInfoMsg, "step \"a\": 4 items in 0.012 s, 333 items/s, CPU 0.006 s "
                                        "user and 0.003 s system, memory 0 KiB");
        const StepProbe probe({logReporter()}, 1h, meter.reading());
        consume(probe(u"a"_s, numbers(meter, 4)));
    }

    void readsTheUsageOfThisThread()
    {
        const Usage before = Usage::now();
        QVERIFY(before.memory > 0);
        std::uint64_t sum = 0;
        Usage used{};
        while (used.user + used.system == 0ns) { // its resolution is that of the kernel
            for (std::uint64_t i = 0; i < 100'000; ++i)
                sum += i * i;
            used = Usage::now() - before;
        }
        QVERIFY(sum > 0);
        QVERIFY(used.time > 0ns);
    }
};

QTEST_GUILESS_MAIN(TestStepProbe)
#include "tst_stepprobe.moc"
