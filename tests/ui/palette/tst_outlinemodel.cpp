// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "palette/outline.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

class TestOutlineModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }

    void rowsFollowThePipeline()
    {
        PipelineEditor editor(m_catalogue);
        OutlineModel model(editor);
        const QAbstractItemModelTester tester(&model);
        const StepId list = add(editor, u"files.list"_s, {});
        const StepId hash = add(editor, u"files.hash"_s, OutputRef{.step = list});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, OutlineModel::NameColumn), u"List files"_s);
        QCOMPARE(text(model, 0, OutlineModel::LinksColumn), u"Hash"_s);
        editor.undoStack().undo();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf(hash), -1);
    }

    void statesAreWords()
    {
        PipelineEditor editor(m_catalogue);
        OutlineModel model(editor);
        const StepId hash = add(editor, u"files.hash"_s, {});
        editor.selection().setSteps({hash});
        RunOverlay overlay;
        overlay.steps.insert(hash, {.activity = StepActivity::Blocked});
        model.setRunState(overlay);
        QCOMPARE(text(model, 0, OutlineModel::StateColumn), u"blocked"_s);
        PipelineCommands(editor).toggleEnabled();
        QCOMPARE(text(model, 0, OutlineModel::StateColumn), u"disabled"_s);
    }

    void editingANameIsOneStepBack()
    {
        PipelineEditor editor(m_catalogue);
        OutlineModel model(editor);
        const StepId hash = add(editor, u"files.hash"_s, {});
        QVERIFY(model.setData(model.index(0, OutlineModel::NameColumn), u"Digest"_s, Qt::EditRole));
        QCOMPARE(editor.spec().find(hash)->title, u"Digest"_s);
        editor.undoStack().undo();
        QCOMPARE(text(model, 0, OutlineModel::NameColumn), u"Hash"_s);
    }

    void theSelectionsAreOne()
    {
        PipelineEditor editor(m_catalogue);
        Outline outline(editor);
        const StepId list = add(editor, u"files.list"_s, {});
        const StepId hash = add(editor, u"files.hash"_s, {});
        editor.selection().setSteps({list});
        QCOMPARE(outline.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(outline.selectionModel()->selectedRows().first().row(), 0);
        outline.selectionModel()->select(outline.model()->index(1, 0),
                                         QItemSelectionModel::ClearAndSelect
                                             | QItemSelectionModel::Rows);
        QCOMPARE(editor.selection().steps(), QList<StepId>{hash});
    }

private:
    StepId add(PipelineEditor &editor, const QString &type, std::optional<OutputRef> from)
    {
        return PipelineCommands(editor).addStep(newStep(editor.spec(), m_catalogue, type), {},
                                                {.from = std::move(from)});
    }
    static QString text(const OutlineModel &model, int row, int column)
    {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    }

    StepCatalogue m_catalogue;
};

QTEST_MAIN(TestOutlineModel)
#include "tst_outlinemodel.moc"
