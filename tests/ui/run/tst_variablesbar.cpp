// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/variablesbar.h"

#include "document/pipelineeditor.h"
#include "widgets/pathline.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

PipelineSpec specWithVariables()
{
    PipelineSpec spec;
    spec = withVariable(spec, VariableSpec{.name = u"input"_s, .help = u"A folder"_s});
    spec = withVariable(spec, VariableSpec{.name = u"size"_s, .value = 64});
    return spec;
}

/// A bar for a pipeline that lists the files of a folder that is asked for.
struct Asking {
    Asking()
    {
        registerBuiltinSteps(catalogue);
        PipelineSpec spec = specWithVariables();
        spec = withVariable(spec, VariableSpec{.name = u"word"_s});
        spec.steps = {StepSpec{.id = {u"list"_s},
                               .type = u"files.list"_s,
                               .settings = {{u"folder"_s, u"${input}"_s}}}};
        editor.reset(spec, folder.filePath(u"a.paipa"_s));
    }
    [[nodiscard]] QLineEdit &line(const QString &name) const
    {
        return *bar.findChild<QLineEdit *>(name);
    }

    QTemporaryDir folder;
    StepCatalogue catalogue;
    PipelineEditor editor{catalogue};
    VariablesBar bar{editor};
};

} // namespace

class TestVariablesBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyForWhatHasNoValue()
    {
        const QList<VariableSpec> asked = variablesToAsk(specWithVariables());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].name, u"input"_s);
    }

    void answersWithTheValuesAndRemembersThem()
    {
        Asking asking;
        asking.editor.reset(specWithVariables(), {});
        VariablesBar &bar = asking.bar;
        qRegisterMetaType<QList<VariableSpec>>();
        QSignalSpy answers(&bar, &VariablesBar::answered);
        bar.ask();
        QVERIFY(bar.isVisible());
        QTest::keyClicks(bar.findChild<QLineEdit *>(u"input"_s), u"photos"_s);
        QTest::keyClick(bar.findChild<QLineEdit *>(u"input"_s), Qt::Key_Return);
        QVERIFY(!bar.isVisible());
        QCOMPARE(answers.size(), 1);
        const auto variables = answers[0][0].value<QList<VariableSpec>>();
        QCOMPARE(variables.size(), 1);
        QCOMPARE(variables[0].name, u"input"_s);
        QCOMPARE(variables[0].value, QJsonValue(u"photos"_s));
        bar.ask();
        QCOMPARE(bar.findChildren<QLineEdit *>(u"input"_s).constLast()->text(), u"photos"_s);
    }

    void aFolderCanBeBrowsedForOrDropped()
    {
        Asking asking;
        asking.bar.ask();
        const auto browses = [&](const QString &name) {
            return asking.line(name).parentWidget()->findChild<QToolButton *>(
                       {}, Qt::FindDirectChildrenOnly)
                   != nullptr;
        };
        QVERIFY(qobject_cast<PathLine *>(asking.line(u"input"_s).parentWidget()));
        QVERIFY(browses(u"input"_s));
        QVERIFY(!qobject_cast<PathLine *>(asking.line(u"word"_s).parentWidget()));
        QVERIFY(QDir(asking.folder.path()).mkdir(u"photos"_s));
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(asking.folder.filePath(u"photos"_s))});
        QDragEnterEvent enter({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&asking.line(u"input"_s), &enter);
        QDropEvent drop({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&asking.line(u"input"_s), &drop);
        QCOMPARE(asking.line(u"input"_s).text(), u"photos"_s); // beside the file
        QCOMPARE(asking.line(u"input"_s).placeholderText(), u"A folder"_s);
        qRegisterMetaType<QList<VariableSpec>>();
        QSignalSpy answers(&asking.bar, &VariablesBar::answered);
        asking.line(u"word"_s).setText(u"x"_s);
        QTest::keyClick(&asking.line(u"input"_s), Qt::Key_Return);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers[0][0].value<QList<VariableSpec>>()[0].value, QJsonValue(u"photos"_s));
    }

    void doesNotRunWithoutAValue()
    {
        Asking asking;
        VariablesBar &bar = asking.bar;
        QSignalSpy answers(&bar, &VariablesBar::answered);
        bar.ask();
        bar.findChild<QPushButton *>(u"runWithVariables"_s)->click();
        QCOMPARE(answers.size(), 0);
        QVERIFY(bar.isVisible());
    }
};

QTEST_MAIN(TestVariablesBar)
#include "tst_variablesbar.moc"
