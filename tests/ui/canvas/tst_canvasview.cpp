// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/canvasview.h"

#include "canvas/canvasaccessible.h"
#include "canvas/nodepainter.h"
#include "document/steps.h"
#include "document/stepsearch.h"
#include "filechain.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinefile.h>

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <span>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;
using namespace paipa::ui;

class TestCanvasView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }
    void init()
    {
        m_editor = std::make_unique<PipelineEditor>(m_catalogue);
        m_view = std::make_unique<CanvasView>(*m_editor);
        m_view->resize(1100, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_editor->reset(chain(), {});
        m_view->fitAll();
        m_before = toJson(m_editor->spec());
    }
    void cleanup()
    {
        m_view.reset();
        m_editor.reset();
    }

    void draggingAStepMovesItOnTheGridInOneStepBack()
    {
        drag(middleOf(hash), middleOf(hash) + QPointF(50, 100));
        QCOMPARE(m_editor->spec().layout.nodes[hash], (CanvasPoint{.x = 352, .y = 96}));
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->undoStack().undo();
        QCOMPARE(toJson(m_editor->spec()), m_before);
    }

    void aFrameThatIsDraggedShowsItsNotesMoving()
    {
        PipelineSpec spec = m_editor->spec();
        spec.layout.frames = {CanvasBox{.text = {}, .rect = {-100, 500, 400, 300}}};
        spec.layout.notes = {CanvasBox{.text = {}, .rect = {0, 600, 100, 50}}};
        m_editor->reset(spec, {});
        CanvasScene scene(*m_editor);
        m_editor->selection().set({.frames = {0}});
        scene.previewMove({0, 1000});
        const BoxItem *note = scene.boxAt({50, 1620}, 1);
        QVERIFY(note && note->kind() == BoxItem::Kind::Note);
    }

    void shiftLetsAStepStandBesideTheGrid()
    {
        m_editor->selection().setSteps({list, hash});
        drag(middleOf(hash), middleOf(hash) + QPointF(50, 101), Qt::ShiftModifier);
        QCOMPARE(m_editor->spec().layout.nodes[hash], (CanvasPoint{.x = 354, .y = 101}));
        QCOMPARE(m_editor->spec().layout.nodes[list], (CanvasPoint{.x = 50, .y = 101}));
        QVERIFY(drop(u"files.hash"_s, QPointF(101, 339), Qt::ShiftModifier));
        QCOMPARE(m_editor->spec().layout.nodes[StepId{u"hash-2"_s}],
                 (CanvasPoint{.x = 1, .y = 301}));
    }

    void aClickWithShiftAddsAStepToTheSelectionOrTakesItOut()
    {
        m_editor->selection().setSteps({list});
        click(middleOf(hash), Qt::ShiftModifier);
        QCOMPARE(m_editor->selection().steps(), (QList{list, hash}));
        click(middleOf(list), Qt::ShiftModifier);
        QCOMPARE(m_editor->selection().steps(), QList{hash});
    }

    void theMenuIsForWhatIsBelowThePointer()
    {
        PipelineCommands(*m_editor).addNote({.x = 0, .y = 240});
        m_editor->selection().setSteps({hash});
        QSignalSpy requested(m_view.get(), &CanvasView::contextMenuRequested);
        const QPoint note = m_view->mapFromScene(QPointF(60, 270));
        QContextMenuEvent event(QContextMenuEvent::Mouse, note, m_view->mapToGlobal(note));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(m_editor->selection().content(), Selection::Content{.notes = {0}});
    }

    void aDoubleClickOnTheGroundAddsAStepThatFollowsTheSelection_data()
    {
        QTest::addColumn<bool>("isSelected");
        QTest::newRow("something is selected") << true;
        QTest::newRow("a click has let it go before") << false;
    }
    void aDoubleClickOnTheGroundAddsAStepThatFollowsTheSelection()
    {
        QFETCH(const bool, isSelected);
        const QPointF ground = middleOf(hash) + QPointF(0, 200);
        m_editor->selection().setSteps({hash});
        if (!isSelected) {
            click(ground, {});
            QVERIFY(m_editor->selection().isEmpty());
        }
        click(ground, {});
        const QPoint place = m_view->mapFromScene(ground);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
        auto *search = m_view->findChild<QLineEdit *>();
        QVERIFY(search && search->isVisible());
        QTest::keyClicks(search, u"write csv"_s);
        QTest::keyClick(search, Qt::Key_Return);
        const StepId added = m_editor->selection().current();
        const LinkSpec link{.from = {.step = hash}, .to = added};
        QCOMPARE(m_editor->spec().find(added)->type, u"csv.write"_s);
        QCOMPARE(m_editor->spec().links.contains(link), isSelected);
    }

    void anUndoDuringADragEndsIt()
    {
        PipelineCommands(*m_editor).addNote({.x = 0, .y = 240});
        const CanvasRect rect = m_editor->spec().layout.notes.first().rect;
        const QPoint corner =
            m_view->mapFromScene(QPointF(rect.x + rect.width - 2, rect.y + rect.height - 2));
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, corner);
        QTest::mouseMove(m_view->viewport(), corner + QPoint(40, 40));
        m_editor->undoStack().undo();
        QTest::mouseMove(m_view->viewport(), corner + QPoint(60, 60));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, corner + QPoint(60, 60));
        QCOMPARE(toJson(m_editor->spec()), m_before);
    }

    void aHeldArrowIsOneStepBack()
    {
        m_editor->selection().setSteps({hash});
        for (const bool isRepeat : {false, true, true, true}) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_Down, Qt::ControlModifier, {}, isRepeat);
            QCoreApplication::sendEvent(m_view.get(), &press);
        }
        QCOMPARE(m_editor->spec().layout.nodes[hash], (CanvasPoint{.x = 304, .y = 64}));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void escapeDuringADragLeavesNoTrace()
    {
        const QPoint start = m_view->mapFromScene(middleOf(hash));
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, start);
        QTest::mouseMove(m_view->viewport(), start + QPoint(60, 60));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, start + QPoint(60, 60));
        QCOMPARE(toJson(m_editor->spec()), m_before);
        QCOMPARE(m_view->canvas().node(hash)->pos(), QPointF(304, 0));
    }

    void draggingFromAPortLinksToTheNearestFittingOne()
    {
        const QPointF end = m_view->canvas().node(report)->inputPoint() - QPointF(25, 10);
        drag(m_view->canvas().node(hash)->outputPoint(0), end);
        QVERIFY(m_editor->spec().links.contains(LinkSpec{.from = {.step = hash}, .to = report}));
    }

    void aLinkDroppedOnAStepFindsItsPort()
    {
        drag(m_view->canvas().node(hash)->outputPoint(0), middleOf(report) + QPointF(60, 20));
        QVERIFY(m_editor->spec().links.contains(LinkSpec{.from = {.step = hash}, .to = report}));
    }

    void aLinkCanBeDrawnBackwards()
    {
        drag(m_view->canvas().node(report)->inputPoint(),
             m_view->canvas().node(hash)->outputPoint(0));
        QVERIFY(m_editor->spec().links.contains(LinkSpec{.from = {.step = hash}, .to = report}));
    }

    void aLinkDrawnBackwardsTakesTheFirstOutputThatIsFree()
    {
        drag(m_view->canvas().node(hash)->inputPoint(), middleOf(list));
        QCOMPARE(m_editor->spec().links.last(),
                 (LinkSpec{.from = {.step = list, .port = u"unreadable"_s}, .to = hash}));
    }

    void aLinkEndsAtThePortThatFitsNotAtANearerOne()
    {
        PipelineSpec spec = chain();
        spec.layout.nodes[list] = {.x = 378, .y = 170}; // its outputs are beside the input
        m_editor->reset(spec, {});
        m_view->fitAll();
        drag(m_view->canvas().node(hash)->outputPoint(0),
             m_view->canvas().node(list)->outputPoint(0) + QPointF(12, 0));
        QCOMPARE(m_editor->spec().links.last(), (LinkSpec{.from = {.step = hash}, .to = report}));
    }

    void aLinkDroppedOnNothingOffersWhatFits()
    {
        drag(m_view->canvas().node(hash)->outputPoint(0), QPointF(560, 320));
        auto *search = m_view->findChild<QLineEdit *>();
        QVERIFY(search && search->isVisible());
        QTest::keyClicks(search, u"write json"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_editor->spec().steps.last().type, u"json.write"_s);
        QCOMPARE(m_editor->spec().links.last(),
                 (LinkSpec{.from = {.step = hash}, .to = m_editor->spec().steps.last().id}));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void theEndOfALinkCanBeMoved()
    {
        const LinkItem *link = m_view->canvas().link(m_editor->spec().links[0]);
        drag(link->to() - QPointF(20, 0), m_view->canvas().node(report)->inputPoint());
        QCOMPARE(m_editor->spec().links,
                 QList<LinkSpec>{(LinkSpec{.from = {.step = list}, .to = report})});
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void shiftTakesAllLinksOfAPortToAnother()
    {
        const LinkSpec first{.from = {.step = list}, .to = hash};
        const LinkSpec second{.from = {.step = list}, .to = report};
        PipelineSpec spec = chain();
        spec.links = {first, second};
        m_editor->reset(spec, {});
        m_view->fitAll();
        const QByteArray before = toJson(m_editor->spec());
        const auto output = [this](qsizetype index) {
            return m_view->canvas().node(list)->outputPoint(index);
        };
        drag(output(0), output(1), Qt::ShiftModifier);
        const OutputRef unreadable{.step = list, .port = u"unreadable"_s};
        QCOMPARE(m_editor->spec().links, (QList<LinkSpec>{{.from = unreadable, .to = hash},
                                                          {.from = unreadable, .to = report}}));
        QCOMPARE(m_editor->selection().links(), m_editor->spec().links);
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->undoStack().undo();
        QCOMPARE(toJson(m_editor->spec()), before);
        // What would go in a circle stays.
        drag(output(0), m_view->canvas().node(hash)->outputPoint(0), Qt::ShiftModifier);
        QCOMPARE(m_editor->spec().links,
                 (QList<LinkSpec>{first, {.from = {.step = hash}, .to = report}}));
        QVERIFY(m_view->canvas().link(first)->isVisible());
    }

    void shiftTakesAllLinksOfAnInputToAnother()
    {
        PipelineSpec spec = chain();
        spec.steps.append(StepSpec{.id = {u"other"_s}, .type = u"files.list"_s});
        spec.layout.nodes.insert({u"other"_s}, {.x = 0, .y = 240});
        spec.links.append(LinkSpec{.from = {.step = {u"other"_s}}, .to = hash});
        m_editor->reset(spec, {});
        m_view->fitAll();
        drag(m_view->canvas().node(hash)->inputPoint(), middleOf(report), Qt::ShiftModifier);
        QCOMPARE(m_editor->spec().links,
                 (QList<LinkSpec>{{.from = {.step = list}, .to = report},
                                  {.from = {.step = {u"other"_s}}, .to = report}}));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void altCutsTheLinksThatALineCrosses()
    {
        PipelineSpec spec = chain();
        spec.links.append(LinkSpec{.from = {.step = hash}, .to = report});
        m_editor->reset(spec, {});
        m_view->fitAll();
        const QByteArray before = toJson(m_editor->spec());
        const LinkItem *link = m_view->canvas().link(spec.links[0]);
        const QPointF middle = (link->from() + link->to()) / 2;
        drag(middle - QPointF(0, 80), middle + QPointF(0, 80), Qt::AltModifier);
        QCOMPARE(m_editor->spec().links, QList{spec.links[1]});
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->undoStack().undo();
        QCOMPARE(toJson(m_editor->spec()), before);
        m_editor->selection().setSteps({report});
        drag(middle - QPointF(0, 80), middle - QPointF(0, 40), Qt::AltModifier);
        QCOMPARE(m_editor->selection().steps(), QList{report}); // it crossed none
        QCOMPARE(toJson(m_editor->spec()), before);
    }

    void escapeEndsACutWithoutATrace()
    {
        const LinkItem *link = m_view->canvas().link(m_editor->spec().links[0]);
        const QPointF middle = (link->from() + link->to()) / 2;
        m_editor->selection().setSteps({report});
        const QPoint end = m_view->mapFromScene(middle + QPointF(0, 80));
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, Qt::AltModifier,
                          m_view->mapFromScene(middle - QPointF(0, 80)));
        moveTo(end, Qt::AltModifier);
        QCOMPARE(m_editor->selection().links(), m_editor->spec().links); // what would be cut
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::AltModifier, end);
        QCOMPARE(toJson(m_editor->spec()), m_before);
        QCOMPARE(m_editor->selection().steps(), QList{report});
    }

    void aBandSelectsWhatItTouches()
    {
        drag(QPointF(-60, -60), QPointF(320, 90));
        QCOMPARE(QSet(m_editor->selection().steps().begin(), m_editor->selection().steps().end()),
                 (QSet{list, hash}));
        QCOMPARE(toJson(m_editor->spec()), m_before);
    }

    void aTypeDroppedOnALinkIsInserted()
    {
        const LinkItem *link = m_view->canvas().link(m_editor->spec().links[0]);
        QVERIFY(drop(u"script.filter"_s, (link->from() + link->to()) / 2));
        const StepId filter = m_editor->spec().steps[1].id;
        QCOMPARE(m_editor->spec().steps[1].type, u"script.filter"_s);
        QCOMPARE(m_editor->spec().links, (QList<LinkSpec>{{.from = {.step = list}, .to = filter},
                                                          {.from = {.step = filter}, .to = hash}}));
        m_editor->undoStack().undo();
        QCOMPARE(toJson(m_editor->spec()), m_before);
    }

    void whatIsDraggedToTheEdgeScrolls()
    {
        QMimeData mime;
        mime.setData(QLatin1StringView(stepTypeMime), "files.hash");
        const QPoint edge(m_view->viewport()->width() - 4, 200);
        const qreal before = m_view->mapToScene(edge).x();
        QDragEnterEvent enter(edge, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(edge, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTRY_VERIFY(m_view->mapToScene(edge).x() > before + 30);
        const QPoint middle = m_view->viewport()->rect().center();
        QDropEvent drop(middle, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &drop);
        QCOMPARE(m_editor->spec().steps.size(), 4);
    }

    void aTypeDroppedOnNothingStandsThere()
    {
        QVERIFY(drop(u"files.hash"_s, QPointF(100, 320)));
        QCOMPARE(m_editor->spec().layout.nodes[StepId{u"hash-2"_s}],
                 (CanvasPoint{.x = 0, .y = 288}));
        QCOMPARE(m_editor->selection().current(), StepId{u"hash-2"_s});
    }

    void aStepWithoutLinksDraggedOntoALinkIsInserted()
    {
        PipelineSpec spec = chain();
        spec.links = {LinkSpec{.from = {.step = list}, .to = report}};
        spec.layout.nodes = {
            {list, {.x = 0, .y = 0}}, {report, {.x = 608, .y = 0}}, {hash, {.x = 304, .y = 240}}};
        m_editor->reset(spec, {});
        m_view->fitAll();
        drag(middleOf(hash), QPointF(404, 38));
        QCOMPARE(m_editor->spec().links, (QList<LinkSpec>{{.from = {.step = list}, .to = hash},
                                                          {.from = {.step = hash}, .to = report}}));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void aFolderDroppedOnTheCanvasIsRead()
    {
        const QTemporaryDir folder;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(folder.path())});
        QVERIFY(m_view->dropAt(mime, {0, 320}, {}));
        QCOMPARE(m_editor->spec().steps.last().type, u"files.list"_s);
        QCOMPARE(m_editor->spec().steps.last().settings.value(u"folder"_s).toString(),
                 folder.path());
        // On a step with one path, it sets that.
        QVERIFY(m_view->dropAt(mime, middleOf(list), {}));
        QCOMPARE(m_editor->spec().find(list)->settings.value(u"folder"_s).toString(),
                 folder.path());
    }

    void arrowsSelectAndCtrlArrowsMove()
    {
        m_editor->selection().setSteps({list});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_editor->selection().current(), hash);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_editor->spec().layout.nodes[hash], (CanvasPoint{.x = 304, .y = 16}));
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_editor->selection().links(), m_editor->spec().links);
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_editor->selection().current(), list);
    }

    void notesAndFramesAreReachedAndMovedByKeyboard()
    {
        PipelineSpec spec = m_editor->spec();
        spec.layout.frames = {CanvasBox{.text = {}, .rect = {0, 2000, 300, 200}}};
        spec.layout.notes = {CanvasBox{.text = {}, .rect = {400, 2000, 100, 50}}};
        m_editor->reset(spec, {});
        const auto selected = [this] { return m_editor->selection().content(); };
        m_view->selectNextBox();
        QCOMPARE(selected(), Selection::Content{.frames = {0}});
        m_view->selectNextBox();
        QCOMPARE(selected(), Selection::Content{.notes = {0}});
        const QRectF sight = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
        QVERIFY(sight.contains(QRectF(400, 2000, 100, 50)));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(selected(), Selection::Content{.frames = {0}});
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_editor->spec().layout.frames[0].rect.y, 2016);
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->spec(), spec);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_editor->selection().current(), list);
        QTest::keyClick(m_view.get(), Qt::Key_Down); // steps lead to steps
        QCOMPARE(m_editor->selection().current(), list);
    }

    void spaceAddsAStepAtThePointer()
    {
        const QPoint position = m_view->mapFromScene(QPointF(100, 250));
        QTest::mouseMove(m_view->viewport(), position);
        m_view->quickAdd();
        auto *search = m_view->findChild<QLineEdit *>();
        QTest::keyClicks(search, u"write json"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_editor->spec().layout.nodes[m_editor->selection().current()],
                 snapped({.x = 100, .y = 250}));
    }

    void theNextOutputIsTheOneThatNewLinksLeave()
    {
        const auto chosen = [this] { return m_view->canvas().node(list)->look().chosenOutput; };
        m_editor->selection().setSteps({list, report});
        m_view->chooseNextOutput(); // writing has none
        m_editor->selection().setSteps({list});
        QCOMPARE(chosen(), -1);
        m_view->chooseNextOutput();
        QCOMPARE(chosen(), 1);
        QCOMPARE(toJson(m_editor->spec()), m_before);
        m_editor->selection().setSteps({list, report});
        PipelineCommands(*m_editor).connectSelection();
        QCOMPARE(m_editor->spec().links.last(),
                 (LinkSpec{.from = {.step = list, .port = u"unreadable"_s}, .to = report}));
        m_editor->selection().setSteps({list});
        m_view->chooseNextOutput();
        QCOMPARE(chosen(), -1);
        m_view->chooseNextOutput();
        m_editor->selection().clear();
        QCOMPARE(chosen(), -1);
    }

    void fingersLeaveTheZoomToWhichItSnaps()
    {
        QCOMPARE(m_view->zoom(), 1.0);
        for (int i = 0; i < 10; ++i)
            pinch(0.02);
        QVERIFY(m_view->zoom() > 1.1);
        for (int i = 0; i < 8; ++i)
            pinch(-0.02);
        QCOMPARE(m_view->zoom(), 1.0);
    }

    void zoomKeepsThePlaceBelowThePointer()
    {
        const QPoint anchor(300, 200);
        const QPointF before = m_view->mapToScene(anchor);
        m_view->setZoom(2, anchor);
        QCOMPARE(m_view->zoom(), 2.0);
        const QPointF moved = m_view->mapToScene(anchor) - before;
        QVERIFY(moved.manhattanLength() < 2);
        m_view->setZoom(99, anchor);
        QCOMPARE(m_view->zoom(), 4.0);
        m_view->setZoom(0.0001, anchor);
        QCOMPARE(m_view->zoom(), 0.1);
        m_view->setZoom(1.04, anchor);
        QCOMPARE(m_view->zoom(), 1.0);
    }

    void aWrongPipelineIsDrawnToo()
    {
        PipelineSpec spec = chain();
        spec.steps.append(StepSpec{.id = hash, .type = u"files.hash"_s}); // twice
        spec.steps.append(StepSpec{.id = {u"odd"_s}, .type = u"no.such"_s});
        spec.links.append(LinkSpec{.from = {.step = {u"nobody"_s}}, .to = hash});
        spec.links.append(spec.links.first());
        spec.links.append(LinkSpec{.from = {.step = hash, .port = u"nonsense"_s}, .to = list});
        m_editor->reset(spec, {});
        m_editor->selection().setSteps({StepId{u"odd"_s}});
        PipelineCommands(*m_editor).removeSelection(PipelineCommands::Removal::Plain);
        m_editor->undoStack().undo();
        m_editor->reset({}, {});
        QVERIFY(m_view->canvas().node(hash) == nullptr);
    }

    void aRunIsDrawnOverThePipeline()
    {
        RunOverlay overlay;
        overlay.steps.insert(hash, {.activity = StepActivity::Busy,
                                    .shares = {.busy = 0.5},
                                    .itemsPerSecond = 1240,
                                    .total = 98'123,
                                    .errors = 3,
                                    .workers = 4});
        m_view->canvas().setRunState(overlay);
        const NodeLook &look = m_view->canvas().node(hash)->look();
        QVERIFY(look.numbers.contains(u"98"_s) && look.numbers.contains(u"3 err"_s));
        QCOMPARE(look.busyPercent, 50);
        QCOMPARE(look.workers, 4);
        QVERIFY(!m_view->canvas().node(list)->look().inRun);
        m_view->canvas().setRunState({});
        QVERIFY(!m_view->canvas().node(hash)->look().inRun);
    }

    void aStepThatRestsSaysForHowLong()
    {
        const auto numbers = [this](std::chrono::seconds rest) {
            m_view->canvas().setRunState(RunOverlay{.steps = {{hash,
                                                               {.activity = StepActivity::Resting,
                                                                .itemsPerSecond = 1,
                                                                .total = 7,
                                                                .rest = rest}}}});
            return m_view->canvas().node(hash)->look().numbers;
        };
        QCOMPARE(numbers(std::chrono::seconds(12)), u"resting, 12 s · 7"_s);
        QCOMPARE(numbers(std::chrono::seconds(0)), u"trying one item · 7"_s);
        QVERIFY(spokenStep(*m_view, hash).contains(u", trying one item"_s));
    }

    void eachStateHasASignWithoutColour()
    {
        const NodePainter nodes(QGuiApplication::font(), Brightness::Light);
        QList<QImage> signs;
        for (int i = 0; i <= static_cast<int>(StepActivity::Failed); ++i) {
            QImage card(nodeRect(1).size().toSize(), QImage::Format_ARGB32);
            card.fill(Qt::white);
            QPainter painter(&card);
            nodes.paint(painter, {.inRun = true, .activity = static_cast<StepActivity>(i)}, 1);
            painter.end();
            const QImage sign = inkOf(card.copy(card.width() - 32, 4, 28, 28));
            QVERIFY2(!signs.contains(sign), qPrintable(QString::number(i)));
            signs.append(sign);
        }
    }

private:
    /// Where something is drawn, whatever its colour.
    static QImage inkOf(const QImage &picture)
    {
        QImage ink = picture.convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < ink.height(); ++y) {
            for (uchar &grey : std::span(ink.scanLine(y), static_cast<std::size_t>(ink.width())))
                grey = grey < 240 ? 0 : 255;
        }
        return ink;
    }
    [[nodiscard]] QPointF middleOf(const StepId &step)
    {
        return m_view->canvas().node(step)->sceneCard().center() - QPointF(0, 10);
    }
    /// With the left button, in scene coordinates.
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *viewport = m_view->viewport();
        const QPoint start = m_view->mapFromScene(from);
        const QPoint end = m_view->mapFromScene(to);
        QTest::mousePress(viewport, Qt::LeftButton, modifiers, start);
        moveTo((start + end) / 2, modifiers);
        moveTo(end, modifiers);
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, end);
    }
    /// QTest::mouseMove() tells no pressed buttons offscreen.
    void moveTo(const QPoint &position, Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent move(QEvent::MouseMove, position, m_view->viewport()->mapToGlobal(position),
                         Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
    }
    void click(const QPointF &position, Qt::KeyboardModifiers modifiers)
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers,
                          m_view->mapFromScene(position));
    }
    void pinch(qreal change)
    {
        const QPointF middle = m_view->viewport()->rect().center();
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, middle, middle, middle, change, {});
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }
    bool drop(const QString &type, const QPointF &position, Qt::KeyboardModifiers modifiers = {})
    {
        QMimeData mime;
        mime.setData(QLatin1StringView(stepTypeMime), type.toUtf8());
        return m_view->dropAt(mime, position, modifiers);
    }

    StepCatalogue m_catalogue;
    std::unique_ptr<PipelineEditor> m_editor;
    std::unique_ptr<CanvasView> m_view;
    QByteArray m_before;
};

QTEST_MAIN(TestCanvasView)
#include "tst_canvasview.moc"
