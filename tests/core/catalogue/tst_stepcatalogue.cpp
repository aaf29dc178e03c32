// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/stepcatalogue.h>

#include <QJsonArray>
#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

struct Parameters {
    int size = 64;
    QString key;
};

class TestStepCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTypesByName();
    void completesTheDescription_data();
    void completesTheDescription();
    void makesStepsOfGoodSettingsOnly();
    void asksTheDefinition();
    void isWrittenAsJson();
    void pathsAreRelativeToTheFile();
};

namespace {

class NothingStep final : public RecordStep
{
public:
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return std::unique_ptr<ItemWorker>(); }
};

StepDefinition<Parameters> definition(const QString &type)
{
    return {
        .info = {.type = type,
                 .title = u"Title"_s,
                 .summary = u"Summary."_s,
                 .category = u"Category"_s,
                 .help = u"Help."_s},
        .schema = Schema<Parameters>()
                      .field(&Parameters::size, {.key = u"size"_s,
                                                 .label = u"Size"_s,
                                                 .help = {},
                                                 .unit = Unit::Pixels,
                                                 .range = ParameterRange{1, 100}})
                      .field(&Parameters::key,
                             {.key = u"key"_s, .label = {}, .help = {}, .role = TextRole::Secret}),
        .make = [](const Parameters &) { return std::make_unique<NothingStep>(); },
        .fields = [](const Parameters &p) { return FieldFlow{.reads = {p.key}}; },
        .check =
            [](const Parameters &p) {
                return p.size == 13 ? Problems{Problem{.code = u"unlucky"_s,
                                                       .text = Sentence::verbatim(u"13"_s)}}
                                    : Problems();
            },
        .capabilities = [](const Parameters &p) { return Capabilities{.connectsTo = {p.key}}; }};
}

} // namespace

void TestStepCatalogue::findsTypesByName()
{
    StepCatalogue catalogue;
    QVERIFY(catalogue.types().isEmpty());
    catalogue.add(definition(u"b.x"_s));
    catalogue.add(definition(u"a.x"_s));
    QCOMPARE(catalogue.typeNames(), (QStringList{u"a.x"_s, u"b.x"_s}));
    QCOMPARE(catalogue.find(u"b.x"_s)->info().type, u"b.x"_s);
    QCOMPARE(catalogue.types().value(0), catalogue.find(u"a.x"_s));
    QCOMPARE(catalogue.find(u"c.x"_s), nullptr);
}

void TestStepCatalogue::completesTheDescription_data()
{
    QTest::addColumn<StepKind>("kind");
    QTest::addColumn<int>("outputs");
    QTest::addColumn<bool>("single");
    QTest::newRow("source") << StepKind::Source << 1 << true;
    QTest::newRow("transform") << StepKind::Transform << 1 << false;
    QTest::newRow("sink") << StepKind::Sink << 0 << false;
}

void TestStepCatalogue::completesTheDescription()
{
    QFETCH(StepKind, kind);
    QFETCH(int, outputs);
    QFETCH(bool, single);
    StepCatalogue catalogue;
    StepDefinition<Parameters> defined = definition(u"a"_s);
    defined.info.kind = kind;
    catalogue.add(defined);
    const StepInfo &info = catalogue.find(u"a"_s)->info();
    QCOMPARE(info.outputs.size(), outputs);
    QCOMPARE(info.concurrency == Concurrency::SingleWorker, single);
}

void TestStepCatalogue::makesStepsOfGoodSettingsOnly()
{
    StepCatalogue catalogue;
    catalogue.add(definition(u"a"_s));
    const StepType *type = catalogue.find(u"a"_s);
    QVERIFY(type->make({}).ok());
    QCOMPARE(type->make({{u"size"_s, 0}}).problem().code, u"bad-setting"_s);
    QCOMPARE(type->make({{u"size"_s, 13}}).problem().code, u"unlucky"_s);
    // The definition's own check sees only what the schema could read.
    QCOMPARE(type->check({{u"size"_s, 13}, {u"kye"_s, u"x"_s}}).size(), 1);
}

void TestStepCatalogue::asksTheDefinition()
{
    StepCatalogue catalogue;
    catalogue.add(definition(u"a"_s));
    const StepType *type = catalogue.find(u"a"_s);
    QCOMPARE(type->fields({{u"key"_s, u"k"_s}}).reads, QStringList{u"k"_s});
    QCOMPARE(type->capabilities({{u"key"_s, u"k"_s}}).connectsTo, QStringList{u"k"_s});

    StepDefinition<Parameters> plain = definition(u"b"_s);
    plain.fields = {};
    plain.check = {};
    plain.capabilities = {};
    catalogue.add(plain);
    QVERIFY(catalogue.find(u"b"_s)->fields({}).others == FieldFlow::Others::Kept);
    QVERIFY(catalogue.find(u"b"_s)->check({}).isEmpty());
    QVERIFY(catalogue.find(u"b"_s)->capabilities({}).runs.isEmpty());
}

void TestStepCatalogue::isWrittenAsJson()
{
    StepCatalogue catalogue;
    catalogue.add(definition(u"a"_s));
    const QJsonObject json = toJson(*catalogue.find(u"a"_s));
    QCOMPARE(json.value(u"type"_s), QJsonValue(u"a"_s));
    QCOMPARE(json.value(u"kind"_s), QJsonValue(u"transform"_s));
    QCOMPARE(json.value(u"outputs"_s).toArray().size(), 1);
    const QJsonArray parameters = json.value(u"parameters"_s).toArray();
    QCOMPARE(parameters.size(), 2);
    const QJsonObject size = parameters[0].toObject();
    QCOMPARE(size.value(u"unit"_s), QJsonValue(u"pixels"_s));
    QCOMPARE(size.value(u"default"_s), QJsonValue(64));
    QCOMPARE(size.value(u"range"_s), QJsonValue(QJsonArray{1, 100}));
    QVERIFY(!size.value(u"secret"_s).toBool());
    QVERIFY(parameters[1].toObject().value(u"secret"_s).toBool());
}

void TestStepCatalogue::pathsAreRelativeToTheFile()
{
    const StepContext context{.stepId = {}, .baseFolder = u"/base/folder"_s, .stop = {}};
    QCOMPARE(context.absolutePath(u"a/../b"_s), u"/base/folder/b"_s);
    QCOMPARE(context.absolutePath(u"../b"_s), u"/base/b"_s);
    QCOMPARE(context.absolutePath(u"/b/"_s), u"/b"_s);
    QCOMPARE(context.absolutePath(u"."_s), u"/base/folder"_s);
}

QTEST_APPLESS_MAIN(TestStepCatalogue)
#include "tst_stepcatalogue.moc"
