// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/generator.h>

#include <QString>
#include <QTest>

#include <memory>
#include <ranges>
#include <stdexcept>
#include <vector>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts how many of it live.
class Counted
{
public:
    explicit Counted(int &live) : m_live(&live) { ++*m_live; }
    Counted(const Counted &other) : m_live(other.m_live) { ++*m_live; }
    Counted(Counted &&other) noexcept : m_live(other.m_live) { ++*m_live; }
    Counted &operator=(const Counted &) = default;
    Counted &operator=(Counted &&) = default;
    ~Counted() { --*m_live; }

private:
    int *m_live;
};

Generator<int> upTo(int end)
{
    for (int i = 0; i < end; ++i)
        co_yield i;
}

Generator<int> upTo(int end, int &asked)
{
    for (int i = 0; i < end; ++i) {
        ++asked;
        co_yield i;
    }
}

Generator<Counted> counted(int &live)
{
    const Counted kept(live);
    for (;;) {
        co_yield kept;
        co_yield Counted(live);
    }
}

Generator<QString> same(QString text, int times)
{
    for (int i = 0; i < times; ++i)
        co_yield text;
}

Generator<std::unique_ptr<int>> pointers(int count)
{
    for (int i = 0; i < count; ++i) {
        auto pointer = std::make_unique<int>(i);
        co_yield std::move(pointer);
    }
}

Generator<int> failingAfter(int count)
{
    for (int i = 0; i < count; ++i)
        co_yield i;
    throw std::runtime_error("enough");
}

template<std::ranges::input_range Range>
std::vector<int> listOf(Range &&range)
{
    std::vector<int> all;
    for (const int n : range)
        all.push_back(n);
    return all;
}

template<typename T>
concept CanYieldKept = requires(typename Generator<T>::promise_type promise, const T &kept) {
    promise.yield_value(kept);
};
static_assert(CanYieldKept<QString>);
static_assert(!CanYieldKept<std::unique_ptr<int>>, "what is kept would have to be copied");
static_assert(std::ranges::input_range<Generator<std::unique_ptr<int>>>);
static_assert(!std::ranges::forward_range<Generator<int>>);
static_assert(!std::copy_constructible<Generator<int>>);
static_assert(std::is_nothrow_move_constructible_v<Generator<int>>);

} // namespace

class TestGenerator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverItsElements() { QCOMPARE(listOf(upTo(4)), (std::vector{0, 1, 2, 3})); }

    void isEmptyWithoutElements()
    {
        QCOMPARE(listOf(upTo(0)), std::vector<int>());
        QCOMPARE(listOf(Generator<int>()), std::vector<int>());
    }

    void runsOnlyAsFarAsItIsAsked()
    {
        int asked = 0;
        Generator numbers = upTo(100, asked);
        QCOMPARE(asked, 0);
        QCOMPARE(*numbers.next(), 0);
        QCOMPARE(*numbers.next(), 1);
        QCOMPARE(asked, 2);
    }

    void aLoopThatWasLeftCanBeGoneOnWith()
    {
        Generator numbers = upTo(5);
        for (const int n : numbers) {
            if (n == 1)
                break;
        }
        QCOMPARE(listOf(numbers), (std::vector{2, 3, 4}));
        QCOMPARE(listOf(numbers), std::vector<int>());
        QVERIFY(!numbers.next());
    }

    void isMovedAtAnyTime()
    {
        int live = 0;
        {
            Generator first = counted(live);
            QVERIFY(first.next());
            Generator second = std::move(first);
            QVERIFY(!first.next()); // NOLINT(bugprone-use-after-move): empty, and says so
            QVERIFY(second.next());
            first = std::move(second);
            QVERIFY(first.next());
            first = counted(live);
            QVERIFY(first.next());
            Generator<Counted> &itself = first;
            first = std::move(itself);
        }
        QCOMPARE(live, 0);
    }

    void destroyingItDestroysWhatItsFunctionHolds_data()
    {
        QTest::addColumn<int>("asked");
        QTest::newRow("before it ran") << 0;
        QTest::newRow("while it lends what it keeps") << 1;
        QTest::newRow("while it lends what it made") << 2;
    }
    void destroyingItDestroysWhatItsFunctionHolds()
    {
        QFETCH(int, asked);
        int live = 0;
        {
            Generator elements = counted(live);
            for (int i = 0; i < asked; ++i)
                QVERIFY(elements.next());
            QCOMPARE(live > 0, asked > 0);
        }
        QCOMPARE(live, 0);
    }

    void anElementBelongsToItsReader()
    {
        Generator texts = same(u"kept"_s, 3);
        for (QString &text : texts) {
            QCOMPARE(text, u"kept"_s);
            const QString taken = std::exchange(text, u"changed"_s);
            QCOMPARE(taken, u"kept"_s);
        }
    }

    void passesOnWhatCanOnlyBeMoved()
    {
        std::vector<std::unique_ptr<int>> all;
        for (auto &pointer : pointers(3))
            all.push_back(std::move(pointer));
        QCOMPARE(*all.back(), 2);
    }

    void anExceptionComesOutOfTheCall_P4_24()
    {
        Generator numbers = failingAfter(2);
        QVERIFY(numbers.next());
        QVERIFY(numbers.next());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)numbers.next());
        QVERIFY(!numbers.next()); // it has ended
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)listOf(failingAfter(0)));
    }

    void worksWithViews()
    {
        auto isOdd = [](int n) { return n % 2 == 1; };
        QCOMPARE(listOf(upTo(6) | std::views::filter(isOdd)), (std::vector{1, 3, 5}));
        Generator numbers = upTo(100);
        QCOMPARE(listOf(numbers | std::views::take(2)), (std::vector{0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestGenerator)
#include "tst_generator.moc"
