// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinecommands.h"
#include "document/pipelineeditor.h"
#include "document/steps.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>
#include <paipa/document/pipelinefile.h>

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

PipelineSpec threeSteps()
{
    PipelineSpec spec{.name = u"three"_s};
    spec.steps = {StepSpec{.id = {u"list"_s}, .type = u"files.list"_s},
                  StepSpec{.id = {u"hash"_s}, .type = u"files.hash"_s},
                  StepSpec{.id = {u"write"_s}, .type = u"csv.write"_s}};
    spec.links = {LinkSpec{.from = {.step = {u"list"_s}}, .to = {u"hash"_s}},
                  LinkSpec{.from = {.step = {u"hash"_s}}, .to = {u"write"_s}}};
    return spec;
}

/// Does one of everything that people can do, chosen by \a random.
class RandomPerson
{
public:
    RandomPerson(PipelineEditor &editor, quint32 seed)
        : m_editor(editor), m_commands(editor), m_random(seed)
    {}

    void act()
    {
        selectSomething();
        using Removal = PipelineCommands::Removal;
        const CanvasPoint somewhere{.x = m_random.bounded(900.0), .y = m_random.bounded(900.0)};
        switch (m_random.bounded(16)) {
        case 0: m_commands.addStep(step(), somewhere); break;
        case 1: insert(somewhere); break;
        case 2: m_commands.removeSelection(Removal::Plain); break;
        case 3: m_commands.removeSelection(Removal::Reconnecting); break;
        case 4: m_commands.duplicateSelection(); break;
        case 5: m_commands.paste(m_commands.copied(), somewhere); break;
        case 6: m_commands.moveSelection({.x = m_random.bounded(64.0), .y = -16}); break;
        case 7: m_commands.toggleEnabled(); break;
        case 8: m_commands.toggleBypass(); break;
        case 9: m_commands.changeWorkers(1); break;
        case 10: m_commands.arrange(); break;
        case 11: m_commands.addFrame(); break;
        case 12: m_commands.addNote(somewhere); break;
        case 13: m_commands.connectSelection(); break;
        case 14: m_commands.setTitle(any(), QString::number(m_random.bounded(1000))); break;
        case 15:
            m_commands.setSetting(any(), u"folder"_s, QString::number(m_random.bounded(9)));
            break;
        default: break;
        }
    }

private:
    StepSpec step()
    {
        const QStringList types = m_editor.catalogue().typeNames();
        return newStep(m_editor.spec(), m_editor.catalogue(),
                       types[m_random.bounded(static_cast<int>(types.size()))]);
    }
    StepId any()
    {
        const QList<StepId> ids = m_editor.spec().stepIds();
        return ids.isEmpty() ? StepId{} : ids[m_random.bounded(static_cast<int>(ids.size()))];
    }
    void insert(CanvasPoint corner)
    {
        const QList<LinkSpec> links = m_editor.spec().links;
        if (!links.isEmpty())
            m_commands.insertStep(step(), links[m_random.bounded(static_cast<int>(links.size()))],
                                  corner);
    }
    void selectSomething()
    {
        Selection::Content content;
        for (int i = m_random.bounded(3); i >= 0; --i) {
            if (const StepId id = any(); !id.text.isEmpty() && !content.steps.contains(id))
                content.steps.append(id);
        }
        const LayoutSpec &layout = m_editor.spec().layout;
        if (!layout.frames.isEmpty() && m_random.bounded(4) == 0)
            content.frames = {0};
        if (!layout.notes.isEmpty() && m_random.bounded(4) == 0)
            content.notes = {layout.notes.size() - 1};
        m_editor.selection().set(content);
    }

    PipelineEditor &m_editor;
    PipelineCommands m_commands;
    QRandomGenerator m_random;
};

} // namespace

class TestPipelineEditor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }

    void undoAndRedoOfRandomGesturesLeadToTheSameBytes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void undoAndRedoOfRandomGesturesLeadToTheSameBytes()
    {
        QFETCH(const quint32, seed);
        PipelineEditor editor(m_catalogue);
        editor.reset(threeSteps(), {});
        const QByteArray before = toJson(editor.spec());
        RandomPerson person(editor, seed);
        for (int i = 0; i < 60; ++i)
            person.act();
        const QByteArray after = toJson(editor.spec());
        QUndoStack &stack = editor.undoStack();
        QVERIFY(stack.count() > 20);
        for (int i = 0; i < stack.count(); ++i)
            QVERIFY2(!stack.text(i).isEmpty(), "every gesture has a name");
        while (stack.canUndo())
            stack.undo();
        QCOMPARE(toJson(editor.spec()), before);
        while (stack.canRedo())
            stack.redo();
        QCOMPARE(toJson(editor.spec()), after);
    }

    void aChangeThatChangesNothingIsNoStepBack()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(threeSteps(), {});
        QSignalSpy changed(&editor, &PipelineEditor::changed);
        editor.apply(u"Nothing"_s, editor.spec());
        QCOMPARE(changed.count(), 0);
        QVERIFY(!editor.undoStack().canUndo());
    }

    void changesOfOneGestureAreOneStepBack()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(threeSteps(), {});
        const PipelineSpec before = editor.spec();
        const MergeKey key = editor.newGesture();
        for (int i = 1; i <= 3; ++i)
            editor.apply(u"Move"_s, moved(editor.spec(), {StepId{u"hash"_s}}, {.x = 16, .y = 0}),
                         key);
        editor.apply(u"Move"_s, moved(editor.spec(), {StepId{u"hash"_s}}, {.x = 16, .y = 0}),
                     editor.newGesture());
        QCOMPARE(editor.undoStack().count(), 2);
        editor.undoStack().undo();
        editor.undoStack().undo();
        QCOMPARE(editor.spec(), before);
    }

    void aGestureThatComesBackLeavesNothingToUndo()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(withAllPlaces(threeSteps()), {});
        const MergeKey key = editor.newGesture();
        const QList<StepId> hash{StepId{u"hash"_s}};
        editor.apply(u"Move"_s, moved(editor.spec(), hash, {.x = 16, .y = 0}), key);
        editor.apply(u"Move"_s, moved(editor.spec(), hash, {.x = -16, .y = 0}), key);
        QVERIFY(!editor.undoStack().canUndo());
        QVERIFY(!editor.isModified());
    }

    void theSelectionNeverHasStepsThatAreGone()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(threeSteps(), {});
        editor.selection().setSteps({StepId{u"hash"_s}, StepId{u"write"_s}});
        editor.apply(u"Delete"_s, withoutSteps(editor.spec(), {StepId{u"write"_s}}));
        QCOMPARE(editor.selection().steps(), QList<StepId>{StepId{u"hash"_s}});
    }

    void problemsFollowChanges()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(threeSteps(), {});
        QSignalSpy changed(&editor, &PipelineEditor::problemsChanged);
        editor.apply(u"Set"_s, withSetting(editor.spec(), StepId{u"hash"_s}, u"widht"_s, 1));
        QVERIFY(changed.wait());
        const Problems problems = editor.problems(StepId{u"hash"_s});
        QVERIFY(std::ranges::any_of(
            problems, [](const Problem &problem) { return problem.code == u"unknown-setting"_s; }));
    }

private:
    StepCatalogue m_catalogue;
};

QTEST_MAIN(TestPipelineEditor)
#include "tst_pipelineeditor.moc"
