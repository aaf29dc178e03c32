// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/replay.h>

#include <paipa/base/failure.h>
#include <paipa/base/filename.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>
#include <paipa/document/reachable.h>
#include <paipa/document/runningpart.h>
#include <paipa/run/deadletters.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

class ItemReplayer final : public SourceWorker
{
public:
    explicit ItemReplayer(QList<Record> items) : m_items(std::move(items)) {}
    void produce(RecordOutput &output) override
    {
        output.expect(m_items.size());
        for (const Record &item : m_items) {
            if (!output.send(item))
                return;
        }
    }

private:
    const QList<Record> m_items;
};

/// An item's error has no place of its own.
Sentence withPlace(const Problem &problem)
{
    const Place &place = problem.place;
    return place.line == 0
               ? problem.text
               : Sentence::tr("\"%1\", line %2: %3").arg(place.file, place.line, problem.text);
}

class LetterReplayer final : public SourceWorker
{
public:
    explicit LetterReplayer(ReplayLetters letters) : m_letters(std::move(letters)) {}
    void produce(RecordOutput &output) override
    {
        output.expect(m_letters.count);
        const Problems problems = readDeadLetters(m_letters.file, [&](KeptDeadLetter letter) {
            const bool isWanted = letter.item && letter.error.step == m_letters.step.text;
            return !isWanted || output.send(*std::move(letter.item));
        });
        for (const Problem &problem : problems) {
            if (problem.severity == Severity::Error)
                throw Failure(problem.code, withPlace(problem), Retry::Never);
        }
    }

private:
    const ReplayLetters m_letters;
};

/// What is given to a step again.
struct Supply {
    StepId step;
    std::function<std::unique_ptr<SourceWorker>()> makeWorker;
};

class ReplayStep final : public RecordStep
{
public:
    explicit ReplayStep(Supply supply) : m_supply(std::move(supply)) {}
    Intake intake() const override { return Intake::Nothing; }
    AnyRecordWorker makeWorker() override { return m_supply.makeWorker(); }

private:
    const Supply m_supply;
};

Supply supplyOf(const ReplayItems &one)
{
    return {one.step, [items = one.items] { return std::make_unique<ItemReplayer>(items); }};
}

Supply supplyOf(const ReplayLetters &one)
{
    return {one.step, [one] { return std::make_unique<LetterReplayer>(one); }};
}

template<typename Items>
QList<Supply> suppliesOf(const QList<Items> &items)
{
    QList<Supply> supplies;
    for (const Items &one : items)
        supplies.append(supplyOf(one));
    return supplies;
}

PlannedStep replayStep(const Supply &supply)
{
    return PlannedStep{.id = {u"replay for "_s + supply.step.text},
                       .title = u"Replay"_s,
                       .info = {.type = u"replay"_s,
                                .title = u"Replay"_s,
                                .summary = {},
                                .category = {},
                                .help = {},
                                .kind = StepKind::Source,
                                .outputs = {PortInfo{.name = u"out"_s, .help = {}}},
                                .concurrency = Concurrency::SingleWorker,
                                .emission = Emission::Streaming},
                       .workers = {},
                       .queue = {},
                       .onError = {},
                       .step = std::make_unique<ReplayStep>(supply)};
}

/// Leaves only \a kept in \a plan, with the links between them.
void reduce(Plan &plan, const QList<StepId> &kept)
{
    constexpr auto gone = std::numeric_limits<std::size_t>::max();
    std::vector<PlannedStep> steps;
    std::vector<std::size_t> places;
    for (PlannedStep &step : plan.steps) {
        const bool stays = kept.contains(step.id);
        places.push_back(stays ? steps.size() : gone);
        if (stays)
            steps.push_back(std::move(step));
    }
    std::vector<PlannedLink> links;
    for (const PlannedLink &link : plan.links) {
        if (places[link.from] != gone && places[link.to] != gone)
            links.push_back(
                PlannedLink{.from = places[link.from], .port = link.port, .to = places[link.to]});
    }
    plan.steps = std::move(steps);
    plan.links = std::move(links);
}

/// A name beside \a file that is not taken.
QString freshName(const QString &folder, const QString &file)
{
    for (int number = 2;; ++number) {
        const QString name = numberedPath(file, number);
        if (!QFileInfo::exists(QDir(folder).absoluteFilePath(name)))
            return name;
    }
}

QList<StepId> stepsFed(const PipelineSpec &running, const QList<Supply> &supplies)
{
    QSet<StepId> wanted;
    for (const Supply &one : supplies) {
        if (running.find(one.step))
            wanted += downstream(running, one.step);
    }
    QList<StepId> steps = running.stepIds();
    steps.removeIf([&](const StepId &id) { return !wanted.contains(id); });
    return steps;
}

Result<Plan> planOf(const QList<Supply> &supplies, const PipelineSpec &spec,
                    const StepCatalogue &catalogue, const PlanOptions &options)
{
    const PipelineSpec running = runningPart(spec, catalogue);
    for (const Supply &one : supplies) {
        if (!running.find(one.step))
            return Problem{
                .code = u"replay-not-running"_s,
                .text = Sentence::tr("items cannot be given to the step \"%1\" again: it is gone, "
                                     "disabled or bypassed")
                            .arg(one.step.text),
                .place = {.step = one.step.text}};
    }
    const QList<StepId> steps = stepsFed(running, supplies);
    PipelineSpec careful = spec;
    for (const ReplayTarget &target : replayTargets(spec, catalogue, steps, options))
        careful = withSetting(std::move(careful), target.step, target.setting, target.fresh);
    Result<Plan> plan = makePlan(careful, catalogue, options);
    if (!plan)
        return plan;
    reduce(*plan, steps);
    plan->limit.reset();
    for (const Supply &one : supplies) {
        const auto target = std::ranges::find(plan->steps, one.step, &PlannedStep::id);
        plan->links.push_back(
            PlannedLink{.from = plan->steps.size(),
                        .port = 0,
                        .to = static_cast<std::size_t>(target - plan->steps.begin())});
        plan->steps.push_back(replayStep(one));
    }
    return plan;
}

} // namespace

QList<StepId> replayedSteps(const PipelineSpec &spec, const StepCatalogue &catalogue,
                            const QList<ReplayItems> &items)
{
    return stepsFed(runningPart(spec, catalogue), suppliesOf(items));
}

QList<StepId> replayedSteps(const PipelineSpec &spec, const StepCatalogue &catalogue,
                            const QList<ReplayLetters> &letters)
{
    return stepsFed(runningPart(spec, catalogue), suppliesOf(letters));
}

QList<ReplayTarget> replayTargets(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                  const QList<StepId> &steps, const PlanOptions &options)
{
    const Result<ResolvedPipeline> known =
        resolved(runningPart(spec, catalogue), options.environment);
    if (!known) // makePlan() says why
        return {};
    QList<ReplayTarget> targets;
    for (const StepId &id : steps) {
        const StepSpec &step = *known->spec.find(id);
        const StepType *type = catalogue.find(step.type);
        if (!type || hasErrors(type->check(step.settings)))
            continue;
        const QStringList replaced = type->capabilities(step.settings).replaces;
        for (const ParameterInfo &parameter : type->parameters()) {
            const QString file = step.settings.value(parameter.key).toString();
            const bool isThere = QFileInfo(QDir(options.baseFolder), file).isFile();
            if (parameter.role == TextRole::OutputFile && replaced.contains(file) && isThere)
                targets.append({.step = id,
                                .setting = parameter.key,
                                .existing = file,
                                .fresh = freshName(options.baseFolder, file)});
        }
    }
    return targets;
}

Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                        const QList<ReplayItems> &items, const PlanOptions &options)
{
    return planOf(suppliesOf(items), spec, catalogue, options);
}

Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                        const QList<ReplayLetters> &letters, const PlanOptions &options)
{
    return planOf(suppliesOf(letters), spec, catalogue, options);
}

} // namespace paipa
