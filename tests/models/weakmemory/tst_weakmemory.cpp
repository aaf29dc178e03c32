// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <QTest>

#include <ostream>
#include <streambuf>

#include "modelledstd.h"

// With the real atomics: its fences are modelled below.
#include <paipa/engine/asymmetricfence.h>

#define std modelled
#include <paipa/engine/boundedqueue.h>
#undef std

namespace {

/// Whether a push has its fence: without, Relacy has to find what is wrong.
bool pushHasFence = true;

} // namespace

namespace paipa::engine {

// Both fences are full barriers, as where the system offers nothing cheaper.
std::atomic<bool> detail::heavyFenceReachesAll = false;
void detail::fullFence()
{
    if (pushHasFence)
        rl::atomic_thread_fence(rl::mo_seq_cst, $);
}
void heavyFence() { rl::atomic_thread_fence(rl::mo_seq_cst, $); }

// No run is simulated here.
Turns *Turns::ofThisThread() { return nullptr; }
bool Turns::waitUntil(modelled::unique_lock<modelled::mutex> &, modelled::condition_variable &,
                      const modelled::stop_token &, TimePoint, const modelled::function<bool()> &)
{
    qFatal("nobody sits at a table");
}

} // namespace paipa::engine

using namespace paipa::engine;

namespace {

/// Its content is no atomic: Relacy reports when two threads use it without order between them.
class Token
{
public:
    Token() : Token(0) {}
    explicit Token(int number) { m_number($) = number; }
    Token(Token &&other) noexcept { m_number($) = other.number(); }

    [[nodiscard]] int number() const { return m_number($); }

private:
    rl::var<int> m_number;
};

using TokenQueue = BoundedQueue<Token>;

/// What became of each token, counted by who took it or discarded it.
template<int count>
class Fates
{
public:
    void note(int number) { ++m_fates[static_cast<std::size_t>(number)]; }
    void expectOneEach()
    {
        for (const int fates : m_fates)
            RL_ASSERT(fates == 1);
    }

private:
    std::array<int, count> m_fates = {}; ///< Relacy's threads are never at the same place at once.
};

/// Of a consumer that has learned to sleep soon: that is what can go wrong.
struct ImpatientHand : Hand<Token> {
    ImpatientHand()
    {
        while (patience.yields() > 1)
            patience.hasYielded({}, 0);
        patience.hasSlept(std::chrono::seconds(1));
    }
};

void pushAll(TokenQueue &queue, int first, int count)
{
    for (int i = first; i < first + count; ++i) {
        Token token(i);
        RL_ASSERT(queue.push(token, {}) == PushResult::Pushed);
    }
    queue.removeProducer();
}

/// Fewer places than items; so many producers and as many consumers.
template<int places, int pairs>
struct HandOver : rl::test_suite<HandOver<places, pairs>, 2 * pairs> {
    static constexpr int each = 2;

    void before()
    {
        queue.emplace(QueueBounds{.items = places});
        for (int i = 0; i < pairs; ++i)
            queue->addProducer();
    }
    void thread(unsigned index)
    {
        if (index < pairs) {
            pushAll(*queue, static_cast<int>(index) * each, each);
            return;
        }
        const std::size_t most = index == pairs ? 2 : 1;
        ImpatientHand hand;
        for (;;) {
            const PopResult result = queue->pop(hand, {}, most);
            if (result == PopResult::Ended)
                break;
            RL_ASSERT(result == PopResult::Popped);
            while (!hand.isEmpty())
                fates.note(hand.take().number());
        }
    }
    void after()
    {
        fates.expectOneEach();
        queue.reset();
    }

    std::optional<TokenQueue> queue;
    Fates<pairs * each> fates;
};

/// The consumer has enough after one item: the others are discarded, or stay with the producer.
struct EarlyEnd : rl::test_suite<EarlyEnd, 3> {
    static constexpr int each = 2;

    void before()
    {
        queue.emplace(QueueBounds{.items = 2},
                      [this](Token &&token) { fates.note(token.number()); });
        queue->addProducer();
        queue->addProducer();
    }
    void thread(unsigned index)
    {
        if (index == 2) {
            ImpatientHand hand;
            RL_ASSERT(queue->pop(hand, {}) == PopResult::Popped);
            fates.note(hand.take().number());
            queue->close();
            return;
        }
        for (int i = 0; i < each; ++i) {
            Token token(static_cast<int>(index) * each + i);
            const PushResult result = queue->push(token, {});
            if (result == PushResult::Pushed)
                continue;
            RL_ASSERT(result == PushResult::Closed);
            fates.note(token.number());
        }
        queue->removeProducer();
    }
    void after()
    {
        fates.expectOneEach();
        queue.reset();
    }

    std::optional<TokenQueue> queue;
    Fates<2 * each> fates;
};

/// Keeps the beginning of what Relacy says. Without memory of its own: Relacy counts that, too.
class Report : public std::streambuf
{
public:
    Report() { setp(m_text.data(), m_text.data() + m_text.size() - 1); }
    [[nodiscard]] const char *text() const { return m_text.data(); }

private:
    std::array<char, 16'000> m_text = {};
};

/// Runs \a Model many times, each with other decisions, until something goes wrong. Returns whether
/// nothing did.
template<typename Model>
bool holds(Report &report)
{
    std::ostream out(&report);
    rl::test_params params;
    params.iteration_count = 20'000;
    params.execution_depth_limit = 20'000;
    params.output_stream = &out;
    params.progress_stream = &out;
    modelled::sleeps = 0;
    return rl::simulate<Model>(params);
}

} // namespace

/// The lock-free queue under all that the memory model of C++ allows, by random choice.
class TestWeakMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { pushHasFence = true; }

    void eachItemOfAFullQueueIsTakenOnce_P2_11_P2_13()
    {
        Report report;
        QVERIFY2((holds<HandOver<1, 2>>(report)), report.text());
        QVERIFY(modelled::sleeps > 0);
    }
    void eachItemOfAWiderQueueIsTakenOnce_P2_11_P2_13()
    {
        Report report;
        QVERIFY2((holds<HandOver<3, 2>>(report)), report.text());
        QVERIFY(modelled::sleeps > 0);
    }
    void eachItemHasAFateWhenTheConsumerHasEnough_P3_21()
    {
        Report report;
        QVERIFY2(holds<EarlyEnd>(report), report.text());
        QVERIFY(modelled::sleeps > 0);
    }
    void aPushWithoutItsFenceIsFound()
    {
        pushHasFence = false;
        Report report;
        QVERIFY((!holds<HandOver<1, 1>>(report)));
        QVERIFY2(QByteArrayView(report.text()).contains("deadlock"), report.text());
    }
};

QTEST_GUILESS_MAIN(TestWeakMemory)
#include "tst_weakmemory.moc"
