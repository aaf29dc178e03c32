// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/pipelineform.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestPipelineForm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }
    void init()
    {
        PipelineSpec spec;
        spec.name = u"Photos"_s;
        spec.variables = {
            VariableSpec{.name = u"input"_s, .value = u"photos"_s, .help = u"Where."_s},
            VariableSpec{.name = u"size"_s, .value = 256}};
        spec.steps = {StepSpec{.id = {u"list"_s},
                               .type = u"files.list"_s,
                               .settings = {{u"folder"_s, u"${input}"_s}}}};
        m_editor = std::make_unique<PipelineEditor>(m_catalogue);
        m_editor->reset(spec, {});
        m_form = std::make_unique<PipelineForm>(*m_editor);
    }
    void cleanup()
    {
        m_form.reset();
        m_editor.reset();
    }

    void showsNameAndValues()
    {
        QCOMPARE(m_form->findChild<QLineEdit *>(u"pipelineName"_s)->text(), u"Photos"_s);
        QCOMPARE(line(u"input"_s).text(), u"photos"_s);
        QCOMPARE(line(u"size"_s).text(), u"256"_s);
    }

    void aVariableKeepsTheTypeOfItsValue()
    {
        type(line(u"size"_s), u"128"_s);
        QCOMPARE(m_editor->spec().findVariable(u"size"_s)->value, QJsonValue(128));
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void aValueOfAnotherTypeIsToldOfAndNotTaken()
    {
        type(line(u"size"_s), u"big"_s);
        QCOMPARE(m_editor->spec().findVariable(u"size"_s)->value, QJsonValue(256));
        const QList<QLabel *> labels = m_form->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return !label->isHidden() && label->text().contains(u"must be a number"_s);
        }));
    }

    void whatAFolderIsComesFromItsUse()
    {
        const PipelineSpec &spec = m_editor->spec();
        QVERIFY(roleOfVariable(spec, m_catalogue, u"input"_s) == TextRole::Folder);
        QVERIFY(roleOfVariable(spec, m_catalogue, u"size"_s) == TextRole::Plain);
    }

    void undoShowsTheOldValue()
    {
        type(line(u"input"_s), u"other"_s);
        QCOMPARE(m_editor->spec().findVariable(u"input"_s)->value, QJsonValue(u"other"_s));
        m_editor->undoStack().undo();
        QCOMPARE(line(u"input"_s).text(), u"photos"_s);
    }

    void theNameIsOneUndoStep()
    {
        type(*m_form->findChild<QLineEdit *>(u"pipelineName"_s), u"Pictures"_s);
        QCOMPARE(m_editor->spec().name, u"Pictures"_s);
        QCOMPARE(m_editor->undoStack().count(), 1);
    }

    void theLimitOfFailuresIsOneUndoStep_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Allowance>("limit");
        QTest::newRow("items") << u"20"_s << Allowance(qint64(20));
        QTest::newRow("share") << u"5%"_s << Allowance(Percent{5});
    }
    void theLimitOfFailuresIsOneUndoStep()
    {
        QFETCH(const QString, text);
        QFETCH(const Allowance, limit);
        type(limitLine(), text);
        QCOMPARE(m_editor->undoStack().count(), 1);
        QVERIFY(m_editor->spec().onError.mostFailed == limit);
        QCOMPARE(limitLine().text(), toString(limit));
        type(limitLine(), {});
        QVERIFY(!m_editor->spec().onError.mostFailed);
        m_editor->undoStack().undo();
        QCOMPARE(limitLine().text(), toString(limit));
    }

    void aLimitThatIsNoneIsToldOfAndNotTaken()
    {
        type(limitLine(), u"some"_s);
        QVERIFY(!m_editor->spec().onError.mostFailed);
        QCOMPARE(m_editor->undoStack().count(), 0);
        QCOMPARE(limitLine().text(), u"some"_s);
        const QList<QLabel *> labels = m_form->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return !label->isHidden() && label->text().contains(u"a share such as 5 %."_s);
        }));
    }

private:
    [[nodiscard]] QLineEdit &limitLine()
    {
        return *m_form->findChild<QWidget *>(u"mostFailed"_s)->findChild<QLineEdit *>();
    }
    [[nodiscard]] QLineEdit &line(const QString &variable)
    {
        return *m_form->findChild<QWidget *>(u"variable."_s + variable)->findChild<QLineEdit *>();
    }
    static void type(QLineEdit &line, const QString &text)
    {
        line.setText(text);
        QTest::keyClick(&line, Qt::Key_Return);
    }

    StepCatalogue m_catalogue;
    std::unique_ptr<PipelineEditor> m_editor;
    std::unique_ptr<PipelineForm> m_form;
};

QTEST_MAIN(TestPipelineForm)
#include "tst_pipelineform.moc"
