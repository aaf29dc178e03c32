// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "findings.h"
#include "references.h"

#include <paipa/document/variables.h>

#include <QSet>

namespace paipa {

/// The settings of a step with values in place of references.
struct ResolvedSettings {
    QJsonObject settings;
    QSet<QString>
        unknownKeys; ///< Settings that hold a placeholder, since their value is not known.
};

/// Replaces references, and reports those that name nothing.
class SettingsResolver
{
public:
    /// Without \a environment, what comes from outside of the file becomes a placeholder, and so
    /// does a variable that has no value. All must outlive the resolver.
    SettingsResolver(const PipelineSpec &spec, const Environment *environment, Findings &findings)
        : m_spec(spec), m_environment(environment), m_findings(findings)
    {}

    [[nodiscard]] ResolvedSettings resolve(const QJsonObject &settings, const QString &pointer);

private:
    [[nodiscard]] QJsonValue textResolved(const QString &text, const QString &pointer);
    /// The value of a reference in \a text; undefined if it is not known.
    [[nodiscard]] QJsonValue valueOf(const Reference &reference, const QString &text,
                                     const QString &pointer);
    void reportUnknown(const QString &name, const QString &text, const QString &pointer);
    [[nodiscard]] QJsonValue fromOutside(const Reference &reference, const QString &text,
                                         const QString &pointer);

    const PipelineSpec &m_spec;
    const Environment *m_environment;
    Findings &m_findings;
    bool m_sawUnknown = false;
};

} // namespace paipa
