// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/pipelinespec.h>
#include <paipa/document/sourcemap.h>

#include <QSet>

namespace paipa {

/// Collects what checks find, and works out from a JSON pointer which step it concerns, how its
/// field is called and where it stands in the file.
class Findings
{
public:
    enum class At { Value, Key };

    /// Both must outlive the findings; \a places may be nullptr.
    Findings(const PipelineSpec &spec, const SourceMap *places) : m_spec(spec), m_places(places) {}

    /// From now on, errors in the steps at these indices are only warnings.
    void setIdleSteps(QSet<qsizetype> indices) { m_idle = std::move(indices); }

    void error(const QString &pointer, const QString &code, const Sentence &text, At at = At::Value,
               std::optional<Fix> fix = {});
    void warning(const QString &pointer, const QString &code, const Sentence &text,
                 At at = At::Value, std::optional<Fix> fix = {});

    /// All of them, in the order of the file if that is known, else as they were found.
    [[nodiscard]] Problems inOrder() const;

private:
    void add(const QString &pointer, Problem problem, At at);

    const PipelineSpec &m_spec;
    const SourceMap *m_places;
    QSet<qsizetype> m_idle;
    Problems m_problems;
};

/// For what stands at \a pointer and has no use there.
[[nodiscard]] Fix removalOf(const QString &pointer);
/// For a value: what it was probably meant to be, if \a suggestion is not empty.
[[nodiscard]] std::optional<Fix> replacementOf(const QString &pointer, const QString &suggestion);
/// For a key that nobody knows: the one of \a known that was probably meant and is not among
/// \a taken, or none.
[[nodiscard]] Fix fixOfUnknownKey(const QString &parent, const QString &key,
                                  const QStringList &known, const QStringList &taken);

/// "/steps/2".
[[nodiscard]] QString stepPointer(qsizetype index);
[[nodiscard]] QString linkPointer(qsizetype index);

} // namespace paipa
