// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "problems/problemchip.h"
#include "problems/problemlist.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

class TestProblemModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }

    void rowsAreTheProblemsOfTheEditor()
    {
        PipelineEditor editor(m_catalogue);
        ProblemModel model(editor);
        const QAbstractItemModelTester tester(&model);
        addWrongStep(editor);
        QCOMPARE(model.rowCount(), static_cast<int>(editor.problems().size()));
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(model.data(model.index(0, ProblemModel::TextColumn), Qt::DisplayRole).toString(),
                 wordingInStep(editor.problems().first()));
        QCOMPARE(model.data(model.index(0, ProblemModel::StepColumn), Qt::DisplayRole).toString(),
                 u"List files"_s);
    }

    void goingOnLeadsAroundAndRevealsTheStep()
    {
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        addWrongStep(editor);
        addWrongStep(editor);
        const auto count = static_cast<int>(editor.problems().size());
        QSignalSpy revealed(&editor.selection(), &Selection::revealRequested);
        for (int i = 0; i < count; ++i)
            list.go(ProblemList::Direction::Next);
        QCOMPARE(list.currentIndex().row(), count - 1);
        list.go(ProblemList::Direction::Next);
        QCOMPARE(list.currentIndex().row(), 0);
        list.go(ProblemList::Direction::Previous);
        QCOMPARE(list.currentIndex().row(), count - 1);
        QVERIFY(!revealed.isEmpty());
        QVERIFY(!editor.selection().steps().isEmpty());
    }

    void aRemedyIsOneClickAndOneUndoStep()
    {
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        list.resize(900, 200);
        editor.reset(misspelt({u"list"_s}), {});
        const QModelIndex remedy = indexOf(list, u"Rename to “folder”"_s);
        QVERIFY(remedy.isValid());
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(remedy).center());
        QCOMPARE(editor.spec().steps.constFirst().settings, (QJsonObject{{u"folder"_s, u"."_s}}));
        QCOMPARE(editor.undoStack().undoText(), u"Rename to “folder”"_s);
        editor.checkNow();
        QVERIFY(!indexOf(list, u"Rename to “folder”"_s).isValid());
        editor.undoStack().undo();
        QCOMPARE(editor.spec(), misspelt({u"list"_s}));
    }

    void aRemedyIsOneKeyAway()
    {
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        editor.reset(misspelt({u"list"_s}), {});
        list.show();
        list.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        list.setFocus();
        list.setCurrentIndex(indexOf(list, u"Rename to “folder”"_s).siblingAtColumn(0));
        QTest::keyClick(&list, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(editor.spec().steps.constFirst().settings, (QJsonObject{{u"folder"_s, u"."_s}}));
    }

    void aStaleRemedyChangesNothing()
    {
        PipelineEditor editor(m_catalogue);
        editor.reset(misspelt({u"list"_s, u"other"_s}), {});
        const Problems found = editor.problems();
        PipelineSpec after = editor.spec();
        after.steps.removeFirst();
        editor.apply(u"Remove"_s, after);
        for (const Problem &problem : found) {
            if (problem.place.step == "list"_L1)
                PipelineCommands(editor).applyFix(problem);
        }
        QCOMPARE(editor.spec(), after);
    }

    void anEditKeepsThePlaceInTheList()
    {
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        editor.reset(misspelt({u"a"_s, u"b"_s, u"c"_s}), {});
        while (current(editor) != "b"_L1)
            list.go(ProblemList::Direction::Next);
        const int row = list.currentIndex().row();
        PipelineSpec after = editor.spec();
        after.steps[2].settings = {{u"fldr"_s, 1}}; // another problem further down
        editor.apply(u"Change"_s, after);
        editor.checkNow();
        QCOMPARE(list.currentIndex().row(), row);
    }

    void aSolvedProblemLeadsToTheOneBehindIt_data()
    {
        QTest::addColumn<ProblemList::Direction>("direction");
        QTest::addColumn<QString>("step");
        QTest::newRow("next") << ProblemList::Direction::Next << u"c"_s;
        QTest::newRow("previous") << ProblemList::Direction::Previous << u"a"_s;
    }
    void aSolvedProblemLeadsToTheOneBehindIt()
    {
        QFETCH(const ProblemList::Direction, direction);
        QFETCH(const QString, step);
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        editor.reset(misspelt({u"a"_s, u"b"_s, u"c"_s}), {});
        while (current(editor) != "b"_L1)
            list.go(ProblemList::Direction::Next);
        PipelineSpec after = editor.spec();
        after.steps[1].settings = {{u"folder"_s, u"."_s}};
        editor.apply(u"Mend"_s, after);
        list.go(direction);
        QCOMPARE(current(editor), step);
    }

    void aProblemOfAVariableLeadsToTheVariables()
    {
        PipelineEditor editor(m_catalogue);
        ProblemList list(editor);
        PipelineSpec spec = misspelt({u"list"_s});
        spec.variables = {VariableSpec{.name = u"unused"_s, .value = 1}};
        editor.reset(spec, {});
        editor.selection().setSteps({{u"list"_s}});
        const QModelIndex remedy = indexOf(list, u"Remove “unused”"_s);
        QVERIFY(remedy.isValid());
        Q_EMIT list.activated(remedy);
        QVERIFY(editor.selection().isEmpty());
    }

    void theChipHidesWhenAllIsWell()
    {
        PipelineEditor editor(m_catalogue);
        ProblemChip chip(editor);
        editor.checkNow();
        addWrongStep(editor);
        QVERIFY(!chip.isHidden());
        editor.undoStack().undo();
        editor.checkNow();
        QCOMPARE(chip.isHidden(), editor.problems().isEmpty());
    }

private:
    /// Sources whose setting "folder" is misspelt, and that nothing follows.
    static PipelineSpec misspelt(const QStringList &ids)
    {
        PipelineSpec spec;
        for (const QString &id : ids)
            spec.steps.append(
                StepSpec{.id = {id}, .type = u"files.list"_s, .settings = {{u"foldr"_s, u"."_s}}});
        return spec;
    }
    static QModelIndex indexOf(const ProblemList &list, const QString &remedy)
    {
        const QAbstractItemModel &model = *list.model();
        return model
            .match(model.index(0, ProblemModel::FixColumn), Qt::DisplayRole, remedy, 1,
                   Qt::MatchExactly)
            .value(0);
    }
    /// The step that was revealed last.
    static QString current(PipelineEditor &editor) { return editor.selection().current().text; }

    /// A step that lacks its folder.
    void addWrongStep(PipelineEditor &editor)
    {
        PipelineCommands(editor).addStep(newStep(editor.spec(), m_catalogue, u"files.list"_s), {});
        editor.checkNow();
    }

    StepCatalogue m_catalogue;
};

QTEST_MAIN(TestProblemModel)
#include "tst_problemmodel.moc"
