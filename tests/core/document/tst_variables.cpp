// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "samplecatalogue.h"

#include <paipa/document/pipelinefile.h>
#include <paipa/document/variables.h>

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

constexpr qint64 large = 9007199254740993; // no double has this value

Environment testEnvironment()
{
    const auto lookup = [](const QString &kind, const QStringList &known) {
        return [kind, known](const QString &name) {
            return known.contains(name) ? std::optional(kind + u' ' + name) : std::nullopt;
        };
    };
    return Environment{.variable = lookup(u"variable"_s, {u"HOME"_s, u"HIDDEN"_s}),
                       .secret = lookup(u"secret"_s, {u"key"_s})};
}

PipelineSpec specWith(const QJsonObject &settings)
{
    return PipelineSpec{
        .environment = {u"HOME"_s, u"UNSET"_s},
        .variables = {{.name = u"text"_s, .value = u"photos"_s},
                      {.name = u"number"_s, .value = large},
                      {.name = u"real"_s, .value = 0.5},
                      {.name = u"flag"_s, .value = true},
                      {.name = u"list"_s, .value = QJsonArray{u"*.jpg"_s, u"*.png"_s}},
                      {.name = u"tricky"_s, .value = u"${text}"_s},
                      {.name = u"open"_s}},
        .steps = {StepSpec{.id = {u"a"_s}, .type = u"http.upload"_s, .settings = settings}}};
}

} // namespace

class tst_Variables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsValuesInPlace_data();
    void putsValuesInPlace();
    void saysWhatCannotBeReplaced_data();
    void saysWhatCannotBeReplaced();
    void replacesDeepInSettingsButNotInKeys();
    void doesNotTouchTheOriginal();
    void readsSecretsFromTheProcess();
    void listsWhatMustNotBeShown();
    void knowsWhereAVariableIsUsed();
    void setsVariables_data();
    void setsVariables();
    void refusesAssignments_data();
    void refusesAssignments();
};

void tst_Variables::putsValuesInPlace_data()
{
    QTest::addColumn<QJsonValue>("setting");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const char *name, const QJsonValue &setting, const QJsonValue &expected) {
        QTest::newRow(name) << setting << expected;
    };
    row("plain text", u"photos"_s, u"photos"_s);
    row("no text", 7, 7);
    row("text", u"${text}"_s, u"photos"_s);
    row("number keeps its type", u"${number}"_s, large);
    row("boolean keeps its type", u"${flag}"_s, true);
    row("list keeps its type", u"${list}"_s, QJsonArray{u"*.jpg"_s, u"*.png"_s});
    row("within a text", u"a/${text}/b"_s, u"a/photos/b"_s);
    row("several", u"${text}${number}${flag}${real}"_s, u"photos9007199254740993true0.5"_s);
    row("environment", u"${env:HOME}/x"_s, u"variable HOME/x"_s);
    row("secret", u"${secret:key}"_s, u"secret key"_s);
    row("escaped", u"$${text}"_s, u"${text}"_s);
    row("escaped after a dollar", u"$$${text}"_s, u"$${text}"_s);
    row("dollars alone", u"$ $$ 5$ {a}"_s, u"$ $$ 5$ {a}"_s);
    row("values are not replaced again", u"${tricky}"_s, u"${text}"_s);
    row("nor within a text", u"<${tricky}>"_s, u"<${text}>"_s);
}

void tst_Variables::putsValuesInPlace()
{
    QFETCH(const QJsonValue, setting);
    QFETCH(const QJsonValue, expected);
    const Result<ResolvedPipeline> result =
        resolved(specWith({{u"k"_s, setting}}), testEnvironment());
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(toString(result.problem())));
    QCOMPARE(result->spec.steps.at(0).settings.value(u"k"_s), expected);
}

void tst_Variables::saysWhatCannotBeReplaced_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown variable")
        << u"${tetx}"_s << u"unknown variable \"tetx\", did you mean \"text\"?"_s;
    QTest::newRow("no value")
        << u"${open}"_s
        << u"the variable \"open\" has no value; give it one with --set open=VALUE"_s;
    QTest::newRow("list in text")
        << u"x${list}"_s << u"${list} is a list or an object, which cannot be part of a text"_s;
    QTest::newRow("environment not listed")
        << u"${env:HIDDEN}"_s
        << u"the environment variable \"HIDDEN\" may not be read; add it to \"env\" of the pipeline"_s;
    QTest::newRow("environment not set")
        << u"${env:UNSET}"_s << u"the environment variable \"UNSET\" is not set"_s;
    QTest::newRow("secret not set")
        << u"${secret:other-key}"_s
        << u"there is no secret \"other-key\" here; set the environment variable PAIPA_SECRET_OTHER_KEY"_s;
    QTest::newRow("secret through the back door")
        << u"${env:PAIPA_SECRET_KEY}"_s
        << u"${env:PAIPA_SECRET_KEY} is a secret; write ${secret:key}, so that it is kept out of logs"_s;
}

void tst_Variables::saysWhatCannotBeReplaced()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, expected);
    const Result<ResolvedPipeline> result =
        resolved(specWith({{u"k"_s, setting}}), testEnvironment());
    QVERIFY(!result.ok());
    QCOMPARE(result.problems().size(), 1);
    QCOMPARE(result.problem().text.toString(), u"step \"a\": "_s + expected);
    QCOMPARE(result.problem().place.field, u"settings.k"_s);
}

void tst_Variables::replacesDeepInSettingsButNotInKeys()
{
    const QJsonObject settings{
        {u"${text}"_s, QJsonArray{QJsonObject{{u"${text}"_s, u"${number}"_s}}, u"${text}"_s}}};
    const Result<ResolvedPipeline> result = resolved(specWith(settings), testEnvironment());
    QVERIFY(result.ok());
    QCOMPARE(
        result->spec.steps.at(0).settings,
        (QJsonObject{{u"${text}"_s, QJsonArray{QJsonObject{{u"${text}"_s, large}}, u"photos"_s}}}));
}

void tst_Variables::doesNotTouchTheOriginal()
{
    const PipelineSpec spec = specWith({{u"password"_s, u"${secret:key}"_s}});
    const QByteArray before = toJson(spec);
    QVERIFY(resolved(spec, testEnvironment()).ok());
    QCOMPARE(toJson(spec), before);
    QVERIFY(!before.contains("secret key"));
}

void tst_Variables::readsSecretsFromTheProcess()
{
    qputenv("PAIPA_SECRET_UPLOAD_KEY", "hunter2");
    const Environment environment = processEnvironment();
    QCOMPARE(environment.secret(u"upload-key"_s), u"hunter2"_s);
    QCOMPARE(environment.secret(u"other"_s), std::nullopt);
    qputenv("PAIPA_EMPTY", "");
    QCOMPARE(environment.variable(u"PAIPA_EMPTY"_s), QString());
    QCOMPARE(environment.variable(u"PAIPA_NOT_SET"_s), std::nullopt);
}

void tst_Variables::listsWhatMustNotBeShown()
{
    const StepCatalogue catalogue = test::sampleCatalogue();
    const QJsonObject settings{{u"url"_s, u"http://${env:HOME}/${secret:key}"_s},
                               {u"password"_s, u"a${env:HOME}"_s}};
    QCOMPARE(secretValues(specWith(settings), catalogue, testEnvironment()),
             (QStringList{u"variable HOME"_s, u"secret key"_s}));
    QCOMPARE(secretValues(specWith({{u"url"_s, u"${env:HOME}"_s}}), catalogue, testEnvironment()),
             QStringList());
}

void tst_Variables::knowsWhereAVariableIsUsed()
{
    PipelineSpec spec = specWith({{u"url"_s, u"${text}/${number}"_s},
                                  {u"headers"_s, QJsonObject{{u"x"_s, QJsonArray{u"${text}"_s}}}},
                                  {u"body"_s, u"$${text} ${env:text}"_s}});
    spec.steps.append(
        StepSpec{.id = {u"b"_s}, .type = u"x"_s, .settings = {{u"file"_s, u"${text}"_s}}});
    QCOMPARE(usesOfVariable(spec, u"text"_s),
             (QList<VariableUse>{{.step = {u"a"_s}, .setting = u"headers"_s},
                                 {.step = {u"a"_s}, .setting = u"url"_s},
                                 {.step = {u"b"_s}, .setting = u"file"_s}}));
    QVERIFY(usesOfVariable(spec, u"flag"_s).isEmpty());
}

void tst_Variables::setsVariables_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const QString &assignment, const QJsonValue &expected) {
        QTest::newRow(qPrintable(assignment)) << assignment << expected;
    };
    row(u"text=a=b"_s, u"a=b"_s);
    row(u"text="_s, u""_s);
    row(u"text=12"_s, u"12"_s);
    row(u"number=12"_s, 12);
    row(u"number=9223372036854775807"_s, std::numeric_limits<qint64>::max());
    row(u"number=-2.5e1"_s, -25);
    row(u"flag=false"_s, false);
    row(u"list=[\"a\", \"b\"]"_s, QJsonArray{u"a"_s, u"b"_s});
    row(u"open=true"_s, u"true"_s);
}

void tst_Variables::setsVariables()
{
    QFETCH(const QString, assignment);
    QFETCH(const QJsonValue, expected);
    PipelineSpec spec = specWith({});
    const Problems problems = setVariable(spec, assignment);
    QVERIFY2(problems.isEmpty(),
             problems.isEmpty() ? "" : qPrintable(toString(problems.constFirst())));
    QCOMPARE(spec.findVariable(assignment.section(u'=', 0, 0))->value, expected);
}

void tst_Variables::refusesAssignments_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &assignment, const QString &expected) {
        QTest::newRow(qPrintable(assignment)) << assignment << expected;
    };
    row(u"text"_s, u"\"text\" does not say what to set; write NAME=VALUE"_s);
    row(u"=text"_s, u"\"=text\" does not say what to set; write NAME=VALUE"_s);
    row(u"nmuber=3"_s, u"the pipeline has no variable \"nmuber\", did you mean \"number\"?"_s);
    for (const QString &wrong :
         {u"abc"_s, u""_s, u" "_s, u"1x"_s, u"0x10"_s, u"1,5"_s, u"true"_s, u"\"1\""_s})
        row(u"number="_s + wrong,
            u"the variable \"number\" must be a number, not \"%1\""_s.arg(wrong));
    for (const QString &wrong : {u"yes"_s, u"1"_s, u"True"_s})
        row(u"flag="_s + wrong,
            u"the variable \"flag\" must be true or false, not \"%1\""_s.arg(wrong));
    row(u"list=a"_s,
        u"the variable \"list\" must be a list in JSON, such as [\"a\", \"b\"], not \"a\""_s);
}

void tst_Variables::refusesAssignments()
{
    QFETCH(const QString, assignment);
    QFETCH(const QString, expected);
    PipelineSpec spec = specWith({});
    const PipelineSpec before = spec;
    const Problems problems = setVariable(spec, assignment);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().text.toString(), expected);
    QCOMPARE(spec, before);
}

QTEST_APPLESS_MAIN(tst_Variables)
#include "tst_variables.moc"
