// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/boxes.h"
#include "document/fileimport.h"
#include "document/pipelinecommands.h"
#include "document/pipelinepaths.h"
#include "document/stepclipboard.h"
#include "document/steps.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinefile.h>

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

const StepId list{u"list"_s};
const StepId hash{u"hash"_s};
const StepId report{u"write"_s};

PipelineSpec chain()
{
    PipelineSpec spec;
    spec.steps = {StepSpec{.id = list, .type = u"files.list"_s},
                  StepSpec{.id = hash, .type = u"files.hash"_s},
                  StepSpec{.id = report, .type = u"csv.write"_s}};
    spec.links = {LinkSpec{.from = {.step = list}, .to = hash},
                  LinkSpec{.from = {.step = hash}, .to = report}};
    return withAllPlaces(spec);
}

CanvasBox frame(double x, double y, double width, double height)
{
    return CanvasBox{.text = {}, .rect = {.x = x, .y = y, .width = width, .height = height}};
}

} // namespace

class TestPipelineCommands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }
    void init()
    {
        m_editor = std::make_unique<PipelineEditor>(m_catalogue);
        m_editor->reset(chain(), {});
    }
    void cleanup() { m_editor.reset(); }

    void linksFitOnlyWhereItemsCanFlow_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<LinkFit>("fit");
        QTest::newRow("new way") << u"list"_s << u"write"_s << LinkFit::Fits;
        QTest::newRow("other output") << u"list:unreadable"_s << u"hash"_s << LinkFit::Fits;
        QTest::newRow("exists") << u"list"_s << u"hash"_s << LinkFit::Exists;
        QTest::newRow("exists, by name") << u"list:out"_s << u"hash"_s << LinkFit::Exists;
        QTest::newRow("itself") << u"hash"_s << u"hash"_s << LinkFit::SameStep;
        QTest::newRow("to a source") << u"hash"_s << u"list"_s << LinkFit::NoInput;
        QTest::newRow("from a sink") << u"write"_s << u"hash"_s << LinkFit::NoOutput;
        QTest::newRow("no such output") << u"hash:odd"_s << u"write"_s << LinkFit::NoOutput;
        QTest::newRow("nowhere") << u"hash"_s << u"nobody"_s << LinkFit::NoInput;
    }
    void linksFitOnlyWhereItemsCanFlow()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const LinkFit, fit);
        QCOMPARE(linkFit(m_editor->spec(), m_catalogue, outputRefFrom(from), StepId{to}), fit);
        const bool targets =
            fittingTargets(m_editor->spec(), m_catalogue, outputRefFrom(from)).contains(StepId{to});
        if (fit != LinkFit::NoOutput && !from.endsWith(u":out"_s))
            QCOMPARE(targets, fit == LinkFit::Fits);
    }

    void aCircleDoesNotFit()
    {
        PipelineSpec spec = chain();
        const StepSpec more{.id = {u"more"_s}, .type = u"files.hash"_s};
        spec.steps.append(more);
        spec.links.append(LinkSpec{.from = {.step = hash}, .to = more.id});
        QCOMPARE(linkFit(spec, m_catalogue, OutputRef{.step = more.id}, hash), LinkFit::Circle);
        QVERIFY(!fittingTargets(spec, m_catalogue, OutputRef{.step = more.id}).contains(hash));
        QVERIFY(!fittingSources(spec, m_catalogue, hash).contains(more.id));
    }

    void anInsertedStepStandsBetweenAndTheOthersMakeRoom()
    {
        const QByteArray before = toJson(m_editor->spec());
        const LinkSpec link = m_editor->spec().links[0];
        const CanvasPoint from = m_editor->spec().layout.nodes[list];
        const StepId id = PipelineCommands(*m_editor).insertStep(
            newStep(m_editor->spec(), m_catalogue, u"script.filter"_s), link,
            {.x = from.x + 120, .y = from.y});
        const PipelineSpec &spec = m_editor->spec();
        QVERIFY(spec.links.contains(LinkSpec{.from = {.step = list}, .to = id}));
        QVERIFY(spec.links.contains(LinkSpec{.from = {.step = id}, .to = hash}));
        QVERIFY(!spec.links.contains(link));
        const Places &places = spec.layout.nodes;
        QVERIFY(places[list].x + stepSize.width() < places[id].x);
        QVERIFY(places[id].x + stepSize.width() < places[hash].x);
        QVERIFY(places[hash].x + stepSize.width() < places[report].x);
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->undoStack().undo();
        QCOMPARE(toJson(m_editor->spec()), before);
    }

    void aReconnectedLinkKeepsItsPlaceAmongTheOthers()
    {
        const LinkSpec link = m_editor->spec().links[1];
        QVERIFY(PipelineCommands(*m_editor).reconnect(link, {.step = list}, report));
        QCOMPARE(m_editor->spec().links[1], (LinkSpec{.from = {.step = list}, .to = report}));
        QVERIFY(!PipelineCommands(*m_editor).reconnect(m_editor->spec().links[0], {.step = list},
                                                       list));
    }

    void aRemovedStepCanLeaveItsNeighboursLinked()
    {
        m_editor->selection().setSteps({hash});
        PipelineCommands(*m_editor).removeSelection(PipelineCommands::Removal::Reconnecting);
        QCOMPARE(m_editor->spec().links,
                 QList<LinkSpec>{(LinkSpec{.from = {.step = list}, .to = report})});
    }

    void copiedStepsComeBackWithTheLinksBetweenThem()
    {
        m_editor->selection().setSteps({list, hash});
        PipelineCommands commands(*m_editor);
        const QByteArray text = commands.copied();
        QVERIFY(pipelineFromJson(text, {}).ok());
        commands.paste(text, {.x = 0, .y = 400});
        QCOMPARE(m_editor->spec().steps.size(), 5);
        const QList<StepId> copies{StepId{u"list-2"_s}, StepId{u"hash-2"_s}};
        QCOMPARE(m_editor->selection().steps(), copies);
        QVERIFY(m_editor->spec().links.contains(
            LinkSpec{.from = {.step = copies[0]}, .to = copies[1]}));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void whatIsNoPipelineIsNotPasted()
    {
        PipelineCommands(*m_editor).paste("Dear all,", {});
        PipelineCommands(*m_editor).paste("{}", {});
        QVERIFY(!m_editor->undoStack().canUndo());
    }

    void aFrameTakesNotesAndFramesInItAlong()
    {
        PipelineSpec spec = chain();
        spec.layout.frames = {frame(0, 0, 400, 400), frame(50, 50, 100, 100),
                              frame(300, 300, 400, 400)};
        spec.layout.notes = {frame(10, 300, 100, 50), frame(900, 0, 100, 50)};
        m_editor->reset(spec, {});
        m_editor->selection().set({.frames = {0}});
        PipelineCommands(*m_editor).moveSelection({.x = 16, .y = 32});
        const LayoutSpec &layout = m_editor->spec().layout;
        QCOMPARE(layout.frames[0].rect, (CanvasRect{16, 32, 400, 400}));
        QCOMPARE(layout.frames[1].rect, (CanvasRect{66, 82, 100, 100}));
        QCOMPARE(layout.frames[2].rect, spec.layout.frames[2].rect);
        QCOMPARE(layout.notes[0].rect, (CanvasRect{26, 332, 100, 50}));
        QCOMPARE(layout.notes[1].rect, spec.layout.notes[1].rect);
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->spec(), spec);
    }

    void arrangingTakesFramesAndNotesAlong()
    {
        PipelineSpec spec = chain();
        spec.layout.nodes = {{list, {0, 0}}, {hash, {0, 2000}}, {report, {0, 4000}}};
        spec.layout.frames = {frame(-100, 1900, 400, 2300)}; // around hash and report
        spec.layout.notes = {frame(0, 2100, 200, 60), frame(0, -80, 200, 60)};
        m_editor->reset(spec, {});
        PipelineCommands(*m_editor).arrange();
        const LayoutSpec &layout = m_editor->spec().layout;
        const CanvasPoint place = layout.nodes.value(hash);
        QVERIFY(place != (CanvasPoint{0, 2000}));
        QCOMPARE(layout.notes[0].rect, (CanvasRect{place.x, place.y + 100, 200, 60}));
        QCOMPARE(layout.notes[1].rect, (CanvasRect{0, layout.nodes.value(list).y - 80, 200, 60}));
        QCOMPARE(stepsWithin(layout.frames[0].rect, layout.nodes), (QList<StepId>{hash, report}));
        QVERIFY(layout.frames[0].rect.height < 400);
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->spec(), spec);
    }

    void arrangedNotesCoverNoStep()
    {
        PipelineSpec spec = chain();
        spec.steps.append(StepSpec{.id = {u"other"_s}, .type = u"files.list"_s});
        spec.layout.nodes = {
            {list, {0, 0}}, {hash, {0, 2000}}, {report, {0, 4000}}, {{u"other"_s}, {0, 500}}};
        spec.layout.notes = {frame(0, 100, 200, 60)}; // close below list, where other will be
        m_editor->reset(spec, {});
        PipelineCommands(*m_editor).arrange();
        const LayoutSpec &layout = m_editor->spec().layout;
        const CanvasRect &note = layout.notes[0].rect;
        for (const CanvasPoint place : layout.nodes)
            QVERIFY(!cardAt(place).intersects(QRectF(note.x, note.y, note.width, note.height)));
    }

    void whatIsNotArrangedKeepsItsNotesAndFrames()
    {
        PipelineSpec spec = chain();
        spec.layout.nodes = {{list, {0, 0}}, {hash, {0, 2000}}, {report, {0, 4000}}};
        spec.layout.frames = {frame(-50, -50, 300, 200)};
        spec.layout.notes = {frame(0, -80, 200, 60)};
        m_editor->reset(spec, {});
        m_editor->selection().setSteps({hash, report});
        PipelineCommands(*m_editor).arrange();
        QVERIFY(m_editor->spec().layout.nodes != spec.layout.nodes);
        QCOMPARE(m_editor->spec().layout.frames, spec.layout.frames);
        QCOMPARE(m_editor->spec().layout.notes, spec.layout.notes);
    }

    void aFrameTakesItsStepsAlong()
    {
        m_editor->selection().setSteps({hash});
        PipelineCommands commands(*m_editor);
        commands.addFrame();
        const CanvasPoint before = m_editor->spec().layout.nodes[hash];
        const CanvasPoint other = m_editor->spec().layout.nodes[list];
        m_editor->selection().set({.frames = {0}});
        commands.moveSelection({.x = 32, .y = 16});
        QCOMPARE(m_editor->spec().layout.nodes[hash],
                 (CanvasPoint{.x = before.x + 32, .y = before.y + 16}));
        QCOMPARE(m_editor->spec().layout.nodes[list], other);
    }

    void workersOfSourcesStayOne()
    {
        m_editor->selection().setSteps({list, hash});
        PipelineCommands(*m_editor).changeWorkers(2);
        QVERIFY(!m_editor->spec().find(list)->workers);
        QVERIFY(m_editor->spec().find(hash)->workers->count >= 3);
        for (int i = 0; i < 9; ++i)
            PipelineCommands(*m_editor).changeWorkers(-1);
        QCOMPARE(m_editor->spec().find(hash)->workers->count, 1);
    }

    void filesBecomeTheStepsThatReadThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::newRow("folder") << u"."_s << u"files.list"_s;
        QTest::newRow("table") << u"a.CSV"_s << u"csv.read"_s;
        QTest::newRow("packed table") << u"a.csv.gz"_s << u"csv.read"_s;
        QTest::newRow("json lines") << u"a.jsonl"_s << u"json.read"_s;
        QTest::newRow("log") << u"a.log.zst"_s << u"text.lines"_s;
        QTest::newRow("anything") << u"a.jpg"_s << u"files.paths"_s;
    }
    void filesBecomeTheStepsThatReadThem()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, type);
        const QTemporaryDir folder;
        const QList<QList<StepSpec>> chains =
            stepsForPaths({QDir(folder.path()).filePath(name)}, m_editor->spec(), m_catalogue, {});
        QCOMPARE(chains.size(), 1);
        const QList<StepSpec> &steps = chains.first();
        QCOMPARE(steps.last().type, type);
        QVERIFY(!steps.first().settings.isEmpty());
        PipelineCommands(*m_editor).addChains(chains, {});
        for (const StepSpec &step : steps)
            QVERIFY(!hasErrors(m_catalogue.find(step.type)->check(step.settings)));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void filesOfOneKindAreReadTogether()
    {
        const QTemporaryDir folder;
        const QDir dir(folder.path());
        const QStringList paths{dir.filePath(u"a.jpg"_s), dir.filePath(u"t.csv"_s), folder.path(),
                                dir.filePath(u"b.jpg"_s)};
        const auto chains = stepsForPaths(paths, m_editor->spec(), m_catalogue, {});
        QCOMPARE(chains.size(), 3);
        QCOMPARE(chains[0].first().settings.value(u"files").toArray(),
                 (QJsonArray{paths[0], paths[3]}));
        PipelineCommands(*m_editor).addChains(chains, {});
        QCOMPARE(m_editor->undoStack().count(), 1);
        QCOMPARE(m_editor->spec().links.size(), chain().links.size() + 1);
        QCOMPARE(m_editor->selection().steps().size(), 3);
    }

    void inAnotherFolderPathsNameTheSameFiles()
    {
        PipelineSpec spec;
        spec.variables.append(VariableSpec{.name = u"out"_s, .value = u"results"_s});
        spec.variables.append(VariableSpec{.name = u"size"_s, .value = u"256"_s});
        spec.steps.append(StepSpec{
            .id = {u"list"_s}, .type = u"files.list"_s, .settings = {{u"folder"_s, u"photos"_s}}});
        spec.steps.append(StepSpec{.id = {u"csv"_s},
                                   .type = u"csv.write"_s,
                                   .settings = {{u"file"_s, u"${out}/${size}.csv"_s}}});
        spec.steps.append(StepSpec{
            .id = {u"shown"_s}, .type = u"csv.write"_s, .settings = {{u"file"_s, u"-"_s}}});
        spec.steps.append(
            StepSpec{.id = {u"given"_s},
                     .type = u"files.paths"_s,
                     .settings = {{u"files"_s, QJsonArray{u"a.txt"_s, u"/b.txt"_s}}}});
        QCOMPARE(withPathsFrom(u"/work"_s, spec, m_catalogue, u"/work/x.paipa"_s), spec);
        const PipelineSpec above =
            withPathsFrom(u"/work/old"_s, spec, m_catalogue, u"/work/x.paipa"_s);
        QCOMPARE(above.steps[0].settings.value(u"folder"), QJsonValue(u"old/photos"_s));
        QCOMPARE(above.steps[1].settings, spec.steps[1].settings);
        QCOMPARE(above.steps[2].settings, spec.steps[2].settings);
        QCOMPARE(above.steps[3].settings.value(u"files"),
                 QJsonValue(QJsonArray{u"old/a.txt"_s, u"/b.txt"_s}));
        QCOMPARE(above.variables[0].value, QJsonValue(u"old/results"_s));
        QCOMPARE(above.variables[1].value, QJsonValue(u"256"_s));
        const PipelineSpec beside =
            withPathsFrom(u"/work/old"_s, spec, m_catalogue, u"/else/x.paipa"_s);
        QCOMPARE(beside.steps[0].settings.value(u"folder"), QJsonValue(u"/work/old/photos"_s));
    }

    void pathsWithinTheFolderOfTheFileAreRelative()
    {
        QCOMPARE(pathForFile(u"/a/b/photos"_s, u"/a/b/x.paipa"_s), u"photos"_s);
        QCOMPARE(pathForFile(u"/a/photos"_s, u"/a/b/x.paipa"_s), u"/a/photos"_s);
        QCOMPARE(pathForFile(u"/a/photos"_s, {}), u"/a/photos"_s);
    }

private:
    StepCatalogue m_catalogue;
    std::unique_ptr<PipelineEditor> m_editor;
};

QTEST_MAIN(TestPipelineCommands)
#include "tst_pipelinecommands.moc"
