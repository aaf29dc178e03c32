// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/branches.h>

#include <QJsonObject>
#include <QTest>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace paipa;

// What links, and what must not: checked by the compiler, so that building this test is the test.

namespace {

int toLength(const QString &text) { return static_cast<int>(text.size()); }
double toHalf(int number) { return number / 2.0; }
void print(double) {}
void take(std::unique_ptr<int>) {}
std::optional<int> positive(int number)
{
    return number > 0 ? std::optional(number) : std::nullopt;
}
std::vector<int> upTo(int number) { return std::vector<int>(static_cast<std::size_t>(number)); }
const QString &same(const QString &text) { return text; }
bool isEven(int number) { return number % 2 == 0; }
int add(int left, int right) { return left + right; }
int noParameter() { return 1; }
void change(int &number) { ++number; }

class Store
{
public:
    void process(const QString &) {}
};

class Typed
{
public:
    explicit Typed(int factor) : m_factor(factor) {}
    int process(int number) { return m_factor * number; }

private:
    int m_factor;
};

class Overloaded
{
public:
    void process(int) {}
    void process(double) {}
};

class Changing
{
public:
    void process(int &) {}
};

class Idle
{
public:
    void work(int) {}
};

template<typename F>
using StepOf = decltype(step(std::declval<F>()));
template<typename F>
using InOf = typename StepOf<F>::In;
template<typename F>
using OutOf = typename StepOf<F>::Out;

template<typename F>
concept MakesStep = requires(F f) { step(f); };
template<typename C>
concept MakesClassStep = requires { step<C>(); };
template<typename F, typename O>
concept TakesOption = requires(F f, O o) { step(f, o); };

using Length = StepOf<decltype(&toLength)>;
using Half = StepOf<decltype(&toHalf)>;
using Print = StepOf<decltype(&print)>;

// links
static_assert(LinkedSteps<Length>);
static_assert(LinkedSteps<Length, Half>);
static_assert(LinkedSteps<Length, Half, Print>);
static_assert(!LinkedSteps<>);
static_assert(!LinkedSteps<Half, Length>);
static_assert(!LinkedSteps<Length, Print>, "no silent conversion from int to double");
static_assert(!LinkedSteps<Length, Half, Half>);
static_assert(!LinkedSteps<Print, Length>, "nothing follows a sink");
static_assert(!LinkedSteps<Length, int>, "an int is no step");

// parameters and results
static_assert(std::same_as<InOf<decltype(&toLength)>, QString>);
static_assert(std::same_as<OutOf<decltype(&toLength)>, int>);
static_assert(std::same_as<OutOf<decltype(&positive)>, int>);
static_assert(std::same_as<OutOf<decltype(&upTo)>, int>);
static_assert(std::same_as<OutOf<decltype(&print)>, engine::Nothing>);
static_assert(std::same_as<OutOf<decltype(&same)>, QString>, "results are values");
static_assert(std::same_as<InOf<decltype(&take)>, std::unique_ptr<int>>);
static_assert(std::same_as<decltype(step<Store>())::In, QString>);

// one item or many
template<typename R>
using OutOfReturning = OutOf<R (*)(int)>;
static_assert(std::same_as<OutOfReturning<QString>, QString>);
static_assert(std::same_as<OutOfReturning<QByteArray>, QByteArray>);
static_assert(std::same_as<OutOfReturning<std::string>, std::string>);
static_assert(std::same_as<OutOfReturning<std::string_view>, std::string_view>);
static_assert(std::same_as<OutOfReturning<std::u16string>, std::u16string>);
static_assert(std::same_as<OutOfReturning<std::filesystem::path>, std::filesystem::path>);
static_assert(std::same_as<OutOfReturning<QJsonObject>, QJsonObject>);
static_assert(std::same_as<OutOfReturning<std::map<int, int>>, std::map<int, int>>);
static_assert(std::same_as<OutOfReturning<QHash<QString, int>>, QHash<QString, int>>);
static_assert(std::same_as<OutOfReturning<QStringList>, QString>);
static_assert(std::same_as<OutOfReturning<const QStringList &>, QString>);
static_assert(std::same_as<OutOfReturning<std::vector<std::string>>, std::string>);
static_assert(std::same_as<OutOfReturning<std::optional<QString>>, QString>);

// what is no step
static_assert(MakesStep<decltype(&toLength)>);
static_assert(MakesStep<decltype([](int number) { return number; })>);
static_assert(MakesStep<std::function<int(int)>>);
static_assert(MakesStep<decltype([] { return Typed(2); })>, "makes one object for each worker");
static_assert(!MakesStep<decltype(&add)>, "two parameters");
static_assert(!MakesStep<decltype(&noParameter)>, "no parameter, and no step class");
static_assert(!MakesStep<decltype([](auto value) { return value; })>, "no known parameter type");
static_assert(!MakesStep<decltype(&change)>, "who would see the change?");
static_assert(!MakesStep<decltype(&Typed::process)>, "of which object?");
static_assert(!MakesStep<decltype([p = std::unique_ptr<int>()](int) {})>, "one for each worker");
static_assert(!MakesStep<int>);
static_assert(MakesClassStep<Store>);
static_assert(!MakesClassStep<Typed>, "cannot be made without an argument");
static_assert(!MakesClassStep<Overloaded>, "which of both?");
static_assert(!MakesClassStep<Changing>);
static_assert(!MakesClassStep<Idle>, "no process()");
static_assert(!MakesClassStep<int>);

// options
static_assert(TakesOption<decltype(&toLength), Workers>);
static_assert(TakesOption<decltype(&toLength), QueueBounds>);
static_assert(TakesOption<decltype(&toLength), ErrorPolicy>);
static_assert(TakesOption<decltype(&toLength), StepName>);
static_assert(TakesOption<decltype(&toLength), Placement>);
static_assert(TakesOption<decltype(&toLength), Order>);
static_assert(!TakesOption<decltype(&toLength), int>, "4 of what?");

// copies
using Positive = StepOf<decltype(&positive)>;
using Count = StepOf<std::function<void(int)>>;
using Take = StepOf<decltype(&take)>;
static_assert(BranchesForAll<Positive, Count>);
static_assert(BranchesForAll<Positive, PassOn>);
static_assert(BranchesForAll<Pipeline<Positive, Half>, Half, Count>);
static_assert(BranchesForAll<Positive, ToAll<PassOn, Count>>, "branches within branches");
static_assert(!BranchesForAll<>, "copied to whom?");
static_assert(!BranchesForAll<PassOn>, "of which type?");
static_assert(!BranchesForAll<Positive, Length>, "they take different types");
static_assert(!BranchesForAll<Positive, Half>, "what would the next step take?");
static_assert(!BranchesForAll<Half, PassOn>, "likewise");
static_assert(!BranchesForAll<Positive, int>, "an int is no branch");
static_assert(!BranchesForAll<Take, Take>, "there is one only");
static_assert(std::same_as<ToAll<PassOn, Count>::In, int>);
static_assert(std::same_as<ToAll<Half, Count>::Out, double>, "a sink contributes nothing");
static_assert(std::same_as<ToAll<Count, Count>::Out, engine::Nothing>);

// routes
struct Photo {
    int size = 0;
    bool isLarge() const { return size > 100; }
};
template<auto condition, typename Branch>
using When = Case<decltype(condition), Branch>;
template<typename Branch>
using Otherwise = decltype(otherwise(std::declval<Branch>()));
static_assert(RouteCases<When<&isEven, Positive>>);
static_assert(RouteCases<When<&isEven, Half>, When<&isEven, Half>, Otherwise<Count>>);
static_assert(RouteCases<When<&Photo::isLarge, StepOf<Photo (*)(Photo)>>>);
static_assert(RouteCases<When<&isEven, PassOn>>, "the condition says the type");
static_assert(RouteCases<Otherwise<Take>>, "nothing has to be copied");
static_assert(!RouteCases<>);
static_assert(!RouteCases<Positive>, "on which condition?");
static_assert(!RouteCases<Otherwise<PassOn>>, "of which type?");
static_assert(!RouteCases<When<&isEven, Length>>, "a number's condition, a text's step");
static_assert(!RouteCases<Case<void (*)(int), Positive>>, "it says neither yes nor no");
static_assert(!RouteCases<Case<int, Positive>>, "no condition");
static_assert(!RouteCases<When<&isEven, Positive>, Otherwise<Half>>);
static_assert(!RouteCases<Otherwise<Positive>, When<&isEven, Positive>>, "it would get nothing");
static_assert(!RouteCases<Otherwise<Positive>, Otherwise<Positive>>);
static_assert(!LinkedSteps<Length, When<&isEven, Positive>>, "without route()");

// as parts of a pipeline
using Both = ToAll<Positive, Count>;
static_assert(LinkedSteps<Length, Both, Half>);
static_assert(LinkedSteps<Length, Route<When<&isEven, Both>>, Half>);
static_assert(LinkedSteps<Pipeline<Length, Both>, Pipeline<Half>>);
static_assert(!LinkedSteps<Half, Both>);
static_assert(!LinkedSteps<Both, Length>);
static_assert(!LinkedSteps<ToAll<Count, Count>, Half>, "nothing follows sinks");
static_assert(!LinkedSteps<Length, PassOn>, "it is a branch only");

// what is put and run
using Lengths = Pipeline<Length, Half>;
template<typename P, typename Range>
concept Runs = requires(P pipeline, Range range) { pipeline.run(range); };
static_assert(Runs<Lengths, QStringList>);
static_assert(Runs<Lengths, QList<QLatin1StringView>>, "what a QString is made from");
static_assert(!Runs<Lengths, std::vector<std::map<int, int>>>);
static_assert(!Runs<Lengths, int>);
static_assert(Runs<Lengths, Merged<QStringList, QList<QLatin1StringView> &>>);
static_assert(!Runs<Lengths, Merged<QStringList, std::vector<int>>>);
static_assert(!Runs<Lengths, Merged<>>);

template<typename T>
concept CanPutCopies = requires(RunningPipeline<T> running, const T &item) { running.put(item); };
static_assert(CanPutCopies<int>);
static_assert(!CanPutCopies<std::unique_ptr<int>>);
static_assert(std::is_move_constructible_v<RunningPipeline<int>>);
static_assert(!std::is_copy_constructible_v<RunningPipeline<int>>);

} // namespace

class TestLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsThatFitAreLinked()
    {
        QVERIFY((LinkedSteps<Length, Half>));
        QCOMPARE(toHalf(toLength(same(QStringLiteral("four")))), 2.0);
        Q_UNUSED(add)
        Q_UNUSED(noParameter)
        Q_UNUSED(change)
        Q_UNUSED(take)
        Q_UNUSED(print)
        Q_UNUSED(positive)
        Q_UNUSED(upTo)
        Q_UNUSED(isEven)
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
