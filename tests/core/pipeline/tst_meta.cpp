// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/meta.h>
#include <paipa/pipeline/tracker.h>

#include "received.h"
#include "support/watchdog.h"

#include <QTest>

#include <stdexcept>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;
using engine::Verdict;

namespace {

struct EndOfFile {
    int number = 0;
};

/// Adds up the numbers of a file.
class SumOfFile
{
public:
    std::optional<int> process(int n)
    {
        m_sum += n;
        return std::nullopt;
    }
    int processMeta(const EndOfFile &) { return std::exchange(m_sum, 0); }

private:
    int m_sum = 0;
};

/// Notes what passes, in order.
class Notes
{
public:
    explicit Notes(Received<QString> received) : m_received(std::move(received)) {}
    void process(int n) { m_received(QString::number(n)); }
    void processMeta(const EndOfFile &end) { m_received(u"end %1"_s.arg(end.number)); }

private:
    Received<QString> m_received;
};

class Swallow
{
public:
    int process(int n) { return n; }
    void processMeta(const EndOfFile &) { throw SkipItem{}; }
};

template<typename S>
auto through(S step)
{
    return withMeta<EndOfFile>(std::move(step));
}

template<typename S>
concept LetsMetaPass = requires(S step) { withMeta<EndOfFile>(step); };
static_assert(LetsMetaPass<decltype(step([](int n) { return n; }))>);
static_assert(!LetsMetaPass<decltype(step([](InputRange<int> in) { return in; }))>);

using Texts = std::vector<QString>;

} // namespace

class TestMeta final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline with meta items hangs"_s; }};

    /// Puts 1, 2, end 1, 3, end 2.
    template<typename P>
    static engine::MetricsSnapshot runTwoFiles(const P &pipeline)
    {
        auto running = pipeline.start();
        (void)running.put(1);
        (void)running.put(2);
        (void)putMeta(running, EndOfFile{1});
        (void)running.put(3);
        (void)putMeta(running, EndOfFile{2});
        running.wait();
        return running.snapshot();
    }

private Q_SLOTS:
    void passesInOrderThroughStepsThatDoNotKnowIt()
    {
        const Received<QString> received;
        const Pipeline pipeline{through(step([](int n) { return 10 * n; })),
                                through(step([](int n) {
                                    return std::vector{n, n + 1};
                                })),
                                through(step([=] { return Notes(received); }))};
        const engine::MetricsSnapshot snapshot = runTwoFiles(pipeline);
        QCOMPARE(received.items(), (Texts{u"10"_s, u"11"_s, u"20"_s, u"21"_s, u"end 1"_s, u"30"_s,
                                          u"31"_s, u"end 2"_s}));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(5));
    }

    void resultsOfTheHandlerGoBeforeIt()
    {
        const Received<QString> received;
        const Pipeline pipeline{through(step<SumOfFile>()),
                                through(step([=] { return Notes(received); }))};
        runTwoFiles(pipeline);
        QCOMPARE(received.items(), (Texts{u"3"_s, u"end 1"_s, u"3"_s, u"end 2"_s}));
    }

    void skipItemKeepsItFromGoingOn()
    {
        const Received<QString> received;
        const Pipeline pipeline{through(step<Swallow>()),
                                through(step([=] { return Notes(received); }))};
        const engine::MetricsSnapshot snapshot = runTwoFiles(pipeline);
        QCOMPARE(received.items(), (Texts{u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(snapshot.origins.of(Verdict::Skipped), std::uint64_t(2));
    }

    void aSinkThatDoesNotKnowItLetsItGo()
    {
        const Received<int> received;
        const Pipeline pipeline{through(step([received](int n) { received(n); }))};
        runTwoFiles(pipeline);
        QCOMPARE(received.items(), (std::vector{1, 2, 3}));
    }

    void errorsOfTheHandlerAreErrorsOfTheStep_P4_24()
    {
        struct Failing {
            void process(int) {}
            void processMeta(const EndOfFile &) { throw std::runtime_error("meta"); }
        };
        const Pipeline pipeline{through(step<Failing>())};
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, runTwoFiles(pipeline));
    }

    void itemsAreTriedAgain_P4_29()
    {
        const Received<QString> received;
        const auto failures = std::make_shared<std::atomic<int>>(0);
        const Pipeline pipeline{through(step(
                                    [failures](int n) {
                                        if (n == 2 && failures->fetch_add(1) == 0)
                                            throw std::runtime_error("once");
                                        return n;
                                    },
                                    ErrorPolicy{.retries = 1, .backoff = {}})),
                                through(step([=] { return Notes(received); }))};
        runTwoFiles(pipeline);
        QCOMPARE(received.items(), (Texts{u"1"_s, u"2"_s, u"end 1"_s, u"3"_s, u"end 2"_s}));
    }

    void resultsHaveIt()
    {
        const Pipeline pipeline{through(step([](int n) { return n; }))};
        std::vector<WithMeta<int, EndOfFile>> input;
        input.emplace_back(1);
        input.emplace_back(std::in_place_type<EndOfFile>, EndOfFile{7});
        Texts texts;
        for (const auto &result : pipeline.results(input))
            texts.push_back(result.isMeta() ? u"end %1"_s.arg(result.meta().number)
                                            : QString::number(result.item()));
        QCOMPARE(texts, (Texts{u"1"_s, u"end 7"_s}));
    }
};

QTEST_GUILESS_MAIN(TestMeta)
#include "tst_meta.moc"
