// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "samplecatalogue.h"

#include <paipa/document/edits.h>
#include <paipa/document/validate.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

QString dataPath(const QString &name)
{
    return QStringLiteral(PAIPA_TEST_DATA "/pipelines/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

QString lines(const Problems &problems)
{
    QString text;
    for (const Problem &problem : problems)
        text += toString(problem) + u'\n';
    return text;
}

PipelineSpec pipelineWith(StepSpec sink)
{
    return PipelineSpec{.steps = {StepSpec{.id = {u"photos"_s},
                                           .type = u"files.list"_s,
                                           .settings = {{u"folder"_s, u"p"_s}}},
                                  sink},
                        .links = {LinkSpec{.from = {.step = {u"photos"_s}}, .to = sink.id}}};
}

} // namespace

class tst_Validate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllProblemsOfAFile_data();
    void listsAllProblemsOfAFile();
    void aFixSolvesItsProblem_data() { listsAllProblemsOfAFile_data(); }
    void aFixSolvesItsProblem();
    void findsNothingWrongWithAGoodFile();
    void aPipelineWithoutFileHasProblemsWithoutLines();
    void resultsMayGoNowhereIfTheStepHasWritten();
    void namesStepAndField();
    void reportsTwoVariablesOfOneName();
    void checksWithTheEnvironmentIfThereIsOne();
    void problemsDoNotTellSecrets();
    void longChainsAndLoopsAreNoProblem();
};

void tst_Validate::listsAllProblemsOfAFile_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(dataPath(u"bad"_s));
    for (const QString &name : folder.entryList({u"*.paipa"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QVERIFY(folder.entryList({u"*.paipa"_s}).size() > 30);
}

void tst_Validate::listsAllProblemsOfAFile()
{
    QFETCH(const QString, path);
    const Problems problems =
        checkPipeline(contentOf(path), QFileInfo(path).fileName(), test::sampleCatalogue());
    QCOMPARE(lines(problems), QString::fromUtf8(contentOf(path.chopped(5) + u"problems"_s)));
}

void tst_Validate::aFixSolvesItsProblem()
{
    QFETCH(const QString, path);
    const Result<PipelineSpec> spec = pipelineFromJson(contentOf(path), {});
    if (!spec)
        return; // what cannot be read is not edited either
    const StepCatalogue catalogue = test::sampleCatalogue();
    for (const Problem &problem : validate(*spec, catalogue)) {
        const QString text = problem.text.toString();
        const bool saysHow =
            (text.contains(u"did you mean"_s) && problem.code != "bad-reference"_L1)
            || text.contains(QRegularExpression(u"(;|or) remove (\"|one$)"_s))
            || text.contains(u"move it into"_s)
            || QStringList({u"unknown-key"_s, u"unknown-setting"_s, u"unknown-variable"_s,
                            u"unknown-step"_s})
                   .contains(problem.code);
        if (saysHow && !problem.fix)
            QFAIL(qPrintable(u"no fix for: "_s + text));
        if (!problem.fix)
            continue;
        const PipelineSpec fixed = withFix(*spec, *problem.fix);
        QVERIFY2(fixed != *spec, qPrintable(text));
        for (const Problem &left : validate(fixed, catalogue))
            QVERIFY2(left.text.toString() != text, qPrintable(text));
    }
}

void tst_Validate::findsNothingWrongWithAGoodFile()
{
    QCOMPARE(
        lines(checkPipelineFile(dataPath(u"good/everything.paipa"_s), test::sampleCatalogue())),
        QString());
}

void tst_Validate::aPipelineWithoutFileHasProblemsWithoutLines()
{
    const Problems problems = validate({}, test::sampleCatalogue());
    QCOMPARE(lines(problems), u"error[no-steps]: the pipeline has no steps; add some\n"_s);
}

void tst_Validate::resultsMayGoNowhereIfTheStepHasWritten()
{
    const StepCatalogue catalogue = test::sampleCatalogue();
    const StepSpec save{.id = {u"save"_s}, .type = u"disk.save"_s};
    QCOMPARE(lines(validate(pipelineWith(save), catalogue)), QString());
    const StepSpec route{.id = {u"route"_s}, .type = u"flow.route"_s};
    QCOMPARE(validate(pipelineWith(route), catalogue).value(0).code, u"unused-output"_s);
}

void tst_Validate::namesStepAndField()
{
    const Problems problems = validate(pipelineWith({.id = {u"index"_s},
                                                     .type = u"csv.write"_s,
                                                     .settings = {{u"file"_s, 3}},
                                                     .queue = {.items = 0}}),
                                       test::sampleCatalogue());
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.at(0).place, (Place{.step = u"index"_s, .field = u"queue.items"_s}));
    QCOMPARE(problems.at(1).place, (Place{.step = u"index"_s, .field = u"settings.file"_s}));

    PipelineSpec spec = pipelineWith(
        {.id = {u"index"_s}, .type = u"csv.write"_s, .settings = {{u"file"_s, u"f"_s}}});
    spec.links.append(LinkSpec{.from = {.step = {u"gone"_s}}, .to = {u"index"_s}});
    QCOMPARE(validate(spec, test::sampleCatalogue()).constFirst().place,
             (Place{.field = u"links[1].from"_s}));
}

void tst_Validate::reportsTwoVariablesOfOneName()
{
    PipelineSpec spec = pipelineWith(
        {.id = {u"index"_s}, .type = u"csv.write"_s, .settings = {{u"file"_s, u"${a}"_s}}});
    spec.variables = {VariableSpec{.name = u"a"_s, .value = u"1"_s},
                      VariableSpec{.name = u"a"_s, .value = u"2"_s}};
    const Problems problems = validate(spec, test::sampleCatalogue());
    QCOMPARE(lines(problems),
             u"error[duplicate-variable]: there are two variables \"a\"; rename one\n"_s);
}

void tst_Validate::checksWithTheEnvironmentIfThereIsOne()
{
    PipelineSpec spec = pipelineWith(
        {.id = {u"send"_s}, .type = u"http.upload"_s, .settings = {{u"url"_s, u"${env:URL}"_s}}});
    spec.environment = {u"URL"_s};
    QCOMPARE(lines(validate(spec, test::sampleCatalogue())), QString());

    QString url = u"ftp://x"_s;
    const Environment environment{
        .variable = [&url](const QString &) { return std::optional(url); }, .secret = {}};
    const ValidationOptions options{.environment = &environment};
    QCOMPARE(validate(spec, test::sampleCatalogue(), options).constFirst().code, u"bad-url"_s);
    url = u"http://x"_s;
    QCOMPARE(lines(validate(spec, test::sampleCatalogue(), options)), QString());

    const Environment empty{};
    QCOMPARE(
        lines(validate(spec, test::sampleCatalogue(), {.environment = &empty})),
        u"error[missing-value]: step \"send\": the environment variable \"URL\" is not set\n"_s);
}

void tst_Validate::problemsDoNotTellSecrets()
{
    const PipelineSpec spec = pipelineWith(
        {.id = {u"send"_s},
         .type = u"http.upload"_s,
         .settings = {{u"url"_s, u"ftp://x"_s}, {u"password"_s, u"${secret:upload}"_s}}});
    const Environment environment{
        .variable = {}, .secret = [](const QString &) { return std::optional(u"hunter2"_s); }};
    const Problems problems =
        validate(spec, test::sampleCatalogue(), {.environment = &environment});
    QCOMPARE(lines(problems),
             u"error[bad-url]: step \"send\": \"ftp://x\" is no address (***)\n"_s);
}

void tst_Validate::longChainsAndLoopsAreNoProblem()
{
    constexpr int length = 20'000;
    PipelineSpec spec;
    for (int i = 0; i < length; ++i) {
        spec.steps.append(StepSpec{.id = {QString::number(i)}, .type = u"flow.route"_s});
        spec.links.append(LinkSpec{.from = {.step = {QString::number(i)}},
                                   .to = {QString::number((i + 1) % length)}});
    }
    Problems problems = validate(spec, test::sampleCatalogue());
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.constFirst().text.toString().startsWith(
        u"the steps form a loop: 0 → 1 → 2 → 3"_s));

    spec.links.removeLast();
    spec.steps.first().enabled = false; // and so nothing of the chain runs
    problems = validate(spec, test::sampleCatalogue());
    QVERIFY(hasErrors(problems));
    QCOMPARE(problems.constFirst().code, u"no-steps"_s);
}

QTEST_APPLESS_MAIN(tst_Validate)
#include "tst_validate.moc"
