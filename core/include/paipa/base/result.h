// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/problem.h>

#include <utility>
#include <variant>

namespace paipa {

/// A value, or all the problems that prevented it. Never both, never neither.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : m_content(std::in_place_index<1>, Problems{std::move(problem)}) {}
    /// \a problems must not be empty.
    Result(Problems problems) : m_content(std::in_place_index<1>, std::move(problems))
    {
        Q_ASSERT(!std::get<1>(m_content).isEmpty());
    }

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &value() & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }

    /// The first problem; only when not ok().
    [[nodiscard]] const Problem &problem() const { return problems().constFirst(); }
    [[nodiscard]] const Problems &problems() const { return std::get<1>(m_content); }

private:
    std::variant<T, Problems> m_content;
};

} // namespace paipa
