// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/steps.h"
#include "inspector/pipelineform.h"
#include "inspector/variablerow.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

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
        QVERIFY(says(u"must be a number"_s));
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

    void aVariableIsAddedAndNamedAtOnceByKeyboard()
    {
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        auto *add = m_form->findChild<QPushButton *>(u"addVariable"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QCOMPARE(m_editor->undoStack().count(), 1);
        QCOMPARE(m_editor->spec().variables.size(), 3);
        QCOMPARE(m_editor->spec().variables.constLast().value, QJsonValue(QString()));
        auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(name);
        QTest::keyClicks(name, u"target"_s); // the name that it got is selected
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(m_editor->spec().variables.constLast().name, u"target"_s);
        QVERIFY(m_form->findChild<QWidget *>(u"variable.target"_s));
    }

    void aNewVariableIsInSight()
    {
        PipelineSpec spec = m_editor->spec();
        for (int i = 0; i < 9; ++i)
            spec.variables.append(VariableSpec{.name = u"v%1"_s.arg(i), .value = i});
        m_editor->reset(spec, {});
        m_form->resize(340, 300);
        m_form->show();
        child<QPushButton>(u"addVariable"_s)->click();
        const auto *name = child<QLineEdit>(u"variableName.variable"_s);
        QVERIFY(!name->visibleRegion().isEmpty());
    }

    void renamingRenamesTheReferencesInOneUndoStep()
    {
        type(*child<QLineEdit>(u"variableName.input"_s), u"source"_s);
        QCOMPARE(m_editor->undoStack().count(), 1);
        QCOMPARE(m_editor->spec().variables.constFirst().name, u"source"_s);
        QCOMPARE(folder(), QJsonValue(u"${source}"_s));
        QCOMPARE(line(u"source"_s).text(), u"photos"_s);
        m_editor->undoStack().undo();
        QCOMPARE(folder(), QJsonValue(u"${input}"_s));
        QCOMPARE(line(u"input"_s).text(), u"photos"_s);
    }

    void aNameThatCannotBeIsToldOfAndNotTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        QTest::newRow("taken") << u"size"_s << u"There is a variable “size” already."_s;
        QTest::newRow("blank") << u"two words"_s << u"A name consists of letters"_s;
        QTest::newRow("empty") << QString() << u"A name consists of letters"_s;
    }
    void aNameThatCannotBeIsToldOfAndNotTaken()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, message);
        auto *edit = child<QLineEdit>(u"variableName.input"_s);
        type(*edit, name);
        QCOMPARE(m_editor->undoStack().count(), 0);
        QCOMPARE(edit->text(), name);
        QVERIFY(says(message));
    }

    void aRemovedVariableSaysWhatStillUsesItAndComesBack()
    {
        child<QToolButton>(u"removeVariable.input"_s)->click();
        QCOMPARE(m_editor->spec().variables.size(), 1);
        QVERIFY(says(u"“input” is gone, but these still refer to it: List files (Folder)."_s));
        QCOMPARE(line(u"size"_s).text(), u"256"_s);
        child<QPushButton>(u"undoRemoval"_s)->click();
        QCOMPARE(m_editor->spec().variables.size(), 2);
        QCOMPARE(line(u"input"_s).text(), u"photos"_s);
        QVERIFY(!says(u"is gone"_s));
    }

    void aVariableThatNothingUsesGoesWithoutAWord()
    {
        child<QToolButton>(u"removeVariable.size"_s)->click();
        QCOMPARE(m_editor->spec().variables.size(), 1);
        QCOMPARE(m_editor->undoStack().undoText(), u"Remove variable “size”"_s);
        QVERIFY(!says(u"is gone"_s));
    }

    void whatIsTypedWhileAnotherVariableGoesIsKept()
    {
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        line(u"size"_s).setFocus();
        line(u"size"_s).setText(u"512"_s);
        child<QToolButton>(u"removeVariable.input"_s)->click();
        QCOMPARE(m_editor->spec().findVariable(u"size"_s)->value, QJsonValue(512));
        QCOMPARE(line(u"size"_s).text(), u"512"_s);
    }

    void theHelpIsOneUndoStep()
    {
        type(*child<QLineEdit>(u"variableHelp.size"_s), u"Longest edge"_s);
        QCOMPARE(m_editor->spec().findVariable(u"size"_s)->help, u"Longest edge"_s);
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->undoStack().undo();
        QCOMPARE(child<QLineEdit>(u"variableHelp.size"_s)->text(), QString());
    }

    void anotherKindKeepsWhatItCanOfTheValue_data()
    {
        QTest::addColumn<QJsonValue>("before");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QJsonValue>("after");
        const auto row = [](const char *name, const QJsonValue &before, VariableKind kind,
                            const QJsonValue &after) {
            QTest::newRow(name) << before << static_cast<int>(kind) << after;
        };
        row("number to text", 256, VariableKind::Text, u"256"_s);
        row("text to number", u"2.5"_s, VariableKind::Number, 2.5);
        row("another text to number", u"big"_s, VariableKind::Number, 0);
        row("text to yes or no", u"true"_s, VariableKind::YesNo, true);
        row("yes to text", true, VariableKind::Text, u"true"_s);
        row("text to list", u"*.jpg"_s, VariableKind::Lines, QJsonArray{u"*.jpg"_s});
        row("list to text", QJsonArray{u"a"_s, u"b"_s}, VariableKind::Text, u"a\nb"_s);
        row("object to text", QJsonObject{{u"a"_s, 1}}, VariableKind::Text, u"{\"a\":1}"_s);
        row("number to none", 1, VariableKind::Asked, QJsonValue::Undefined);
        row("none to text", QJsonValue::Undefined, VariableKind::Text, QString());
    }
    void anotherKindKeepsWhatItCanOfTheValue()
    {
        QFETCH(const QJsonValue, before);
        QFETCH(const int, kind);
        QFETCH(const QJsonValue, after);
        PipelineSpec spec = m_editor->spec();
        spec.variables[1].value = before;
        m_editor->reset(spec, {});
        auto *kinds = child<QComboBox>(u"variableKind.size"_s);
        kinds->setCurrentIndex(kinds->findData(kind));
        Q_EMIT kinds->activated(kinds->currentIndex());
        QCOMPARE(m_editor->spec().variables.constLast().value, after);
        QCOMPARE(m_editor->undoStack().count(), 1);
        QCOMPARE(child<QWidget>(u"variable.size"_s)->isHidden(), after.isUndefined());
    }

    void listsAndObjectsCanBeEdited()
    {
        PipelineSpec spec = m_editor->spec();
        spec.variables[1].value = QJsonObject{{u"a"_s, 1}};
        m_editor->reset(spec, {});
        QCOMPARE(line(u"size"_s).text(), u"{\"a\":1}"_s);
        type(line(u"size"_s), u"{\"a\":2}"_s);
        QCOMPARE(m_editor->spec().variables.constLast().value,
                 QJsonValue(QJsonObject{{u"a"_s, 2}}));
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
        QVERIFY(says(u"a share such as 5 %."_s));
    }

private:
    template<typename T>
    [[nodiscard]] T *child(const QString &name)
    {
        return m_form->findChild<T *>(name);
    }
    /// Whether \a text can be read in the form.
    [[nodiscard]] bool says(const QString &text)
    {
        const QList<QLabel *> labels = m_form->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisibleTo(m_form.get()) && label->text().contains(text);
        });
    }
    [[nodiscard]] QJsonValue folder() const
    {
        return m_editor->spec().steps.constFirst().settings.value(u"folder"_s);
    }
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
