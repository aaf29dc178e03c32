// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/pipeline/pipeline.h>

#include <QByteArray>
#include <QString>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace paipa {

/// An item, or a word about the items around it: the end of a file, a new day. Made from either.
template<typename T, typename Meta>
class WithMeta
{
    static_assert(!std::same_as<T, Meta>, "how should a step know which is which?");

public:
    using Item = T;

    template<typename V>
        requires(!std::same_as<std::remove_cvref_t<V>, WithMeta> && std::constructible_from<T, V>)
    explicit(!std::convertible_to<V, T>) WithMeta(V &&item)
        : m_content(std::in_place_index<0>, std::forward<V>(item))
    {}
    WithMeta(std::in_place_type_t<Meta>, Meta meta)
        : m_content(std::in_place_index<1>, std::move(meta))
    {}

    [[nodiscard]] bool isMeta() const { return m_content.index() == 1; }
    /// Only if it is one.
    [[nodiscard]] T &item() { return std::get<0>(m_content); }
    [[nodiscard]] const T &item() const { return std::get<0>(m_content); }
    [[nodiscard]] const Meta &meta() const { return std::get<1>(m_content); }

private:
    std::variant<T, Meta> m_content;
};

template<typename T, typename Meta>
[[nodiscard]] std::size_t itemBytes(const WithMeta<T, Meta> &value)
{
    return value.isMeta() ? sizeof(value) : engine::bytesOf(value.item());
}
template<typename T, typename Meta>
[[nodiscard]] QString describeItem(const WithMeta<T, Meta> &value)
{
    return value.isMeta() ? engine::description(value.meta()) : engine::description(value.item());
}
template<typename T, typename Meta>
[[nodiscard]] QByteArray toJsonLine(const WithMeta<T, Meta> &value)
{
    return value.isMeta() ? engine::jsonOf(value.meta()) : engine::jsonOf(value.item());
}

namespace detail {

/// Where the code of a step sends its items when meta items pass as well.
template<typename Out, typename Meta>
class MetaOutput
{
public:
    explicit MetaOutput(engine::Emission<WithMeta<Out, Meta>> &out) : m_out(out) {}

    bool send(Out value) { return m_out.send(WithMeta<Out, Meta>(std::move(value))); }
    bool sendLast(Out value) { return m_out.sendLast(WithMeta<Out, Meta>(std::move(value))); }

private:
    engine::Emission<WithMeta<Out, Meta>> &m_out;
};

template<typename Out, typename Meta>
using OutWithMeta =
    std::conditional_t<std::same_as<Out, engine::Nothing>, engine::Nothing, WithMeta<Out, Meta>>;

/// Shows items to the code of a step, and meta items to its processMeta(), if it has one.
template<typename I, typename O, typename B, typename Meta>
class MetaBody
{
    static constexpr bool isSink = std::same_as<O, engine::Nothing>;

public:
    using In = WithMeta<I, Meta>;
    using Out = OutWithMeta<O, Meta>;

    explicit MetaBody(std::unique_ptr<B> body) : m_body(std::move(body)) {}

    void open() { m_body->open(); }
    void process(In &&value, engine::Emission<Out> &out)
    {
        if (value.isMeta())
            passMeta(value.meta(), out);
        else
            pass(std::move(value.item()), out);
    }
    void process(const In &value, engine::Emission<Out> &out)
        requires requires(B body, const I &item, engine::Emission<O> &o) { body.process(item, o); }
    {
        if (value.isMeta())
            passMeta(value.meta(), out);
        else
            pass(value.item(), out);
    }
    void flush(engine::Emission<Out> &out)
    {
        through(out, [this](auto &output) { m_body->flush(output); });
    }
    void idle()
        requires requires(B body) { body.idle(); }
    {
        m_body->idle();
    }
    void close() { m_body->close(); }

private:
    template<typename V>
    void pass(V &&item, engine::Emission<Out> &out)
    {
        through(out, [&](auto &output) { m_body->process(std::forward<V>(item), output); });
    }

    void passMeta(const Meta &meta, engine::Emission<Out> &out)
    {
        if constexpr (requires { m_body->processMeta(meta, out); })
            through(out, [&](auto &output) { m_body->processMeta(meta, output); });
        if constexpr (!isSink)
            out.sendLast(Out(std::in_place_type<Meta>, meta));
    }

    template<typename Call>
    void through(engine::Emission<Out> &out, Call &&call)
    {
        if constexpr (isSink) {
            call(out);
        } else {
            MetaOutput<O, Meta> output(out);
            call(output);
        }
    }

    std::unique_ptr<B> m_body;
};

} // namespace detail

/// \a step in a pipeline through which meta items pass, in order with the items as far as these
/// keep theirs. A step's class handles them in processMeta(const Meta &), whose results go before
/// the meta item; then it goes on to the next step, unless SkipItem was thrown. Other steps let it
/// pass. For steps that take their items one by one.
///
/// A meta item has an origin and counts as an item in all figures.
///
///     Pipeline pipeline{withMeta<EndOfFile>(step<Parse>()), withMeta<EndOfFile>(step<Sum>())};
///     auto running = pipeline.start();
///     running.put(line);
///     putMeta(running, EndOfFile{path});
template<std::copy_constructible Meta, typename I, typename O, typename B>
    requires engine::ItemBody<B, I, O>
[[nodiscard]] auto withMeta(Step<I, O, B> step)
{
    using Body = detail::MetaBody<I, O, B, Meta>;
    return Step<typename Body::In, typename Body::Out, Body>{
        .options = std::move(step.options),
        .instantiate = [instantiate = std::move(step.instantiate)](StepStorage &storage) {
            StepInstance<B> inner = instantiate(storage);
            return StepInstance<Body>{
                .hooks = std::move(inner.hooks),
                .makeBody = [make = std::move(inner.makeBody)](const WorkerContext &context) {
                    return std::make_unique<Body>(make(context));
                }};
        }};
}

/// Waits while the first queue is full. False once no more items are taken.
template<typename T, typename Meta>
[[nodiscard]] bool putMeta(RunningPipeline<WithMeta<T, Meta>> &running, Meta meta)
{
    return running.put(WithMeta<T, Meta>(std::in_place_type<Meta>, std::move(meta)));
}

} // namespace paipa
