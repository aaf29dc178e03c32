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
