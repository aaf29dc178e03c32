// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "../canvas/filechain.h"
#include "palette/steppalette.h"
#include "realpointer.h"
#include "support/privatedisplay.h"
#include "support/studiowindow.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;
using namespace paipa::ui;

/// Drags with the pointer of a real X server, through the window system.
class TestDragging final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
        registerBuiltinSteps(m_catalogue);
    }
    void init()
    {
        m_studio = std::make_unique<test::StudioWindow>(m_catalogue);
        QVERIFY(m_studio->show());
        editor().reset(chain(), {});
        canvas().fitAll();
    }
    void cleanup() { m_studio.reset(); }

    void aStepFromThePaletteStandsWhereItIsDropped()
    {
        const QPoint place = onScreen({304, 240});
        QVERIFY(m_pointer.drag(inPalette(u"files.hash"_s), place));
        QTRY_COMPARE(editor().spec().steps.size(), 4);
        const QPointF middle = canvas().mapToScene(canvas().viewport()->mapFromGlobal(place));
        QCOMPARE(editor().spec().layout.nodes.value(StepId{u"hash-2"_s}),
                 snapped({.x = middle.x() - 100, .y = middle.y() - 38}));
        QCOMPARE(editor().spec().links, chain().links);
        QCOMPARE(editor().undoStack().count(), 1);
    }

    void aStepFromThePaletteIsInsertedIntoALink()
    {
        const LinkItem *link = canvas().canvas().link(chain().links[0]);
        QVERIFY(
            m_pointer.drag(inPalette(u"files.hash"_s), onScreen((link->from() + link->to()) / 2)));
        const StepId inserted{u"hash-2"_s};
        QTRY_COMPARE(editor().spec().links,
                     (QList<LinkSpec>{{.from = {.step = list}, .to = inserted},
                                      {.from = {.step = inserted}, .to = hash}}));
        QCOMPARE(editor().undoStack().count(), 1);
    }

    void aLinkIsDrawnFromPortToPort()
    {
        QVERIFY(m_pointer.drag(onScreen(node(hash).outputPoint(0)),
                               onScreen(node(report).inputPoint())));
        QTRY_COMPARE(editor().spec().links.size(), 2);
        QCOMPARE(editor().spec().links.last(), (LinkSpec{.from = {.step = hash}, .to = report}));
        QCOMPARE(editor().undoStack().count(), 1);
    }

    void theEndOfALinkIsMovedToAnotherStep()
    {
        const QPointF end = canvas().canvas().link(chain().links[0])->to() - QPointF(20, 0);
        QVERIFY(m_pointer.drag(onScreen(end), onScreen(node(report).inputPoint())));
        QTRY_COMPARE(editor().spec().links,
                     QList{(LinkSpec{.from = {.step = list}, .to = report})});
        QCOMPARE(editor().undoStack().count(), 1);
    }

    void aStepIsMoved()
    {
        const QPointF middle = node(report).sceneCard().center() - QPointF(0, 10);
        QVERIFY(m_pointer.drag(onScreen(middle), onScreen(middle + QPointF(-96, 64))));
        QTRY_COMPARE(editor().spec().layout.nodes.value(report),
                     (CanvasPoint{.x = 608 - 96, .y = 160 + 64}));
        QCOMPARE(editor().undoStack().count(), 1);
    }

    void aBandSelectsWhatItTouches()
    {
        QVERIFY(m_pointer.drag(onScreen({-30, 110}), onScreen({340, 20})));
        const auto selected = [this]() -> const QList<StepId> & {
            return editor().selection().steps();
        };
        QTRY_COMPARE(QSet(selected().begin(), selected().end()), (QSet{list, hash}));
        QCOMPARE(editor().undoStack().count(), 0);
    }

private:
    [[nodiscard]] PipelineEditor &editor() { return m_studio->view().editor(); }
    [[nodiscard]] CanvasView &canvas() { return m_studio->view().canvas(); }
    [[nodiscard]] const NodeItem &node(const StepId &step) { return *canvas().canvas().node(step); }
    /// The place on the screen of \a position in the scene.
    [[nodiscard]] QPoint onScreen(const QPointF &position)
    {
        return canvas().viewport()->mapToGlobal(canvas().mapFromScene(position));
    }
    /// The place on the screen of \a type in the list of steps.
    [[nodiscard]] QPoint inPalette(const QString &type)
    {
        auto *tree = m_studio->window().findChild<StepPalette *>()->findChild<QTreeView *>();
        auto *model = static_cast<StepTypeModel *>(tree->model());
        for (int group = 0; group < model->rowCount(); ++group) {
            const QModelIndex parent = model->index(group, 0, {});
            for (int row = 0; row < model->rowCount(parent); ++row) {
                const QModelIndex index = model->index(row, 0, parent);
                if (model->typeAt(index) != type)
                    continue;
                tree->scrollTo(index);
                return tree->viewport()->mapToGlobal(tree->visualRect(index).center());
            }
        }
        return {};
    }

    StepCatalogue m_catalogue;
    std::unique_ptr<test::StudioWindow> m_studio;
    test::RealPointer m_pointer;
};

int main(int argc, char *argv[])
{
    const test::PrivateDisplay display;
    if (display.name().isEmpty()) {
        qCritical("Xvfb does not start.");
        return EXIT_FAILURE;
    }
    qputenv("DISPLAY", display.name().toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    const QApplication application(argc, argv);
    TestDragging test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dragging.moc"
