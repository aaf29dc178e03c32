// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <numeric>
#include <vector>

namespace paipa::test {

/// What the last step of a pipeline has received. Copies share it.
template<typename T>
class Received
{
public:
    void operator()(const T &item) const
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->items.push_back(item);
    }
    [[nodiscard]] std::vector<T> items() const
    {
        const std::scoped_lock lock(m_state->mutex);
        return m_state->items;
    }
    [[nodiscard]] std::vector<T> sorted() const
    {
        std::vector<T> all = items();
        std::ranges::sort(all);
        return all;
    }

private:
    struct State {
        std::mutex mutex;
        std::vector<T> items;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// 0, 1, … \a count - 1
[[nodiscard]] inline std::vector<int> numbers(int count)
{
    std::vector<int> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

} // namespace paipa::test
