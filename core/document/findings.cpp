// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "findings.h"

#include <paipa/base/suggestion.h>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

bool isIndex(const QString &part)
{
    return !part.isEmpty()
           && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// "settings.patterns[0]" for the parts "settings", "patterns", "0".
QString fieldFrom(const QStringList &parts)
{
    QString field;
    for (const QString &part : parts) {
        if (isIndex(part) && !field.isEmpty())
            field += u'[' + part + u']';
        else
            field += field.isEmpty() ? part : u'.' + part;
    }
    return field;
}

} // namespace

void Findings::error(const QString &pointer, const QString &code, const Sentence &text, At at,
                     std::optional<Fix> fix)
{
    add(pointer, Problem{.code = code, .text = text, .fix = std::move(fix)}, at);
}

void Findings::warning(const QString &pointer, const QString &code, const Sentence &text, At at,
                       std::optional<Fix> fix)
{
    add(pointer,
        Problem{.code = code, .text = text, .severity = Severity::Warning, .fix = std::move(fix)},
        at);
}

void Findings::add(const QString &pointer, Problem problem, At at)
{
    QStringList parts = pointerParts(pointer);
    const qsizetype index =
        parts.value(0) == "steps"_L1 && parts.size() > 1 ? parts[1].toLongLong() : -1;
    if (index >= 0 && index < m_spec.steps.size()) {
        const QString &id = m_spec.steps[index].id.text;
        problem.place.step = id;
        if (!id.isEmpty()) {
            problem.text = Sentence::tr("step \"%1\": ").arg(id) + problem.text;
            parts.remove(0, 2);
        }
        if (m_idle.contains(index))
            problem.severity = Severity::Warning;
    }
    problem.place.field = fieldFrom(parts);
    if (m_places) {
        const TextPosition where =
            at == At::Key ? m_places->key(pointer) : m_places->value(pointer);
        problem.place.file = m_places->fileName();
        problem.place.line = where.line;
        problem.place.column = where.column;
    }
    m_problems.append(std::move(problem));
}

Problems Findings::inOrder() const
{
    Problems sorted = m_problems;
    std::ranges::stable_sort(
        sorted, {}, [](const Problem &p) { return std::pair(p.place.line, p.place.column); });
    return sorted;
}

Fix removalOf(const QString &pointer) { return Fix{.pointer = pointer}; }

std::optional<Fix> replacementOf(const QString &pointer, const QString &suggestion)
{
    if (suggestion.isEmpty())
        return {};
    return Fix{.kind = Fix::Kind::Replace, .pointer = pointer, .value = suggestion};
}

Fix fixOfUnknownKey(const QString &parent, const QString &key, const QStringList &known,
                    const QStringList &taken)
{
    const QString pointer = pointerTo(parent, key);
    const QString meant = closest(key, known);
    if (meant.isEmpty() || taken.contains(meant))
        return removalOf(pointer);
    return Fix{.kind = Fix::Kind::Move, .pointer = pointer, .value = pointerTo(parent, meant)};
}

QString stepPointer(qsizetype index) { return pointerTo(u"/steps"_s, index); }

QString linkPointer(qsizetype index) { return pointerTo(u"/links"_s, index); }

} // namespace paipa
