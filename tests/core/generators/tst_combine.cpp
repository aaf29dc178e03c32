// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/chunk.h>
#include <paipa/generators/combine.h>

#include <QStringList>
#include <QTest>

#include <functional>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <vector>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

namespace {

Generator<QString> linesOf(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        co_yield line;
}

Generator<int> upTo(int end)
{
    for (int i = 0; i < end; ++i)
        co_yield i;
}

Generator<int> toNumbers(InputRange<QString> lines)
{
    for (const QString &line : lines)
        co_yield line.toInt();
}

Generator<int> first(InputRange<int> numbers)
{
    for (const int n : numbers) {
        co_yield n;
        co_return;
    }
}

Generator<int> failing(InputRange<int> numbers)
{
    for (const int n : numbers) {
        if (n == 3)
            throw std::runtime_error("three");
        co_yield n;
    }
}

int twice(int n) { return 2 * n; }
std::optional<int> odd(int n) { return n % 2 == 1 ? std::optional(n) : std::nullopt; }
std::vector<int> thrice(int n) { return {n, n, n}; }
std::vector<int> plusFour(int n) { return {n + 4}; }
int withoutTwo(int n)
{
    if (n == 2)
        throw SkipItem{};
    return n;
}

template<std::ranges::input_range Range>
auto listOf(Range &&range)
{
    std::vector<std::ranges::range_value_t<Range>> all;
    for (auto &&element : range)
        all.push_back(std::move(element));
    return all;
}

using Numbers = std::vector<int>;
using NumberStep = std::function<Generator<int>(Generator<int>)>;

template<typename Source, typename... Arguments>
concept Calls = requires(Source source, Arguments... arguments) { source(arguments...); };
using Lines = decltype(combine(linesOf, toNumbers));
static_assert(Calls<Lines, QString>);
static_assert(!Calls<Lines>, "it needs a text");
static_assert(!Calls<Lines, QString, int>);

} // namespace

class TestCombine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSourceGetsItsArgumentsLater()
    {
        const auto numbers = combine(linesOf, toNumbers);
        QCOMPARE(listOf(numbers(u"1\n2"_s)), (Numbers{1, 2}));
        QCOMPARE(listOf(numbers(u"3"_s)), (Numbers{3}));
    }

    void rangesAreSources()
    {
        Numbers numbers{1, 2, 3};
        QCOMPARE(listOf(combine(numbers, twice)), (Numbers{2, 4, 6}));
        QCOMPARE(numbers, (Numbers{1, 2, 3}));
        QCOMPARE(listOf(combine(Numbers{4, 5}, twice)), (Numbers{8, 10}));
        QCOMPARE(listOf(combine(std::views::iota(0, 3), twice)), (Numbers{0, 2, 4}));
        QCOMPARE(listOf(combine(upTo(3))), (Numbers{0, 1, 2}));
    }

    void aBorrowedRangeIsNotChanged()
    {
        const QStringList texts{u"a"_s, u"b"_s};
        std::vector<QString> kept(texts.begin(), texts.end());
        const auto take = [](QString text) { return text; };
        QCOMPARE(listOf(combine(kept, take)).size(), std::size_t(2));
        QCOMPARE(kept.front(), u"a"_s);
    }

    void itemFunctionsMapFilterAndMultiply()
    {
        QCOMPARE(listOf(combine(upTo(4), twice)), (Numbers{0, 2, 4, 6}));
        QCOMPARE(listOf(combine(upTo(4), odd)), (Numbers{1, 3}));
        QCOMPARE(listOf(combine(upTo(3), odd, thrice)), (Numbers{1, 1, 1}));
        QCOMPARE(listOf(combine(upTo(4), withoutTwo)), (Numbers{0, 1, 3}));
        QCOMPARE(listOf(combine(upTo(3), upTo)), (Numbers{0, 0, 1}));
    }

    void textsAreItems()
    {
        const auto doubled = [](const QString &text) { return text + text; };
        QCOMPARE(listOf(combine(linesOf, doubled)(u"ab\nc"_s)), (std::vector{u"abab"_s, u"cc"_s}));
    }

    void listsOfStepsNest()
    {
        const auto list = steps(twice, steps(twice, plusFour), twice);
        QCOMPARE(listOf(combine(upTo(3), list)), (Numbers{8, 16, 24}));
        QCOMPARE(listOf(combine(upTo(2), steps(), steps(steps()))), (Numbers{0, 1}));
        const std::vector<NumberStep> chosen(
            3, [](Generator<int> input) { return combine(std::move(input), twice); });
        QCOMPARE(listOf(combine(upTo(3), chosen)), (Numbers{0, 8, 16}));
        QCOMPARE(listOf(combine(upTo(2), std::vector<NumberStep>())), (Numbers{0, 1}));
    }

    void aPipelineIsASource()
    {
        const auto numbers = combine(linesOf, toNumbers);
        QCOMPARE(listOf(combine(numbers, twice)(u"1\n2"_s)), (Numbers{2, 4}));
    }

    void chunksAndFlattens()
    {
        QCOMPARE(listOf(combine(upTo(5), chunk(2))), (std::vector<Numbers>{{0, 1}, {2, 3}, {4}}));
        QCOMPARE(listOf(combine(upTo(4), chunk(2))), (std::vector<Numbers>{{0, 1}, {2, 3}}));
        QCOMPARE(listOf(combine(upTo(0), chunk(2))), std::vector<Numbers>());
        QCOMPARE(listOf(combine(upTo(5), chunk(2), flatten)), (Numbers{0, 1, 2, 3, 4}));
        QVERIFY_THROWS_EXCEPTION(Failure, (void)chunk(0));
    }

    void consumesAndCounts()
    {
        int seen = 0;
        const auto count = [&seen](int n) { return ++seen, n; };
        QCOMPARE(consume(combine(upTo(7), count)), std::size_t(7));
        QCOMPARE(seen, 7);
    }

    void whatCanOnlyBeMovedPasses()
    {
        std::vector<std::unique_ptr<int>> pointers;
        pointers.push_back(std::make_unique<int>(3));
        const auto same = [](std::unique_ptr<int> pointer) { return pointer; };
        const auto all = listOf(combine(std::move(pointers), same, chunk(2), flatten));
        QCOMPARE(*all.front(), 3);
    }

    void nothingRunsBeforeItIsAsked()
    {
        int asked = 0;
        const auto count = [&asked](int n) { return ++asked, n; };
        Generator numbers = combine(upTo(100), count, first);
        QCOMPARE(asked, 0);
        QVERIFY(numbers.next());
        QCOMPARE(asked, 1);
        QVERIFY(!numbers.next());
        QCOMPARE(asked, 1);
    }

    void eachCallBeginsAnewWithItsOwnSteps()
    {
        const auto numbered = combine(upTo, [count = 0](int) mutable { return ++count; });
        Generator one = numbered(2);
        Generator two = numbered(2);
        QCOMPARE(*one.next(), 1);
        QCOMPARE(*two.next(), 1);
        QCOMPARE(*one.next(), 2);
    }

    void stepsAndArgumentsLiveAsLongAsTheGenerator()
    {
        const auto make = [] {
            const QString suffix = u"a suffix that is too long for any short string"_s;
            const auto append = [suffix](InputRange<QString> texts) -> Generator<QString> {
                for (const QString &text : texts)
                    co_yield text + suffix;
            };
            return combine(linesOf, append)(u"a text\nand another"_s);
        };
        Generator texts = make();
        QVERIFY(texts.next()->startsWith(u"a text"_s));
        QVERIFY(texts.next()->endsWith(u"string"_s));
    }

    void anExceptionComesOutAndEndsIt_P4_24()
    {
        Generator numbers = combine(
            upTo(10), twice, [](int n) { return n / 2; }, failing, twice);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(*numbers.next(), 2 * i);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)numbers.next());
        QVERIFY(!numbers.next());
    }
};

QTEST_GUILESS_MAIN(TestCombine)
#include "tst_combine.moc"
