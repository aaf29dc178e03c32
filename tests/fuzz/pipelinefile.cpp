// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinecapabilities.h>
#include <paipa/document/validate.h>

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::fuzz;

namespace {

const StepCatalogue &catalogue()
{
    static const StepCatalogue all = [] {
        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        return catalogue;
    }();
    return all;
}

bool hasVariablesOfOneName(const PipelineSpec &spec)
{
    QSet<QString> names;
    for (const VariableSpec &variable : spec.variables)
        names.insert(variable.name);
    return names.size() != spec.variables.size();
}

void requireRoundTrip(const PipelineSpec &spec)
{
    const QByteArray written = toJson(spec);
    const Result<PipelineSpec> again = pipelineFromJson(written, u"written"_s);
    require(again.ok(), "a pipeline that was written can be read");
    require(*again == spec || hasVariablesOfOneName(spec), "it is read as it was written");
    require(toJson(*again) == written, "writing it again gives the same bytes");
}

} // namespace

/// A pipeline file: reading, checking, what it can do, writing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const Result<LoadedPipeline> loaded = readPipeline(bytes, u"input"_s);
    const Problems problems = checkPipeline(bytes, u"input"_s, catalogue());
    require(loaded.ok() || hasErrors(problems), "what cannot be read has an error");
    if (!loaded)
        return 0;
    require(hasErrors(validate(loaded->spec, catalogue())) == hasErrors(problems),
            "a file is as good as its pipeline");
    (void)fingerprint(capabilitiesOf(loaded->spec, catalogue()));
    requireRoundTrip(loaded->spec);
    return 0;
}
