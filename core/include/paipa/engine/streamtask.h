// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/bodyinworker.h>
#include <paipa/engine/task.h>
#include <paipa/engine/worknote.h>

#include <QScopeGuard>

#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace paipa::engine {

/// Where a step over its whole input gets its items from.
template<typename In>
class StreamInput
{
public:
    virtual ~StreamInput() = default;

    /// The next item, to be moved from; valid until the next call. Waits for it. nullptr: there are
    /// no more. Throws Failure with cancelledCode if the run is being aborted.
    [[nodiscard]] virtual In *next() = 0;
};

/// Takes its input item by item, when it wants to, and makes results in between: begin(StreamInput
/// &), next(), which returns the next result or nullptr, and end(), which lets go of the input.
/// After end() it may be begun again, with what is left of the input.
template<typename B, typename In, typename Out>
concept StreamBody = requires(B body, StreamInput<In> &input) {
    body.begin(input);
    {
        body.next()
    } -> std::same_as<Out *>;
    body.end();
};

/// A body that takes its whole input.
template<typename In, typename Out>
class AnyStreamBody : public AnyBody<Out>
{
public:
    virtual void begin(StreamInput<In> &input) = 0;
    [[nodiscard]] virtual Out *next() = 0;
    virtual void end() = 0;
};

template<typename In, typename Out, StreamBody<In, Out> Body>
class HeldStreamBody final : public HeldBody<AnyStreamBody<In, Out>, Out, Body>
{
public:
    using HeldBody<AnyStreamBody<In, Out>, Out, Body>::HeldBody;

    void begin(StreamInput<In> &input) override { this->body().begin(input); }
    [[nodiscard]] Out *next() override { return this->body().next(); }
    void end() override { this->body().end(); }
};

/// The worker's part of a step that takes its whole input.
///
/// A result is made from the items that were taken since the last result; if none was, from the
/// same as that one. Those items are in hand until the next item is asked for after a result. So
/// items that give no result wait for the next one, which may be made from them, and share its
/// fate: at most mostHeldBack.items of them, and where they are kept for dead letters one more than
/// mostHeldBack.bytes; then the older half counts as done. After the end of the input a result
/// without items is an item of its own.
template<typename In, typename Out>
class StreamTask final
    : public Task
    , public ItemsInHand
    , private StreamInput<In>
{
public:
    template<typename... EmissionArguments>
    StreamTask(std::unique_ptr<AnyStreamBody<In, Out>> body, ItemQueue<In> &input,
               WorkerControl &control, bool keepsItems, ItemWatch watch,
               EmissionArguments &&...arguments)
        : m_input(input)
        , m_control(control)
        , m_keepsItems(keepsItems)
        , m_watch(watch)
        , m_body(std::move(body), std::forward<EmissionArguments>(arguments)...)
    {}

    void open() override { m_body.open(); }

    Progress work() override
    {
        if (m_end) // it failed after its input had ended: nothing is left to begin with again
            return *m_end;
        m_body.code().begin(*this);
        const auto end = qScopeGuard([this] { m_body.code().end(); });
        bool isWanted = true;
        while (isWanted) {
            Out *result = m_body.code().next();
            if (!result)
                break;
            anchor();
            isWanted = m_body.emission().send(std::move(*result));
        }
        release();
        if (m_control.isAborted())
            return Progress::Interrupted;
        return isWanted && m_end ? *m_end : Progress::NotWanted;
    }

    void flush() override { m_body.flush(); }
    void close() override { m_body.close(); }

    [[nodiscard]] ItemsInHand *items() override { return this; }
    [[nodiscard]] std::size_t itemsInHand() const override { return m_origins.size(); }
    void describeInto(RunError &error, std::size_t index) const override
    {
        if (m_origins.empty())
            return;
        nameOrigin(error, m_origins[index]);
        error.item = index < m_kept.size() ? description(m_kept[index]) : QString();
        if (error.item.isEmpty())
            error.item = QStringLiteral("item %1").arg(error.ordinal + 1);
    }
    [[nodiscard]] QByteArray itemAsJson(std::size_t index) const override
    {
        return index < m_kept.size() ? jsonOf(m_kept[index]) : QByteArray();
    }
    void drop(Verdict verdict) override
    {
        for (const OriginRef &origin : m_origins)
            origin.mark(verdict);
        release();
    }
    void settle(std::span<const std::optional<Verdict>> fates) override
    {
        for (std::size_t i = 0; i < fates.size(); ++i) {
            if (fates[i])
                m_origins[i].mark(*fates[i]);
        }
        release();
    }
    void dropAll(Verdict verdict) override
    {
        drop(verdict);
        while (!m_hand.isEmpty())
            m_hand.take().origin.mark(verdict);
    }

private:
    [[nodiscard]] In *next() override
    {
        if (m_isAnchored)
            release();
        if (!m_end && m_hand.isEmpty())
            m_end = fetch();
        if (!m_end && !m_control.mayBeginItems(1))
            m_end = Progress::Interrupted;
        if (m_end == Progress::Interrupted)
            throw Failure(QString::fromLatin1(cancelledCode),
                          Sentence::tr("the run is being aborted"), Retry::Never);
        if (m_end)
            return nullptr;
        makeRoom();
        Item<In> item = m_hand.take();
        m_origins.push_back(std::move(item.origin));
        m_current.emplace(std::move(item.value));
        WorkerCounters::add(m_control.counters.in);
        keep();
        m_watch.begin([this] { return nameOfItem(*m_current); });
        return &*m_current;
    }

    /// Takes the next items. Returns why there are none.
    std::optional<Progress> fetch()
    {
        if (m_control.isRetired())
            return Progress::Retired;
        const std::size_t most = m_control.isAlone() ? Hand<Item<In>>::capacity : 1;
        PopResult result = m_input.tryPop(m_hand, most);
        if (result == PopResult::Empty) {
            m_control.enter(WorkerState::Waiting);
            result = m_input.pop(m_hand, m_control.leaveToken(), most);
            m_control.enter(WorkerState::Busy);
        }
        if (result == PopResult::Popped)
            return std::nullopt;
        if (m_control.isAborted()) // first: the steps before leave too, which looks like an end
            return Progress::Interrupted;
        if (result == PopResult::Ended)
            return Progress::InputEnded;
        return result == PopResult::Closed ? Progress::NotWanted : Progress::Retired;
    }

    /// For one more item: what can fail does so while the item is still in the queue's hand.
    void makeRoom()
    {
        while (m_origins.size() >= mostHeldBack.items || m_keptBytes > mostHeldBack.bytes)
            letGoOfOlderHalf();
        if (m_origins.size() == m_origins.capacity())
            m_origins.reserve(2 * m_origins.size() + 1);
    }
    void letGoOfOlderHalf()
    {
        const auto older = static_cast<std::ptrdiff_t>((m_origins.size() + 1) / 2);
        m_origins.erase(m_origins.begin(), m_origins.begin() + older);
        if (m_kept.empty())
            return;
        m_kept.erase(m_kept.begin(), m_kept.begin() + older);
        m_keptBytes = 0;
        for (const In &item : m_kept)
            m_keptBytes += bytesOf(item);
    }

    void keep()
    {
        if constexpr (std::copy_constructible<In>) {
            if (!m_keepsItems)
                return;
            m_kept.push_back(*m_current);
            m_keptBytes += bytesOf(*m_current);
        }
    }

    /// The results that follow are made from the items in hand.
    void anchor()
    {
        if (m_isAnchored || m_origins.empty())
            return;
        if (m_origins.size() > 1) {
            std::vector<OriginRef> parents;
            parents.reserve(m_origins.size());
            for (const OriginRef &origin : m_origins)
                parents.push_back(origin.share());
            m_joined = OriginRef::joined(std::move(parents));
        }
        m_body.emission().begin(m_origins.size() > 1 ? &m_joined : &m_origins.front());
        m_isAnchored = true;
    }

    void release()
    {
        m_body.emission().begin(nullptr);
        m_joined = OriginRef();
        m_origins.clear();
        m_kept.clear();
        m_keptBytes = 0;
        m_isAnchored = false;
        m_watch.end();
    }

    [[nodiscard]] QString nameOfItem(const In &value) const
    {
        const QString name = description(value);
        return name.isEmpty() ? QStringLiteral("item %1").arg(m_origins.back().ordinal() + 1)
                              : name;
    }

    ItemQueue<In> &m_input;
    WorkerControl &m_control;
    const bool m_keepsItems; ///< For dead letters.
    ItemWatch m_watch;
    Hand<Item<In>> m_hand;
    std::optional<In> m_current;
    std::vector<OriginRef> m_origins; ///< Of the items in hand.
    std::vector<In> m_kept;           ///< Copies of them, or empty.
    std::size_t m_keptBytes = 0;
    OriginRef m_joined;            ///< Of results made from several items.
    bool m_isAnchored = false;     ///< There has been a result from the items in hand.
    std::optional<Progress> m_end; ///< Why there are no more items.
    BodyInWorker<Out, AnyStreamBody<In, Out>> m_body; ///< Last: it uses the input.
};

} // namespace paipa::engine
