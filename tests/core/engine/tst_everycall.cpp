// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/itemstage.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/engine/streamstage.h>

#include "support/comparestates.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int items = 5;

/// What the engine calls of its users' code.
enum class Call {
    OpenStep,
    MakeWorker,
    OpenWorker,
    Produce,
    Process,
    Copy,
    Measure,
    Describe,
    Write,
    SetAside,
    Flush,
    CloseWorker,
    CloseStep,
};

/// The one call that throws.
std::atomic<int> remaining = 0;
std::atomic<int> thrown = -1; ///< A Call.

struct Thrown final : std::runtime_error {
    Thrown() : std::runtime_error("thrown on purpose") {}
};

void called(Call call)
{
    if (remaining.fetch_sub(1) == 1) {
        thrown = static_cast<int>(call);
        throw Thrown();
    }
}

/// An item all of whose code may throw.
struct Fragile {
    explicit Fragile(int n) : number(n) {}
    Fragile(const Fragile &other) : number(other.number) { called(Call::Copy); }
    Fragile(Fragile &&) noexcept = default;
    Fragile &operator=(const Fragile &) = delete;
    Fragile &operator=(Fragile &&) noexcept = default;
    ~Fragile() = default;

    int number;
    LiveCount count = {};
};

std::size_t itemBytes(const Fragile &)
{
    called(Call::Measure);
    return 8;
}
QString describeItem(const Fragile &item)
{
    called(Call::Describe);
    return u"item number %1"_s.arg(item.number);
}
QByteArray toJsonLine(const Fragile &item)
{
    called(Call::Write);
    return QByteArray::number(item.number);
}

/// What was opened, and must be closed.
struct Opened {
    std::atomic<int> steps = 0;
    std::atomic<int> workers = 0;

    [[nodiscard]] StageHooks hooks()
    {
        return {.open =
                    [this] {
                        called(Call::OpenStep);
                        ++steps;
                    },
                .close =
                    [this] {
                        --steps;
                        called(Call::CloseStep);
                    }};
    }
};

class Body
{
public:
    Body(Opened &opened, bool hasBadItems) : m_opened(opened), m_hasBadItems(hasBadItems)
    {
        called(Call::MakeWorker);
    }

    void open()
    {
        called(Call::OpenWorker);
        ++m_opened.workers;
    }
    void flush(Emission<Fragile> &) { called(Call::Flush); }
    void close()
    {
        --m_opened.workers;
        called(Call::CloseWorker);
    }

protected:
    void work(int number) const
    {
        called(Call::Process);
        if (m_hasBadItems && number % 7 == 3)
            throw std::invalid_argument("a bad item");
    }

private:
    Opened &m_opened;
    const bool m_hasBadItems;
};

struct SourceOfAll : Body {
    using Body::Body;
    static void produce(Emission<Fragile> &out)
    {
        for (int i = 0; i < items; ++i) {
            called(Call::Produce);
            if (!out.send(Fragile(i)))
                return;
        }
    }
};

struct ItemCode : Body {
    using Body::Body;
    void process(const Fragile &item, Emission<Fragile> &out) const
    {
        work(item.number);
        out.send(Fragile(item.number));
        out.send(item);
    }
};

struct BatchCodeOfAll : Body {
    using Body::Body;
    std::vector<Rejection> process(std::span<const Fragile> batch, Emission<Fragile> &) const
    {
        work(batch.front().number);
        return {};
    }
    static BatchBounds bounds() { return {.items = 5}; }
};

class StreamCodeOfAll : public Body
{
public:
    using Body::Body;
    void begin(StreamInput<Fragile> &input) { m_input = &input; }
    Fragile *next()
    {
        called(Call::Process);
        return m_input->next();
    }
    void end() {}

private:
    StreamInput<Fragile> *m_input = nullptr;
};

enum class After { End, SetAside };

/// A graph in which everything is called that the engine calls at all: several workers, retries,
/// also parked ones, copies to several consumers, kept order, an inline step, batches, a step over
/// its whole input.
class Graph
{
public:
    Graph(After after, bool hasBadItems) : m_hasBadItems(hasBadItems)
    {
        const bool setsAside = after == After::SetAside;
        const ErrorPolicy policy = setsAside ? ErrorPolicy{.retries = 1,
                                                           .backoff = 1ms,
                                                           .then = OnError::SetAside,
                                                           .mostParked = 2}
                                             : ErrorPolicy{};
        const StageOptions options{.workers = Workers{2}, .queue = {.items = 4}, .onError = policy};
        StageOptions ordered = options;
        ordered.order = Order::Kept;
        const StageOptions inlined{.placement = Placement::Inline, .onError = policy};
        const StageOptions whole{.queue = {.items = 4}, .onError = {.then = policy.then}};

        auto &source = add<SourceStage<Fragile>, SourceOfAll>(u"source"_s, {});
        auto &first = add<ItemStage<Fragile, Fragile>, ItemCode>(u"first"_s, options);
        auto &second = add<ItemStage<Fragile, Fragile>, ItemCode>(u"second"_s, ordered);
        auto &third = add<ItemStage<Fragile, Fragile>, ItemCode>(u"third"_s, inlined);
        auto &batch = add<BatchStage<Fragile, Fragile>, BatchCodeOfAll>(u"batch"_s, options);
        auto &stream = add<StreamStage<Fragile, Fragile>, StreamCodeOfAll>(u"stream"_s, whole);
        controller.link<Fragile>(source, 0, first);
        controller.link<Fragile>(first, 0, second);
        controller.link<Fragile>(first, 0, batch);
        controller.link<Fragile>(first, 0, stream);
        controller.link<Fragile>(second, 0, third);
        controller.link<Fragile>(third, 0, batch);
        controller.setDeadLetterSink([](const DeadLetter &) { called(Call::SetAside); });
    }

    RunOutcome run()
    {
        (void)controller.start();
        return controller.wait();
    }

    /// What is wrong with a run that ended with \a outcome, or "".
    [[nodiscard]] QString complaint(const RunOutcome &outcome) const
    {
        const MetricsSnapshot snapshot = controller.snapshot();
        if (outcome.state != RunState::Finished && outcome.state != RunState::Failed)
            return u"it has not ended"_s;
        if (snapshot.origins.emitted != snapshot.origins.decided())
            return u"an item has no fate"_s;
        if (m_opened.steps != 0 || m_opened.workers != 0)
            return u"something was opened and not closed"_s;
        if (outcome.state == RunState::Failed)
            return hasTold(outcome) ? QString() : u"the error is another one"_s;
        if (snapshot.origins.emitted != std::uint64_t(items))
            return u"it finished without all items"_s;
        return wasHandled(snapshot) ? QString() : u"the error was swallowed"_s;
    }

    RunController controller;

private:
    template<typename S, typename Code>
    S &add(const QString &name, StageOptions options)
    {
        options.name = name;
        const auto make = [this](WorkerControl &) {
            return std::make_unique<Code>(m_opened, m_hasBadItems);
        };
        return static_cast<S &>(
            controller.add(std::make_unique<S>(std::move(options), m_opened.hooks(), 1, make)));
    }

    [[nodiscard]] bool hasTold(const RunOutcome &outcome) const
    {
        const QString text = outcome.error ? outcome.error->text.toString() : QString();
        return text.contains(u"thrown on purpose"_s)
               || (m_hasBadItems && text.contains(u"a bad item"_s));
    }
    /// Tried again, or set aside.
    [[nodiscard]] static bool wasHandled(const MetricsSnapshot &snapshot)
    {
        std::uint64_t handled = snapshot.setAside;
        for (const StepSnapshot &step : snapshot.steps)
            handled += step.retries;
        return handled > 0;
    }

    Opened m_opened;
    const bool m_hasBadItems;
};

} // namespace

/// Code of users that throws, at each place where the engine calls it.
class TestEveryCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallMayThrow_P1_3_P4_24_P4_36_P5_42_data()
    {
        QTest::addColumn<After>("after");
        QTest::addColumn<bool>("hasBadItems");
        QTest::newRow("an error ends the run") << After::End << false;
        QTest::newRow("an error ends the run, and items fail") << After::End << true;
        QTest::newRow("items are tried again, and set aside") << After::SetAside << false;
        QTest::newRow("items are set aside, and some fail always") << After::SetAside << true;
    }
    void everyCallMayThrow_P1_3_P4_24_P4_36_P5_42()
    {
        QFETCH(const After, after);
        QFETCH(const bool, hasBadItems);
        QString where;
        const Watchdog watchdog([&] { return where; }, std::chrono::seconds(240));
        const std::int64_t alive = LiveCount::live();
        int number = 1;
        for (bool hasThrown = true; hasThrown; ++number) {
            where = u"the run hangs whose call %1 throws"_s.arg(number);
            thrown = -1;
            remaining = number;
            {
                Graph graph(after, hasBadItems);
                const RunOutcome outcome = graph.run();
                hasThrown = remaining < 1;
                remaining = 0;
                const QString complaint = hasThrown ? graph.complaint(outcome) : QString();
                QVERIFY2(complaint.isEmpty(),
                         qPrintable(u"call %1, of kind %2: %3\n%4"_s.arg(number).arg(thrown).arg(
                             complaint, dump(graph.controller.snapshot()))));
            }
            QCOMPARE(LiveCount::live(), alive);
        }
        QVERIFY2(number > 50, "the engine calls more than that");
        qInfo("%d calls have thrown", number - 2);
    }
};

QTEST_GUILESS_MAIN(TestEveryCall)
#include "tst_everycall.moc"
