// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomspec.h"

#include <paipa/document/edits.h>
#include <paipa/document/pipelinediff.h>
#include <paipa/document/pipelinefile.h>

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const StepId a{u"a"_s};
const StepId b{u"b"_s};
const StepId c{u"c"_s};

LinkSpec link(const StepId &from, const StepId &to, const QString &port = {})
{
    return LinkSpec{.from = {.step = from, .port = port}, .to = to};
}

/// a → b → c
PipelineSpec chain()
{
    PipelineSpec spec;
    double x = 0;
    for (const StepId &id : {a, b, c})
        spec =
            withStep(spec, StepSpec{.id = id, .type = u"flow.route"_s}, CanvasPoint{x += 100, 0});
    return withLink(withLink(spec, link(a, b, u"large"_s)), link(b, c));
}

/// With something to mend at \c a and \c b.
PipelineSpec faulty()
{
    PipelineSpec spec =
        withWorkers(withVariable(chain(), {.name = u"v"_s, .value = 2}), a, Workers{2});
    return withStepChanged(spec, b, [](StepSpec &step) {
        step.settings = {{u"x/y"_s, 1}};
        step.others = {{u"wokers"_s, 3}};
    });
}

/// What is wrong with the shape of \a spec, whatever the order of edits was.
QString fault(const PipelineSpec &spec)
{
    QSet<StepId> ids;
    for (const StepSpec &step : spec.steps) {
        if (ids.contains(step.id) || !isValidName(step.id.text))
            return u"bad id "_s + step.id.text;
        ids.insert(step.id);
    }
    QSet<QString> ends;
    for (const LinkSpec &l : spec.links) {
        if (!ids.contains(l.from.step) || !ids.contains(l.to))
            return u"dangling link"_s;
        const QString both = toString(l.from) + u'>' + l.to.text;
        if (ends.contains(both))
            return u"link twice: "_s + both;
        ends.insert(both);
    }
    for (const StepId &id : spec.layout.nodes.keys()) {
        if (!ids.contains(id))
            return u"place of no step: "_s + id.text;
    }
    return {};
}

} // namespace

class tst_Edits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshIdsAreReadable_data();
    void freshIdsAreReadable();
    void addsAStepOnce();
    void insertsAStepOnALink();
    void removesStepsWithTheirLinks();
    void removesAndReconnects();
    void movesOnlyPlaces();
    void renamesEverywhere();
    void duplicatesStepsAndLinksBetweenThem();
    void changesSettings();
    void linksOnce();
    void replacesALinkInPlace();
    void changesVariables();
    void renamingAVariableRenamesWhatRefersToIt_data();
    void renamingAVariableRenamesWhatRefersToIt();
    void aVariableIsNotRenamedToWhatCannotBeOne();
    void namesOfNewVariablesAreFree();
    void whatDoesNotApplyChangesNothing();
    void fixesChangeWhatTheyName_data();
    void fixesChangeWhatTheyName();
    void aFixThatCannotBeMadeChangesNothing_data();
    void aFixThatCannotBeMadeChangesNothing();
    void anySequenceOfEditsKeepsTheShape();
};

void tst_Edits::freshIdsAreReadable_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("expected");
    QTest::newRow("free") << u"d"_s << u"d"_s;
    QTest::newRow("taken") << u"a"_s << u"a-2"_s;
    QTest::newRow("free number") << u"a-7"_s << u"a-7"_s;
    QTest::newRow("taken number") << u"b-2"_s << u"b-3"_s;
    QTest::newRow("blanks") << u"my photos"_s << u"my-photos"_s;
    QTest::newRow("other letters") << u"ä/ö!Größe?"_s << u"Gr-e"_s;
    QTest::newRow("nothing left") << u"???"_s << u"step"_s;
    QTest::newRow("empty") << u""_s << u"step"_s;
    QTest::newRow("begins badly") << u"-_x"_s << u"x"_s;
}

void tst_Edits::freshIdsAreReadable()
{
    QFETCH(const QString, wish);
    QFETCH(const QString, expected);
    const PipelineSpec spec = withStep(chain(), StepSpec{.id = {u"b-2"_s}, .type = u"t"_s});
    QCOMPARE(freshId(spec, wish).text, expected);
}

void tst_Edits::addsAStepOnce()
{
    const PipelineSpec spec = chain();
    QCOMPARE(spec.stepIds(), (QList{a, b, c}));
    QCOMPARE(spec.layout.nodes.value(b), (CanvasPoint{200, 0}));
    QCOMPARE(withStep(spec, StepSpec{.id = a, .type = u"other"_s}, CanvasPoint{}), spec);
    QCOMPARE(freshIdForType(spec, u"image.thumbnail"_s).text, u"thumbnail"_s);
}

void tst_Edits::insertsAStepOnALink()
{
    const StepId x{u"x"_s};
    const PipelineSpec spec = withStepOnLink(
        chain(), link(a, b, u"large"_s), StepSpec{.id = x, .type = u"t"_s}, CanvasPoint{150, 0});
    QCOMPARE(spec.stepIds(), (QList{a, x, b, c}));
    QCOMPARE(spec.links, (QList{link(a, x, u"large"_s), link(x, b), link(b, c)}));
    QCOMPARE(spec.layout.nodes.value(x), (CanvasPoint{150, 0}));
}

void tst_Edits::removesStepsWithTheirLinks()
{
    const PipelineSpec spec = withoutSteps(chain(), {b});
    QCOMPARE(spec.stepIds(), (QList{a, c}));
    QVERIFY(spec.links.isEmpty());
    QVERIFY(!spec.layout.nodes.contains(b));
}

void tst_Edits::removesAndReconnects()
{
    QCOMPARE(withoutStepsReconnected(chain(), {b}).links, QList{link(a, c, u"large"_s)});
    QCOMPARE(withoutStepsReconnected(chain(), {a, b}).links, QList<LinkSpec>());
    const StepId d{u"d"_s};
    PipelineSpec spec = withLink(withStep(chain(), StepSpec{.id = d, .type = u"t"_s}), link(c, d));
    QCOMPARE(withoutStepsReconnected(spec, {b, c}).links, QList{link(a, d, u"large"_s)});
    spec = withLink(spec, link(c, b));
    QCOMPARE(withoutStepsReconnected(spec, {b}).links,
             (QList{link(c, d), link(a, c, u"large"_s), link(c, c)}));
}

void tst_Edits::movesOnlyPlaces()
{
    const PipelineSpec spec = moved(chain(), {a, c, a}, CanvasPoint{16, -16});
    QCOMPARE(spec.layout.nodes.value(a), (CanvasPoint{116, -16}));
    QCOMPARE(spec.layout.nodes.value(b), (CanvasPoint{200, 0}));
    QVERIFY(diff(chain(), spec).isLayoutOnly());
}

void tst_Edits::renamesEverywhere()
{
    const StepId x{u"x"_s};
    const PipelineSpec spec = renamed(chain(), b, x);
    QCOMPARE(spec.stepIds(), (QList{a, x, c}));
    QCOMPARE(spec.links, (QList{link(a, x, u"large"_s), link(x, c)}));
    QCOMPARE(spec.layout.nodes.value(x), (CanvasPoint{200, 0}));
    QCOMPARE(renamed(spec, x, b), chain());
    QCOMPARE(renamed(chain(), b, a), chain());
    QCOMPARE(renamed(chain(), b, StepId{u"a b"_s}), chain());
}

void tst_Edits::duplicatesStepsAndLinksBetweenThem()
{
    const Duplication result = duplicated(chain(), {b, a}, CanvasPoint{0, 100});
    const StepId a2{u"a-2"_s};
    const StepId b2{u"b-2"_s};
    QCOMPARE(result.copies, (QList{a2, b2}));
    QCOMPARE(result.spec.links.last(), link(a2, b2, u"large"_s));
    QCOMPARE(result.spec.links.size(), 3);
    QCOMPARE(result.spec.layout.nodes.value(b2), (CanvasPoint{200, 100}));
    QCOMPARE(duplicated(result.spec, {a2}, {}).copies, QList{StepId{u"a-3"_s}});
}

void tst_Edits::changesSettings()
{
    const PipelineSpec spec = withSetting(chain(), b, u"size"_s, 64);
    QCOMPARE(spec.find(b)->settings, (QJsonObject{{u"size"_s, 64}}));
    QCOMPARE(withSetting(spec, b, u"size"_s, QJsonValue::Undefined), chain());
    QCOMPARE(withWorkers(chain(), b, Workers{3}).find(b)->workers, Workers{3});
    const PipelineSpec changed = withStepChanged(chain(), b, [](StepSpec &step) {
        step.id = a;
        step.title = u"B"_s;
    });
    QCOMPARE(changed.find(b)->title, u"B"_s);
    QCOMPARE(changed.stepIds(), (QList{a, b, c}));
}

void tst_Edits::linksOnce()
{
    QCOMPARE(withLink(chain(), link(b, c)), chain());
    QCOMPARE(withLink(chain(), link(b, StepId{u"gone"_s})), chain());
    QCOMPARE(withoutLink(withLink(chain(), link(a, c)), link(a, c)), chain());
}

void tst_Edits::replacesALinkInPlace()
{
    QCOMPARE(withLinkReplaced(chain(), link(a, b, u"large"_s), link(a, c)).links,
             (QList{link(a, c), link(b, c)}));
    QCOMPARE(withLinkReplaced(chain(), link(a, b, u"large"_s), link(b, c)), chain());
}

void tst_Edits::changesVariables()
{
    const PipelineSpec spec = withVariable(chain(), {.name = u"v"_s, .value = 1});
    QCOMPARE(spec.findVariable(u"v"_s)->value, QJsonValue(1));
    QCOMPARE(withVariable(spec, {.name = u"v"_s, .value = 2}).variables.size(), 1);
    QCOMPARE(withoutVariable(spec, u"v"_s), chain());
}

void tst_Edits::renamingAVariableRenamesWhatRefersToIt_data()
{
    QTest::addColumn<QJsonValue>("setting");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const char *name, const QJsonValue &setting, const QJsonValue &expected) {
        QTest::newRow(name) << setting << expected;
    };
    row("alone", u"${in}"_s, u"${source}"_s);
    row("within a text", u"${in}/a ${in}.txt"_s, u"${source}/a ${source}.txt"_s);
    row("deep", QJsonArray{QJsonObject{{u"in"_s, u"${in}"_s}}},
        QJsonArray{QJsonObject{{u"in"_s, u"${source}"_s}}});
    row("the characters themselves", u"$${in} ${in}"_s, u"$${in} ${source}"_s);
    row("another variable", u"${inner} ${env:in} ${secret:in}"_s,
        u"${inner} ${env:in} ${secret:in}"_s);
    row("beside a fault", u"${in} ${not a name} ${in"_s, u"${source} ${not a name} ${in"_s);
    row("no text", 7, 7);
}

void tst_Edits::renamingAVariableRenamesWhatRefersToIt()
{
    QFETCH(const QJsonValue, setting);
    QFETCH(const QJsonValue, expected);
    const PipelineSpec spec =
        withVariable(withVariable(chain(), {.name = u"in"_s, .value = 1, .help = u"Help"_s}),
                     {.name = u"inner"_s});
    const PipelineSpec after =
        withVariableRenamed(withSetting(spec, b, u"key"_s, setting), u"in"_s, u"source"_s);
    QCOMPARE(after.find(b)->settings.value(u"key"_s), expected);
    QCOMPARE(after.variables.constFirst(),
             (VariableSpec{.name = u"source"_s, .value = 1, .help = u"Help"_s}));
}

void tst_Edits::aVariableIsNotRenamedToWhatCannotBeOne()
{
    const PipelineSpec spec =
        withVariable(withVariable(chain(), {.name = u"a"_s}), {.name = u"b"_s});
    for (const QString &name : {u"b"_s, QString(), u"two words"_s})
        QCOMPARE(withVariableRenamed(spec, u"a"_s, name), spec);
    QCOMPARE(withVariableRenamed(spec, u"none"_s, u"c"_s), spec);
}

void tst_Edits::namesOfNewVariablesAreFree()
{
    const PipelineSpec spec = withVariable(chain(), {.name = u"folder"_s});
    QCOMPARE(freshVariableName(spec, u"folder"_s), u"folder-2"_s);
    QCOMPARE(freshVariableName(spec, u"a"_s), u"a"_s); // steps have names of their own
}

void tst_Edits::whatDoesNotApplyChangesNothing()
{
    const StepId gone{u"gone"_s};
    QCOMPARE(withoutSteps(chain(), {gone}), chain());
    QCOMPARE(withoutStepsReconnected(chain(), {gone}), chain());
    QCOMPARE(moved(chain(), {gone}, CanvasPoint{1, 1}), chain());
    QCOMPARE(renamed(chain(), gone, StepId{u"x"_s}), chain());
    QCOMPARE(duplicated(chain(), {gone}, {}).spec, chain());
    QCOMPARE(withSetting(chain(), gone, u"k"_s, 1), chain());
    QCOMPARE(withStepOnLink(chain(), link(a, c), StepSpec{.id = gone, .type = u"t"_s}), chain());
    QCOMPARE(withoutLink(chain(), link(a, c)), chain());
    QCOMPARE(withLinkReplaced(chain(), link(a, c), link(a, b)), chain());
}

void tst_Edits::fixesChangeWhatTheyName_data()
{
    QTest::addColumn<Fix>("fix");
    QTest::addColumn<PipelineSpec>("expected");
    using Kind = Fix::Kind;
    const PipelineSpec spec = faulty();
    QTest::newRow("a setting goes") << Fix{.pointer = u"/steps/1/settings/x~1y"_s}
                                    << withSetting(spec, b, u"x/y"_s, QJsonValue::Undefined);
    QTest::newRow("a member goes")
        << Fix{.pointer = u"/steps/0/workers"_s} << withWorkers(spec, a, {});
    QTest::newRow("a link goes") << Fix{.pointer = u"/links/0"_s}
                                 << withoutLink(spec, spec.links.constFirst());
    QTest::newRow("a variable goes")
        << Fix{.pointer = u"/variables/v"_s} << withoutVariable(spec, u"v"_s);
    QTest::newRow("another type")
        << Fix{.kind = Kind::Replace, .pointer = u"/steps/2/type"_s, .value = u"files.list"_s}
        << withStepChanged(spec, c, [](StepSpec &step) { step.type = u"files.list"_s; });
    QTest::newRow("another end") << Fix{.kind = Kind::Replace,
                                        .pointer = u"/links/1/to"_s,
                                        .value = u"a"_s}
                                 << withLinkReplaced(spec, link(b, c), link(b, a));
    QTest::newRow("a setting with another name")
        << Fix{.kind = Kind::Move,
               .pointer = u"/steps/1/settings/x~1y"_s,
               .value = u"/steps/1/settings/z"_s}
        << withSetting(withSetting(spec, b, u"x/y"_s, QJsonValue::Undefined), b, u"z"_s, 1);
    QTest::newRow("a key becomes a member")
        << Fix{.kind = Kind::Move, .pointer = u"/steps/1/wokers"_s, .value = u"/steps/1/workers"_s}
        << withStepChanged(spec, b, [](StepSpec &step) {
               step.others = {};
               step.workers = Workers{3};
           });
    QTest::newRow("a key that is there twice")
        << Fix{.kind = Kind::Move, .pointer = u"/steps/1/wokers"_s, .value = u"/steps/1/type"_s}
        << withStepChanged(spec, b, [](StepSpec &step) { step.others = {}; });
    QTest::newRow("a new variable")
        << Fix{.kind = Kind::Add, .pointer = u"/variables/new/value"_s, .value = u"1"_s}
        << withVariable(spec, {.name = u"new"_s, .value = u"1"_s});
}

void tst_Edits::fixesChangeWhatTheyName()
{
    QFETCH(const Fix, fix);
    QFETCH(const PipelineSpec, expected);
    QCOMPARE(withFix(faulty(), fix), expected);
}

void tst_Edits::aFixThatCannotBeMadeChangesNothing_data()
{
    QTest::addColumn<Fix>("fix");
    using Kind = Fix::Kind;
    QTest::newRow("all") << Fix{};
    QTest::newRow("no such step") << Fix{.pointer = u"/steps/7"_s};
    QTest::newRow("no such setting") << Fix{.pointer = u"/steps/1/settings/q"_s};
    QTest::newRow("within a number") << Fix{.pointer = u"/steps/1/settings/x~1y/z"_s};
    QTest::newRow("what is there")
        << Fix{.kind = Kind::Add, .pointer = u"/variables/v/value"_s, .value = u"1"_s};
    QTest::newRow("a text for workers")
        << Fix{.kind = Kind::Replace, .pointer = u"/steps/0/workers"_s, .value = u"many"_s};
}

void tst_Edits::aFixThatCannotBeMadeChangesNothing()
{
    QFETCH(const Fix, fix);
    QCOMPARE(withFix(faulty(), fix), faulty());
}

void tst_Edits::anySequenceOfEditsKeepsTheShape()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        QRandomGenerator random(seed);
        PipelineSpec spec = test::randomSpec(random);
        for (int i = 0; i < 30; ++i) {
            const PipelineSpec before = spec;
            const QByteArray text = toJson(before);
            spec = test::randomlyEdited(spec, random);
            const QString where =
                u"seed %1, edit %2: "_s.arg(QString::number(seed), QString::number(i));
            QVERIFY2(fault(spec).isEmpty(), qPrintable(where + fault(spec)));
            QVERIFY2(diff(before, spec).isEmpty() == (before == spec),
                     qPrintable(where + u"diff"_s));
            QVERIFY2(toJson(before) == text,
                     qPrintable(where + u"the pipeline before it changed too"_s));
            const Result<PipelineSpec> read = pipelineFromJson(toJson(spec), {});
            QVERIFY2(read.ok() && *read == spec, qPrintable(where + u"round trip"_s));
        }
    }
}

QTEST_APPLESS_MAIN(tst_Edits)
#include "tst_edits.moc"
