// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "support/testfiles.h"

#include <paipa/document/pipelinecapabilities.h>
#include <paipa/document/trustlist.h>

#include <paipa/catalogue/stepcatalogue.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Settings {
    QString folder;
    QString host;
    QString script;
};

class NoStep final : public RecordStep
{
public:
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return {}; }
};

StepCatalogue catalogueOfOne()
{
    StepCatalogue catalogue;
    catalogue.add(StepDefinition<Settings>{
        .info = {.type = u"test.all"_s,
                 .title = u"All"_s,
                 .summary = u"Does everything."_s,
                 .category = u"Test"_s,
                 .help = u"Everything."_s},
        .schema = Schema<Settings>()
                      .field(&Settings::folder,
                             {.key = u"folder"_s, .label = u"Folder"_s, .help = u"Written."_s})
                      .field(&Settings::host,
                             {.key = u"host"_s, .label = u"Host"_s, .help = u"Called."_s})
                      .field(&Settings::script, {.key = u"script"_s,
                                                 .label = u"Script"_s,
                                                 .help = u"Run."_s,
                                                 .role = TextRole::Expression}),
        .make = [](const Settings &) { return std::make_unique<NoStep>(); },
        .capabilities =
            [](const Settings &settings) {
                return Capabilities{.writesTo = {settings.folder}, .connectsTo = {settings.host}};
            }});
    return catalogue;
}

} // namespace

class TestPipelineCapabilities final : public QObject
{
    Q_OBJECT

private:
    const StepCatalogue m_catalogue = catalogueOfOne();

    static PipelineSpec specWith(const QJsonObject &settings)
    {
        PipelineSpec spec;
        spec.steps = {StepSpec{.id = {u"a"_s}, .type = u"test.all"_s, .settings = settings}};
        return spec;
    }
    [[nodiscard]] PipelineCapabilities of(const PipelineSpec &spec) const
    {
        return capabilitiesOf(spec, m_catalogue);
    }

private Q_SLOTS:
    void areThoseOfAllStepsTogether()
    {
        PipelineSpec spec = specWith({{u"folder"_s, u"z"_s}, {u"host"_s, u"example.org"_s}});
        spec.steps.append(StepSpec{.id = {u"b"_s},
                                   .type = u"test.all"_s,
                                   .settings = {{u"folder"_s, u"a"_s}, {u"script"_s, u"1+1"_s}}});
        spec.steps.append(spec.steps.constFirst());
        spec.steps.last().id = {u"c"_s};
        QCOMPARE(of(spec), (PipelineCapabilities{.writesTo = {u"a"_s, u"z"_s},
                                                 .connectsTo = {u"example.org"_s},
                                                 .scripts = {u"1+1"_s}}));
    }

    void whatDoesNotRunDoesNotCount()
    {
        PipelineSpec spec = specWith({{u"folder"_s, u"z"_s}});
        spec.steps.first().enabled = false;
        QCOMPARE(of(spec), PipelineCapabilities{});
    }

    void variablesOfTheFileAreReplaced()
    {
        PipelineSpec spec = specWith({{u"folder"_s, u"${out}/x"_s}, {u"host"_s, u"${server}"_s}});
        spec.variables = {VariableSpec{.name = u"out"_s, .value = u"/srv"_s},
                          VariableSpec{.name = u"server"_s}};
        QCOMPARE(of(spec).writesTo, QStringList{u"/srv/x"_s});
        QCOMPARE(of(spec).connectsTo, QStringList{u"${server}"_s});
    }

    void theEnvironmentIsNamedAndNotRead()
    {
        PipelineSpec spec = specWith({{u"folder"_s, u"${env:HOME}/x"_s}});
        spec.environment = {u"HOME"_s};
        QCOMPARE(of(spec).writesTo, QStringList{u"${env:HOME}/x"_s});
        QCOMPARE(of(spec).environment, QStringList{u"HOME"_s});
    }

    void fingerprintsTellThemApart()
    {
        const PipelineCapabilities base{.readsFrom = {u"a"_s, u"b"_s}};
        QCOMPARE(fingerprint(base), fingerprint(PipelineCapabilities{base}));
        const QList<PipelineCapabilities> others{
            {.readsFrom = {u"a"_s}},
            {.readsFrom = {u"a,b"_s}},
            {.writesTo = {u"a"_s, u"b"_s}},
            {.readsFrom = {u"a"_s}, .writesTo = {u"b"_s}},
            {.readsFrom = {u"a"_s, u"b"_s}, .environment = {u"HOME"_s}}};
        for (const PipelineCapabilities &other : others)
            QVERIFY(fingerprint(other) != fingerprint(base));
    }

    void trustEndsWithAnyOtherCapability()
    {
        const QTemporaryDir folder;
        const TrustList list(folder.filePath(u"data/trust.json"_s));
        const QString file = folder.filePath(u"a.paipa"_s);
        const PipelineCapabilities before{.writesTo = {u"out"_s}};
        QVERIFY(!list.trusts(file, before));
        QVERIFY(list.trust(file, before).isEmpty());
        QVERIFY(list.trusts(file, before));
        QVERIFY(!list.trusts(file, {.writesTo = {u"/etc"_s}}));
        QVERIFY(!list.trusts(folder.filePath(u"b.paipa"_s), before));
    }

    void whatCameWithTheProgramIsTrusted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("expected");
        QTest::newRow("shipped") << u"samples/a.paipa"_s << true;
        QTest::newRow("by a link to the folder") << u"link/a.paipa"_s << true;
        QTest::newRow("a folder with a similar name") << u"samples2/a.paipa"_s << false;
        QTest::newRow("out of the folder again") << u"samples/../b.paipa"_s << false;
        QTest::newRow("by a link out of the folder") << u"samples/out.paipa"_s << false;
    }
    void whatCameWithTheProgramIsTrusted()
    {
        QFETCH(const QString, file);
        QFETCH(const bool, expected);
        const QTemporaryDir folder;
        for (const QString &name : {u"samples/a.paipa"_s, u"samples2/a.paipa"_s, u"b.paipa"_s})
            test::writeFile(folder.filePath(name), "{}");
        QVERIFY(QFile::link(folder.filePath(u"samples"_s), folder.filePath(u"link"_s)));
        QVERIFY(
            QFile::link(folder.filePath(u"b.paipa"_s), folder.filePath(u"samples/out.paipa"_s)));
        const PipelineCapabilities some{.writesTo = {u"/"_s}};
        const QString list = folder.filePath(u"trust.json"_s);
        QCOMPARE(TrustList(list, folder.filePath(u"samples"_s)).trusts(folder.filePath(file), some),
                 expected);
        QVERIFY(!TrustList(list).trusts(folder.filePath(file), some));
        QVERIFY(!TrustList(list, folder.filePath(u"no"_s)).trusts(folder.filePath(file), some));
    }

    void aListThatOthersCanWriteIsWorthNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"trust.json"_s);
        const TrustList list(path);
        QVERIFY(list.trust(u"/a.paipa"_s, {}).isEmpty());
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::WriteOther));
        QVERIFY(!list.trusts(u"/a.paipa"_s, {}));
    }

    void trustThatCannotBeWrittenIsToldOf()
    {
        const QTemporaryDir folder;
        const TrustList list(folder.path()); // a folder, not a file
        QVERIFY(!list.trust(u"/a.paipa"_s, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPipelineCapabilities)
#include "tst_pipelinecapabilities.moc"
