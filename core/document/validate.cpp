// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/validate.h>

#include "checks.h"
#include "pipelinereading.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/runningpart.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

QSet<qsizetype> idleIndices(const PipelineSpec &spec, const PipelineSpec &running)
{
    QSet<StepId> runs;
    for (const StepSpec &step : running.steps)
        runs.insert(step.id);
    QSet<qsizetype> indices;
    for (qsizetype i = 0; i < spec.steps.size(); ++i) {
        if (!runs.contains(spec.steps[i].id))
            indices.insert(i);
    }
    return indices;
}

/// \a problems without texts that nobody should see.
Problems redacted(Problems problems, const QStringList &secrets)
{
    for (Problem &problem : problems) {
        for (const QString &secret : secrets)
            problem.text = problem.text.replaced(secret, u"***"_s);
    }
    return problems;
}

/// Whether \a problem says again, in other words, what is wrong with a value that could not be
/// read.
bool repeats(const Problem &problem, const Problems &earlier)
{
    return std::ranges::any_of(earlier, [&](const Problem &known) {
        const Place &a = known.place;
        const Place &b = problem.place;
        return a.line == b.line
               && (a.column == b.column || (a.step == b.step && a.field == b.field));
    });
}

} // namespace

const StepType *CheckContext::typeOf(const StepId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : catalogue.find(spec.steps[index].type);
}

QStringList CheckContext::idTexts() const
{
    QStringList texts;
    for (const StepSpec &step : spec.steps)
        texts.append(step.id.text);
    return texts;
}

Problems validate(const PipelineSpec &spec, const StepCatalogue &catalogue,
                  const ValidationOptions &options)
{
    Findings findings(spec, options.places);
    const PipelineSpec running = runningPart(spec, catalogue);
    CheckContext context{.spec = spec,
                         .running = running,
                         .catalogue = catalogue,
                         .environment = options.environment,
                         .findings = findings};
    for (qsizetype i = spec.steps.size() - 1; i >= 0; --i)
        context.indices.insert(spec.steps[i].id, i);

    checkKeys(context);
    checkVariables(context);
    checkIds(context);
    checkLinks(context);
    findings.setIdleSteps(idleIndices(spec, running));
    const QList<CheckedSettings> settings = checkSteps(context);
    checkGraph(context);
    checkTargets(context, settings);
    checkFields(context, settings);

    const QStringList secrets =
        options.environment ? secretValues(spec, catalogue, *options.environment) : QStringList();
    return redacted(findings.inOrder(), secrets);
}

Problems checkPipeline(const QByteArray &bytes, const QString &fileName,
                       const StepCatalogue &catalogue, const Environment *environment)
{
    const PipelineReading reading = readLeniently(bytes, fileName);
    Problems problems = reading.problems;
    if (!reading.pipeline)
        return problems;
    const ValidationOptions options{.places = &reading.pipeline->places,
                                    .environment = environment};
    for (const Problem &problem : validate(reading.pipeline->spec, catalogue, options)) {
        // After an error of form, warnings may only be its consequences.
        const bool counts = reading.problems.isEmpty() || problem.severity == Severity::Error;
        if (counts && !repeats(problem, reading.problems))
            problems.append(problem);
    }
    std::ranges::stable_sort(
        problems, {}, [](const Problem &p) { return std::pair(p.place.line, p.place.column); });
    return problems;
}

Problems checkPipelineFile(const QString &path, const StepCatalogue &catalogue,
                           const Environment *environment)
{
    const Result<QByteArray> bytes = fileContent(path);
    return bytes ? checkPipeline(*bytes, path, catalogue, environment) : bytes.problems();
}

} // namespace paipa
