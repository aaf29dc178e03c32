// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/generators/combine.h>

#include <QString>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <ranges>
#include <utility>
#include <vector>

class QIODevice;

namespace paipa {

/// What a thread has used so far; only differences mean something.
struct Usage {
    std::chrono::nanoseconds time{0};   ///< Monotonic.
    std::chrono::nanoseconds user{0};   ///< CPU time in the program.
    std::chrono::nanoseconds system{0}; ///< CPU time in the system, for it.
    qint64 memory = 0;                  ///< Resident bytes of the process.

    /// Of the thread that asks.
    [[nodiscard]] static Usage now();

    Usage &operator+=(const Usage &other);
    bool operator==(const Usage &) const = default;
};

[[nodiscard]] Usage operator-(const Usage &later, const Usage &earlier);

/// What one step has done: in its own code, without the steps that it gets its items from.
struct ProbedStep {
    QString name;
    std::uint64_t items = 0; ///< That it handed on.
    Usage used;              ///< Its memory is growth, and may be negative.

    /// Of its own time; 0 if none has passed.
    [[nodiscard]] double itemsPerSecond() const;
};

struct ProbeReport {
    std::vector<ProbedStep> steps; ///< In the order of the pipeline, from the source on.
    bool isLast = false;           ///< The pipeline has come to its end.
};

/// Called in the thread of the pipeline, between two items.
using ProbeReporter = std::function<void(const ProbeReport &)>;

/// Writes a line for each step to Qt's log.
[[nodiscard]] ProbeReporter logReporter();
/// Writes each report as one line of JSON to \a device, which must live as long.
[[nodiscard]] ProbeReporter jsonReporter(QIODevice &device);

namespace detail {

/// Divides what is used among steps that call each other.
class ProbeBook
{
public:
    ProbeBook(std::vector<ProbeReporter> reporters, std::chrono::nanoseconds interval,
              std::function<Usage()> usage);

    [[nodiscard]] std::size_t add(const QString &name);
    /// The step \a index is the next one of the pipeline, when it is seen first.
    void place(std::size_t index);
    /// From now on the step \a index uses time, until it calls another one or leaves.
    void enter(std::size_t index);
    void leave();
    void countItem(std::size_t index);
    /// A step has come to its end: the last report, if nobody else asks for its items.
    void end();

    [[nodiscard]] ProbeReport report() const;
    void tell();

private:
    /// What was used since the last change belongs to the step that is running.
    void settle();

    const std::vector<ProbeReporter> m_reporters;
    const std::chrono::nanoseconds m_interval;
    const std::function<Usage()> m_usage;
    std::vector<ProbedStep> m_steps;
    std::vector<std::size_t> m_places; ///< The steps in the order of the pipeline.
    bool m_hasEnded = false;
    std::vector<std::size_t> m_running; ///< Who called whom; the last one runs.
    Usage m_last;
    std::chrono::nanoseconds m_told{0};
};

class ProbeVisit
{
public:
    ProbeVisit(ProbeBook &book, std::size_t index) : m_book(book) { m_book.enter(index); }
    ~ProbeVisit() { m_book.leave(); }
    Q_DISABLE_COPY_MOVE(ProbeVisit)

private:
    ProbeBook &m_book;
};

/// Hands on what comes out of \a inner, and books what that costs.
template<typename T>
Generator<T> probed(Generator<T> inner, std::shared_ptr<ProbeBook> book, std::size_t index)
{
    const auto next = [&] {
        const ProbeVisit visit(*book, index);
        return inner.next();
    };
    while (T *item = next()) {
        book->countItem(index);
        co_yield std::move(*item);
    }
    book->end();
}

/// A step or a callable source, with a probe around it.
template<typename Code>
class Probed
{
public:
    Probed(Code code, std::shared_ptr<ProbeBook> book, std::size_t index)
        : m_code(std::move(code)), m_book(std::move(book)), m_index(index)
    {}

    template<typename T>
    [[nodiscard]] auto operator()(Generator<T> input)
    {
        m_book->place(m_index);
        const ProbeVisit visit(*m_book, m_index);
        return probed(applied(m_code, std::move(input)), m_book, m_index);
    }
    template<typename... Arguments>
        requires CallableSource<Code, Arguments...>
    [[nodiscard]] auto operator()(Arguments &&...arguments)
    {
        m_book->place(m_index);
        const ProbeVisit visit(*m_book, m_index);
        return probed(asGenerator(std::invoke(m_code, std::forward<Arguments>(arguments)...)),
                      m_book, m_index);
    }

private:
    Code m_code;
    std::shared_ptr<ProbeBook> m_book;
    std::size_t m_index;
};

} // namespace detail

/// Shows what each step of a combine() pipeline costs: items, time, CPU, growth of memory.
///
///     StepProbe probe;
///     consume(combine(probe(u"read"_s, readLines), probe(u"parse"_s, parse))(path));
///
/// A step's time is that of its own code: while it waits for an item of another probed step, that
/// one's time runs. A step without a probe counts as part of the one that asks for its items.
/// Looking costs some ten microseconds an item and step: it is for finding out, not for every day.
/// A pipeline with a probe belongs to one thread, and runs once at a time.
class StepProbe
{
public:
    /// The reporters are called each \a interval, while items pass, and at the end.
    explicit StepProbe(std::vector<ProbeReporter> reporters = {logReporter()},
                       std::chrono::nanoseconds interval = std::chrono::seconds(10),
                       std::function<Usage()> usage = Usage::now)
        : m_book(
            std::make_shared<detail::ProbeBook>(std::move(reporters), interval, std::move(usage)))
    {}

    /// \a code, a step or source of combine(), to be used in its place.
    template<typename Code>
    [[nodiscard]] auto operator()(const QString &name, Code &&code) const
    {
        const std::size_t index = m_book->add(name);
        if constexpr (std::ranges::input_range<std::remove_cvref_t<Code>>
                      && !detail::isStepVector<std::remove_cvref_t<Code>>) {
            m_book->place(index);
            return detail::probed(detail::asGenerator(std::forward<Code>(code)), m_book, index);
        } else {
            return detail::Probed<std::decay_t<Code>>(std::forward<Code>(code), m_book, index);
        }
    }

    [[nodiscard]] ProbeReport report() const { return m_book->report(); }
    /// Calls the reporters now.
    void tell() const { m_book->tell(); }

private:
    std::shared_ptr<detail::ProbeBook> m_book;
};

} // namespace paipa
