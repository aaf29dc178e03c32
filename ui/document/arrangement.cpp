// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/arrangement.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace paipa::ui {

namespace {

/// The steps as numbers, and points where long links pass a layer.
class LayeredGraph
{
public:
    explicit LayeredGraph(const PipelineSpec &spec)
    {
        const QList<StepId> ids = spec.stepIds();
        m_count = static_cast<std::size_t>(ids.size());
        resize(m_count);
        QHash<StepId, std::size_t> numbers;
        for (std::size_t i = 0; i < m_count; ++i)
            numbers.insert(ids[static_cast<qsizetype>(i)], i);
        for (const LinkSpec &link : spec.links) {
            if (numbers.contains(link.from.step) && numbers.contains(link.to))
                connect(numbers[link.from.step], numbers[link.to]);
        }
        dropBackLinks();
        assignLayers();
        splitLongLinks();
    }

    /// Left upper corners, by number of the step.
    [[nodiscard]] std::vector<CanvasPoint> corners()
    {
        orderLayers();
        placeRows();
        std::vector<CanvasPoint> points;
        for (std::size_t i = 0; i < m_count; ++i)
            points.push_back(
                snapped({.x = m_layer[i] * (stepSize.width() + columnGap), .y = m_y[i]}));
        return points;
    }

private:
    using Numbers = std::vector<std::size_t>;

    void resize(std::size_t size)
    {
        m_next.resize(size);
        m_previous.resize(size);
        m_layer.resize(size, 0);
    }

    void connect(std::size_t from, std::size_t to)
    {
        m_next[from].push_back(to);
        m_previous[to].push_back(from);
    }

    /// A wrong pipeline may have circles: links that close one are left out of the arrangement.
    void dropBackLinks()
    {
        enum class Mark : char { New, Open, Done };
        std::vector<Mark> marks(m_count, Mark::New);
        for (std::size_t root = 0; root < m_count; ++root) {
            std::vector<std::pair<std::size_t, std::size_t>> path;
            if (marks[root] == Mark::New)
                path.emplace_back(root, 0);
            while (!path.empty()) {
                const std::size_t node = path.back().first;
                std::size_t &edge = path.back().second;
                marks[node] = Mark::Open;
                if (edge == m_next[node].size()) {
                    marks[node] = Mark::Done;
                    path.pop_back();
                } else if (const std::size_t to = m_next[node][edge]; marks[to] == Mark::Open) {
                    m_next[node].erase(m_next[node].begin() + static_cast<std::ptrdiff_t>(edge));
                    auto &back = m_previous[to];
                    back.erase(std::ranges::find(back, node));
                } else {
                    ++edge;
                    if (marks[to] == Mark::New)
                        path.emplace_back(to, 0);
                }
            }
        }
    }

    /// Each step one layer after the last of those that feed it.
    void assignLayers()
    {
        std::vector<std::size_t> missing(m_count);
        Numbers ready;
        for (std::size_t i = 0; i < m_count; ++i) {
            missing[i] = m_previous[i].size();
            if (missing[i] == 0)
                ready.push_back(i);
        }
        for (std::size_t at = 0; at < ready.size(); ++at) {
            for (const std::size_t to : m_next[ready[at]]) {
                m_layer[to] = std::max(m_layer[to], m_layer[ready[at]] + 1);
                if (--missing[to] == 0)
                    ready.push_back(to);
            }
        }
    }

    void splitLongLinks()
    {
        for (std::size_t from = 0; from < m_count; ++from) {
            const Numbers targets = std::exchange(m_next[from], {});
            for (const std::size_t to : targets) {
                auto &back = m_previous[to];
                back.erase(std::ranges::find(back, from));
                std::size_t last = from;
                for (int layer = m_layer[from] + 1; layer < m_layer[to]; ++layer) {
                    const std::size_t point = m_next.size();
                    resize(point + 1);
                    m_layer[point] = layer;
                    connect(last, point);
                    last = point;
                }
                connect(last, to);
            }
        }
        for (std::size_t i = 0; i < m_layer.size(); ++i) {
            const auto layer = static_cast<std::size_t>(m_layer[i]);
            if (m_layers.size() <= layer)
                m_layers.resize(layer + 1);
            m_layers[layer].push_back(i);
        }
    }

    /// Sorts each layer by the mean position of the neighbours in the one before, to and fro.
    void orderLayers()
    {
        m_rank.resize(m_layer.size());
        for (const Numbers &layer : m_layers)
            rank(layer);
        for (int sweep = 0; sweep < 6; ++sweep) {
            const bool forward = sweep % 2 == 0;
            const auto sort = [&](Numbers &layer) {
                sortByNeighbours(layer, forward ? m_previous : m_next);
            };
            if (forward)
                std::for_each(m_layers.begin(), m_layers.end(), sort);
            else
                std::for_each(m_layers.rbegin(), m_layers.rend(), sort);
        }
    }

    void rank(const Numbers &layer)
    {
        for (std::size_t i = 0; i < layer.size(); ++i)
            m_rank[layer[i]] = static_cast<double>(i);
    }

    void sortByNeighbours(Numbers &layer, const std::vector<Numbers> &neighbours)
    {
        QHash<std::size_t, double> wish;
        for (const std::size_t node : layer)
            wish.insert(node, mean(neighbours[node], m_rank).value_or(m_rank[node]));
        std::ranges::stable_sort(layer, {}, [&](std::size_t node) { return wish[node]; });
        rank(layer);
    }

    [[nodiscard]] static std::optional<double> mean(const Numbers &nodes,
                                                    const std::vector<double> &values)
    {
        if (nodes.empty())
            return {};
        double sum = 0;
        for (const std::size_t node : nodes)
            sum += values[node];
        return sum / static_cast<double>(nodes.size());
    }

    /// Draws each step towards its neighbours, as far as the order within the layer allows.
    void placeRows()
    {
        m_y.resize(m_layer.size());
        for (const Numbers &layer : m_layers) {
            for (std::size_t i = 0; i < layer.size(); ++i)
                m_y[layer[i]] = static_cast<double>(i) * rowDistance();
        }
        for (int sweep = 0; sweep < 8; ++sweep) {
            const bool forward = sweep % 2 == 0;
            const auto place = [&](const Numbers &layer) {
                placeLayer(layer, forward ? m_previous : m_next);
            };
            if (forward)
                std::for_each(m_layers.begin(), m_layers.end(), place);
            else
                std::for_each(m_layers.rbegin(), m_layers.rend(), place);
        }
        const double top = m_y.empty() ? 0 : *std::ranges::min_element(m_y);
        for (double &y : m_y)
            y -= top;
    }

    void placeLayer(const Numbers &layer, const std::vector<Numbers> &neighbours)
    {
        std::vector<double> wishes;
        for (const std::size_t node : layer)
            wishes.push_back(mean(neighbours[node], m_y).value_or(m_y[node]));
        double drift = 0;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const double least = i == 0 ? wishes[0] : m_y[layer[i - 1]] + rowDistance();
            m_y[layer[i]] = std::max(wishes[i], least);
            drift += m_y[layer[i]] - wishes[i];
        }
        // What was pushed down is shared among all of the layer.
        for (const std::size_t node : layer)
            m_y[node] -= drift / static_cast<double>(layer.size());
    }

    [[nodiscard]] static double rowDistance() { return stepSize.height() + rowGap; }

    std::size_t m_count = 0; ///< Steps; numbers from it on are points of links.
    std::vector<Numbers> m_next;
    std::vector<Numbers> m_previous;
    std::vector<int> m_layer;
    std::vector<Numbers> m_layers;
    std::vector<double> m_rank;
    std::vector<double> m_y;
};

} // namespace

CanvasPoint snapped(CanvasPoint point)
{
    const auto snap = [](double value) { return std::round(value / gridDistance) * gridDistance; };
    return {.x = snap(point.x), .y = snap(point.y)};
}

Places arranged(const PipelineSpec &spec)
{
    const std::vector<CanvasPoint> corners = LayeredGraph(spec).corners();
    const QList<StepId> ids = spec.stepIds();
    Places places;
    for (qsizetype i = 0; i < ids.size(); ++i)
        places.insert(ids[i], corners[static_cast<std::size_t>(i)]);
    return places;
}

Places placesOf(const PipelineSpec &spec)
{
    Places places;
    PipelineSpec rest{.links = spec.links};
    double bottom = 0;
    double left = 0;
    for (const StepSpec &step : spec.steps) {
        const auto place = spec.layout.nodes.constFind(step.id);
        if (place == spec.layout.nodes.constEnd()) {
            rest.steps.append(step);
            continue;
        }
        bottom = places.isEmpty() ? place->y : std::max(bottom, place->y);
        left = places.isEmpty() ? place->x : std::min(left, place->x);
        places.insert(step.id, *place);
    }
    if (rest.steps.isEmpty())
        return places;
    const bool alone = places.isEmpty();
    const Places others = arranged(rest);
    for (auto it = others.begin(); it != others.end(); ++it) {
        const CanvasPoint below{.x = it->x + left,
                                .y = it->y + bottom + stepSize.height() + rowGap};
        places.insert(it.key(), alone ? *it : snapped(below));
    }
    return places;
}

PipelineSpec withAllPlaces(PipelineSpec spec)
{
    const Places places = placesOf(spec);
    for (auto it = places.begin(); it != places.end(); ++it) {
        if (!spec.layout.nodes.contains(it.key()))
            spec.layout.nodes.insert(it.key(), *it);
    }
    return spec;
}

} // namespace paipa::ui
