// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

#include <map>
#include <memory>

namespace paipa {

/// The step types that a program offers, by name. It knows none itself: families add theirs.
/// Filled once at start-up; reading is then safe from any thread.
class StepCatalogue
{
public:
    /// \a definition's type must be new.
    template<typename P>
    void add(StepDefinition<P> definition)
    {
        insert(std::make_unique<detail::DefinedStepType<P>>(std::move(definition)));
    }

    /// The type, or nullptr.
    [[nodiscard]] const StepType *find(const QString &type) const;
    /// All types, sorted by name.
    [[nodiscard]] QList<const StepType *> types() const;
    [[nodiscard]] QStringList typeNames() const;

private:
    void insert(std::unique_ptr<StepType> type);

    std::map<QString, std::unique_ptr<StepType>> m_types;
};

/// One step type as JSON, as `paipa steps --json` prints it.
[[nodiscard]] QJsonObject toJson(const StepType &type);

} // namespace paipa
