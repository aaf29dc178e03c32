// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/variablesbar.h"

#include <paipa/document/edits.h>

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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
        VariablesBar bar;
        qRegisterMetaType<QList<VariableSpec>>();
        QSignalSpy answers(&bar, &VariablesBar::answered);
        bar.ask(specWithVariables());
        QVERIFY(bar.isVisible());
        QTest::keyClicks(bar.findChild<QLineEdit *>(u"input"_s), u"photos"_s);
        QTest::keyClick(bar.findChild<QLineEdit *>(u"input"_s), Qt::Key_Return);
        QVERIFY(!bar.isVisible());
        QCOMPARE(answers.size(), 1);
        const auto variables = answers[0][0].value<QList<VariableSpec>>();
        QCOMPARE(variables.size(), 1);
        QCOMPARE(variables[0].name, u"input"_s);
        QCOMPARE(variables[0].value, QJsonValue(u"photos"_s));
        bar.ask(specWithVariables());
        QCOMPARE(bar.findChildren<QLineEdit *>(u"input"_s).constLast()->text(), u"photos"_s);
    }

    void doesNotRunWithoutAValue()
    {
        VariablesBar bar;
        QSignalSpy answers(&bar, &VariablesBar::answered);
        bar.ask(specWithVariables());
        bar.findChild<QPushButton *>(u"runWithVariables"_s)->click();
        QCOMPARE(answers.size(), 0);
        QVERIFY(bar.isVisible());
    }
};

QTEST_MAIN(TestVariablesBar)
#include "tst_variablesbar.moc"
