// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinecommands.h"
#include "document/pipelinedocument.h"
#include "document/steps.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinefile.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestPipelineDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = make();
    }
    void cleanup() { m_document.reset(); }

    void aSavedFileIsReadBackAsItWas()
    {
        addStep();
        QVERIFY(m_document->editor().isModified());
        QVERIFY(m_document->saveAs(path()).isEmpty());
        QVERIFY(!m_document->editor().isModified());
        QCOMPARE(m_document->title(), u"a"_s);
        const QByteArray bytes = contentOf(path());
        const auto other = make();
        QVERIFY(other->open(path()).isEmpty());
        QCOMPARE(other->editor().spec(), m_document->editor().spec());
        QVERIFY(other->saveAs(path()).isEmpty());
        QCOMPARE(contentOf(path()), bytes);
    }

    void aFileThatIsNoPipelineLeavesTheDocumentAlone()
    {
        addStep();
        const PipelineSpec before = m_document->editor().spec();
        write(path(), "{ \"format\": ");
        QVERIFY(!m_document->open(path()).isEmpty());
        QCOMPARE(m_document->editor().spec(), before);
        QVERIFY(m_document->editor().path().isEmpty());
    }

    void aFailedSaveLeavesTheFileAlone()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        addStep();
        QVERIFY(m_document->saveAs(path()).isEmpty());
        const QByteArray bytes = contentOf(path());
        addStep();
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
        const Problems problems = m_document->save();
        QFile::setPermissions(m_folder->path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!problems.isEmpty());
        QVERIFY(m_document->editor().isModified());
        QCOMPARE(contentOf(path()), bytes);
    }

    void whatTheFileSaidBeforeASaveIsKept()
    {
        addStep();
        QVERIFY(m_document->saveAs(path()).isEmpty());
        QVERIFY(m_document->earlierVersions().isEmpty());
        const QByteArray before = contentOf(path());
        addStep();
        QVERIFY(m_document->save().isEmpty());
        QVERIFY(m_document->save().isEmpty()); // changes nothing
        const QList<EarlierVersions::Version> kept = m_document->earlierVersions();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contentOf(kept.first().file), before);
    }

    void aSaveIntoAMissingFolderSaysSo()
    {
        addStep();
        QVERIFY(!m_document->saveAs(m_folder->filePath(u"missing/a.paipa"_s)).isEmpty());
        QVERIFY(m_document->editor().isModified());
        QVERIFY(m_document->editor().path().isEmpty());
    }

    void ownSavesAreNoChangeOnDiskButThoseOfOthersAre()
    {
        addStep();
        QVERIFY(m_document->saveAs(path()).isEmpty());
        QSignalSpy changed(m_document.get(), &PipelineDocument::changedOnDisk);
        addStep();
        QVERIFY(m_document->save().isEmpty());
        // The watch must have survived the atomic replacement.
        write(path(), toJson(PipelineSpec{.name = u"other"_s}));
        QVERIFY(changed.wait());
        QCOMPARE(changed.count(), 1);
    }

    void theSameFileIsKnownToBeOpenElsewhere()
    {
        addStep();
        QVERIFY(m_document->saveAs(path()).isEmpty());
        QVERIFY(!m_document->isOpenElsewhere());
        const auto other = make();
        QVERIFY(other->open(path()).isEmpty());
        QVERIFY(other->isOpenElsewhere());
    }

    void whatAKilledProgramLeftIsFoundAndRecovered()
    {
        addStep();
        QVERIFY(m_document->saveAs(path()).isEmpty());
        addStep();
        const PipelineSpec unsaved = m_document->editor().spec();
        m_document->journal().flush();
        QCOMPARE(RecoveryJournal::orphans(recoveryFolder()).size(), 0); // it is alive
        // As after a kill: the journal without anybody who holds its lock.
        const QDir folder(recoveryFolder());
        const QString journal = folder.entryList({u"*.paipa-recovery"_s}).value(0);
        QVERIFY(QFile::copy(folder.filePath(journal), folder.filePath(u"dead.paipa-recovery"_s)));
        const QList<Recovery> found = RecoveryJournal::orphans(recoveryFolder());
        QCOMPARE(found.size(), 1);
        const auto other = make();
        other->recover(found.first());
        QCOMPARE(other->editor().spec(), unsaved);
        QCOMPARE(other->editor().path(), path());
        QVERIFY(other->editor().isModified());
        QCOMPARE(RecoveryJournal::orphans(recoveryFolder()).size(), 0);
    }

    void aSavedDocumentLeavesNothingToRecover()
    {
        addStep();
        m_document->journal().flush();
        QCOMPARE(journals(), 1);
        QVERIFY(m_document->saveAs(path()).isEmpty());
        m_document->journal().flush();
        QCOMPARE(journals(), 0);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.paipa"_s); }
    [[nodiscard]] QString recoveryFolder() const { return m_folder->filePath(u"data/recovery"_s); }
    [[nodiscard]] qsizetype journals() const
    {
        return QDir(recoveryFolder()).entryList({u"*.paipa-recovery"_s}).size();
    }
    [[nodiscard]] std::unique_ptr<PipelineDocument> make()
    {
        return std::make_unique<PipelineDocument>(
            m_catalogue, m_folder->filePath(u"data"_s),
            TrustList(m_folder->filePath(u"data/trust.json"_s)));
    }
    void addStep()
    {
        PipelineEditor &editor = m_document->editor();
        PipelineCommands(editor).addStep(newStep(editor.spec(), m_catalogue, u"files.hash"_s), {});
    }

    StepCatalogue m_catalogue;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PipelineDocument> m_document;
};

QTEST_MAIN(TestPipelineDocument)
#include "tst_pipelinedocument.moc"
