// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomspec.h"

#include <paipa/document/edits.h>
#include <paipa/document/pipelinefile.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace paipa;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

QString dataPath(const QString &name)
{
    return QStringLiteral(PAIPA_TEST_DATA "/pipelines/") + name;
}

/// How many lines of \a after are not in \a before, or the other way round, whichever is more.
qsizetype changedLines(const QByteArray &before, const QByteArray &after)
{
    QList<QByteArray> removed = before.split('\n');
    qsizetype added = 0;
    for (const QByteArray &line : after.split('\n'))
        added += removed.removeOne(line) ? 0 : 1;
    return std::max(added, removed.size());
}

/// Files cannot grow beyond \a bytes while this exists, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit{bytes, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_old{};
    void (*m_oldHandler)(int) = nullptr;
};

} // namespace

class tst_PipelineFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_files;

private Q_SLOTS:
    void canonicalFilesAreWrittenAsTheyWereRead_data();
    void canonicalFilesAreWrittenAsTheyWereRead();
    void theDocumentedExampleIsCanonical();
    void readsEverything();
    void formattingDoesNotMatter();
    void defaultsAreNotWritten();
    void randomPipelinesSurviveTheRoundTrip();
    void movingAStepChangesOneLine();
    void changingASettingChangesOneLine();
    void oldVersionsAreUpgraded_data();
    void oldVersionsAreUpgraded();
    void savesAndLoads();
    void aFailedSaveLeavesTheFile();
    void aFullDiskLeavesTheFile();
    void saysWhyAFileCannotBeRead_data();
    void saysWhyAFileCannotBeRead();
};

void tst_PipelineFile::canonicalFilesAreWrittenAsTheyWereRead_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(dataPath(u"good"_s));
    for (const QString &name : folder.entryList({u"*.paipa"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QVERIFY(folder.entryList({u"*.paipa"_s}).size() >= 3);
}

void tst_PipelineFile::canonicalFilesAreWrittenAsTheyWereRead()
{
    QFETCH(const QString, path);
    const Result<LoadedPipeline> loaded = loadPipeline(path);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(toString(loaded.problem())));
    QCOMPARE(toJson(loaded->spec), contentOf(path));
    QVERIFY(!loaded->upgradeNeeded());
}

void tst_PipelineFile::theDocumentedExampleIsCanonical()
{
    const QByteArray page = contentOf(QStringLiteral(PAIPA_SOURCE_DIR "/core/doc/file-format.md"));
    const qsizetype start = page.indexOf("```json\n") + 8;
    const QByteArray example = page.sliced(start, page.indexOf("```", start) - start);
    const Result<PipelineSpec> spec = pipelineFromJson(example, u"file-format.md"_s);
    QVERIFY2(spec.ok(), spec.ok() ? "" : qPrintable(toString(spec.problem())));
    QCOMPARE(toJson(*spec), example);
}

void tst_PipelineFile::readsEverything()
{
    const Result<LoadedPipeline> loaded = loadPipeline(dataPath(u"good/everything.paipa"_s));
    QVERIFY(loaded.ok());
    const PipelineSpec &spec = loaded->spec;
    QCOMPARE(spec.name, u"Everything that a file can say"_s);
    QCOMPARE(spec.environment, QStringList{u"HOME"_s});
    QCOMPARE(spec.variables.size(), 4);
    QCOMPARE(spec.variables.at(1).name, u"edge"_s); // in the order of the file
    QVERIFY(spec.findVariable(u"target"_s)->value.isUndefined());
    QCOMPARE(spec.stepIds().constFirst(), StepId{u"photos"_s});
    const StepSpec expected{
        .id = {u"thumb-2"_s},
        .type = u"image.thumbnail"_s,
        .typeVersion = 2,
        .workers = Workers{4},
        .rate = Rate{100, 1min},
        .slowAfter = 30s,
        .settings = {{u"size"_s, u"${edge}"_s}},
        .queue = {.items = 64, .bytes = ByteSize{64_MiB}, .itemBytes = ByteSize{16_MiB}},
        .onError = {.retries = 2,
                    .then = AfterFailure::SetAside,
                    .backoff = 250ms,
                    .backoffFactor = 1.5,
                    .backoffMax = 10s,
                    .jitter = Percent{20},
                    .retryFor = 10min,
                    .mostParked = 100,
                    .mostFailed = Percent{5},
                    .pauseAfter = 5,
                    .pauseFor = 1min},
        .notes = u"Small enough\nfor the web."_s};
    QCOMPARE(*spec.find(StepId{u"thumb-2"_s}), expected);
    QVERIFY(spec.onError.mostFailed == Allowance(qint64(50)));
    QVERIFY(!spec.find(StepId{u"upload"_s})->enabled);
    QVERIFY(spec.find(StepId{u"tidy"_s})->bypass);
    QVERIFY(spec.find(StepId{u"tidy"_s})->isInline);
    QVERIFY(spec.find(StepId{u"tidy"_s})->keepsOrder);
    QVERIFY(spec.find(StepId{u"index"_s})->onError.mostFailed == Allowance(qint64(20)));
    QCOMPARE(spec.find(StepId{u"index"_s})->queue.items, 9007199254740993);
    QCOMPARE(spec.links.at(2),
             (LinkSpec{.from = {.step = {u"thumb-2"_s}, .port = u"out"_s}, .to = {u"tidy"_s}}));
    QCOMPARE(spec.layout.nodes.value(StepId{u"index"_s}), (CanvasPoint{720, 96.5}));
    QCOMPARE(spec.layout.frames.at(0),
             (CanvasBox{.text = u"Output"_s, .rect = {460, -112, 480, 320}}));
    QCOMPARE(loaded->places.value(u"/steps/1/settings/size"_s), (TextPosition{47, 17}));
}

void tst_PipelineFile::formattingDoesNotMatter()
{
    const Result<PipelineSpec> canonical =
        pipelineFromJson("{\"format\": \"paipa-pipeline\", \"version\": 1, \"steps\": [{\"id\": "
                         "\"a\", \"type\": \"t\"}]}",
                         {});
    const Result<PipelineSpec> other = pipelineFromJson(
        "{\"links\":[],\r\n\"steps\":[{\"type\":\"t\",\"settings\":{},\"id\":\"a\",\"enabled\":"
        "true,\"queue\":{}}],"
        "\"layout\":{\"nodes\":{},\"notes\":[]},\"version\":1,\"format\":\"paipa-pipeline\"}",
        {});
    QVERIFY(canonical.ok() && other.ok());
    QCOMPARE(*canonical, *other);
}

void tst_PipelineFile::defaultsAreNotWritten()
{
    const PipelineSpec spec{.steps = {StepSpec{.id = {u"a"_s}, .type = u"t"_s}}};
    QCOMPARE(toJson(spec), "{\n  \"format\": \"paipa-pipeline\",\n  \"version\": 1,\n  \"steps\": "
                           "[\n    {\n      \"id\": \"a\",\n"
                           "      \"type\": \"t\"\n    }\n  ],\n  \"links\": []\n}\n"_ba);
}

void tst_PipelineFile::randomPipelinesSurviveTheRoundTrip()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        QRandomGenerator random(seed);
        const PipelineSpec spec = test::randomSpec(random);
        const QByteArray bytes = toJson(spec);
        const Result<PipelineSpec> read = pipelineFromJson(bytes, {});
        QVERIFY2(read.ok(),
                 qPrintable(u"seed %1: %2\n%3"_s.arg(
                     QString::number(seed), read.ok() ? QString() : toString(read.problem()),
                     QString::fromUtf8(bytes))));
        QVERIFY2(*read == spec,
                 qPrintable(u"seed %1\n%2"_s.arg(QString::number(seed), QString::fromUtf8(bytes))));
        QCOMPARE(toJson(*read), bytes);
    }
}

void tst_PipelineFile::movingAStepChangesOneLine()
{
    const Result<LoadedPipeline> loaded = loadPipeline(dataPath(u"good/everything.paipa"_s));
    const PipelineSpec after = moved(loaded->spec, {StepId{u"thumb-2"_s}}, CanvasPoint{16, 32});
    QCOMPARE(changedLines(toJson(loaded->spec), toJson(after)), 1);
    QVERIFY(toJson(after).contains("\"thumb-2\": [256, 32]"));
}

void tst_PipelineFile::changingASettingChangesOneLine()
{
    const Result<LoadedPipeline> loaded = loadPipeline(dataPath(u"good/everything.paipa"_s));
    const PipelineSpec after = withSetting(loaded->spec, StepId{u"thumb-2"_s}, u"size"_s, 512);
    QCOMPARE(changedLines(toJson(loaded->spec), toJson(after)), 1);
    const PipelineSpec workers = withWorkers(loaded->spec, StepId{u"thumb-2"_s}, Workers{8});
    QCOMPARE(changedLines(toJson(loaded->spec), toJson(workers)), 1);
}

void tst_PipelineFile::oldVersionsAreUpgraded_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("version");
    const QDir folder(dataPath(u"versions"_s)); // files are called <version>-<what>.paipa
    int newest = 0;
    for (const QString &name : folder.entryList({u"*.paipa"_s}, QDir::Files)) {
        const int version = name.section(u'-', 0, 0).toInt();
        newest = std::max(newest, version);
        QTest::newRow(qPrintable(name)) << folder.filePath(name) << version;
    }
    QCOMPARE(newest, pipelineFormatVersion); // each version keeps a fixture
}

void tst_PipelineFile::oldVersionsAreUpgraded()
{
    QFETCH(const QString, path);
    QFETCH(const int, version);
    const Result<LoadedPipeline> loaded = loadPipeline(path);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(toString(loaded.problem())));
    QCOMPARE(loaded->fileVersion, version);
    QCOMPARE(loaded->upgradeNeeded(), version < pipelineFormatVersion);
    QCOMPARE(toJson(loaded->spec), contentOf(path.chopped(5) + u"upgraded"_s));
}

void tst_PipelineFile::savesAndLoads()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ä b.paipa"_s);
    const PipelineSpec spec{.name = u"Grüße"_s};
    QVERIFY(savePipeline(spec, path).isEmpty());
    const Result<LoadedPipeline> loaded = loadPipeline(path);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->spec, spec);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void tst_PipelineFile::aFailedSaveLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"missing/a.paipa"_s);
    const Problems problems = savePipeline({}, path);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().place.file, path);
    QVERIFY(problems.constFirst().text.toString().startsWith("cannot save the file"_L1));
}

void tst_PipelineFile::aFullDiskLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.paipa"_s);
    const PipelineSpec before{.name = u"before"_s};
    QVERIFY(savePipeline(before, path).isEmpty());
    Problems problems;
    {
        const FileSizeLimit limit(1000);
        problems = savePipeline({.name = u"after"_s.repeated(10'000)}, path);
    }
    QCOMPARE(problems.size(), 1);
    QCOMPARE(loadPipeline(path)->spec, before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_PipelineFile::saysWhyAFileCannotBeRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"no-such.paipa"_s << u"no-such-file"_s;
    QTest::newRow("folder") << u"."_s << u"not-a-file"_s;
    QTest::newRow("device that never ends") << u"/dev/zero"_s << u"not-a-file"_s;
    const QString pipe = m_files.filePath(u"pipe.paipa"_s);
    mkfifo(QFile::encodeName(pipe).constData(), 0600);
    QTest::newRow("pipe that nobody writes to") << pipe << u"not-a-file"_s;
    QFile huge(m_files.filePath(u"huge.paipa"_s));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(qint64(1) << 40)); // takes no room
    QTest::newRow("huge") << huge.fileName() << u"too-large"_s;
}

void tst_PipelineFile::saysWhyAFileCannotBeRead()
{
    QFETCH(const QString, path);
    QFETCH(const QString, code);
    const Result<LoadedPipeline> loaded = loadPipeline(path);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.problem().code, code);
    QCOMPARE(loaded.problem().place.file, path);
}

QTEST_APPLESS_MAIN(tst_PipelineFile)
#include "tst_pipelinefile.moc"
