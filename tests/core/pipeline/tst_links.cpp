// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

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

// what is put and run
using Lengths = Pipeline<Length, Half>;
template<typename P, typename Range>
concept Runs = requires(P pipeline, Range range) { pipeline.run(range); };
static_assert(Runs<Lengths, QStringList>);
static_assert(Runs<Lengths, QList<QLatin1StringView>>, "what a QString is made from");
static_assert(!Runs<Lengths, std::vector<std::map<int, int>>>);
static_assert(!Runs<Lengths, int>);

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
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
