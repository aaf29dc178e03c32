// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

class TestPluginLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void addsTheStepsOfAModule();
    void looksBesideTheLibrary();
    void findsNothingInAMissingFolder();
    void followsALinkInsideTheFolder();
    void leavesOutWhatItMustNotLoad_data();
    void leavesOutWhatItMustNotLoad();
    void goesOnAfterAModuleThatItLeavesOut();

private:
    /// Copies a module of the build to \a name in the test's folder.
    void place(const QString &module, const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPluginLoader::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void TestPluginLoader::place(const QString &module, const QString &name)
{
    const QString target = m_folder->filePath(name);
    QVERIFY(QFile::copy(QStringLiteral(PAIPA_TEST_MODULES) + u'/' + module, target));
    QVERIFY(QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner));
}

void TestPluginLoader::addsTheStepsOfAModule()
{
    place(u"good.so"_s, u"good.so"_s);
    place(u"foreign.so"_s, u"notes.txt"_s); // not a module by its name
    StepCatalogue catalogue;
    const Problems problems = loadStepModules(m_folder->path(), catalogue);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems[0].text.toString()));
    QCOMPARE(catalogue.typeNames(), QStringList{u"test.good"_s});
}

void TestPluginLoader::looksBesideTheLibrary()
{
    QVERIFY2(defaultModuleFolder().endsWith(u"/lib/paipa/steps"_s),
             qPrintable(defaultModuleFolder()));
    QVERIFY(!defaultModuleFolder().contains(u".."_s));
}

void TestPluginLoader::findsNothingInAMissingFolder()
{
    StepCatalogue catalogue;
    QVERIFY(loadStepModules(m_folder->filePath(u"nowhere"_s), catalogue).isEmpty());
    QVERIFY(catalogue.typeNames().isEmpty());
}

void TestPluginLoader::followsALinkInsideTheFolder()
{
    place(u"good.so"_s, u"good.so.1"_s);
    QVERIFY(QFile::link(u"good.so.1"_s, m_folder->filePath(u"good.so"_s)));
    StepCatalogue catalogue;
    QVERIFY(loadStepModules(m_folder->path(), catalogue).isEmpty());
    QCOMPARE(catalogue.typeNames(), QStringList{u"test.good"_s});
}

void TestPluginLoader::leavesOutWhatItMustNotLoad_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("others may write")
        << u"writable"_s << u"others may change it; run: chmod go-w"_s;
    QTest::newRow("group may write") << u"group"_s << u"others may change it; run: chmod go-w"_s;
    QTest::newRow("link that leads out")
        << u"link"_s << u"a link to a file outside of its folder"_s;
    QTest::newRow("link to nothing")
        << u"dangling"_s << u"a link to a file outside of its folder"_s;
    QTest::newRow("no library") << u"text"_s << u"file too short"_s;
    QTest::newRow("another library") << u"foreign"_s << u"it is not a step module"_s;
    QTest::newRow("another version") << u"old"_s << u"it was built for Paipa 0.0.1, and this is "_s;
}

void TestPluginLoader::leavesOutWhatItMustNotLoad()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const QString file = m_folder->filePath(u"module.so"_s);
    if (kind == u"foreign"_s || kind == u"old"_s) {
        place(kind + u".so"_s, u"module.so"_s);
    } else if (kind == u"link"_s) {
        QVERIFY(QFile::link(QStringLiteral(PAIPA_TEST_MODULES "/good.so"), file));
    } else if (kind == u"dangling"_s) {
        QVERIFY(QFile::link(u"nowhere.so"_s, file));
    } else if (kind == u"text"_s) {
        QFile textFile(file);
        QVERIFY(textFile.open(QFile::WriteOnly));
        textFile.write("no library");
        textFile.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    } else {
        place(u"good.so"_s, u"module.so"_s);
        const QFile::Permission others = kind == u"group"_s ? QFile::WriteGroup : QFile::WriteOther;
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | others));
    }
    StepCatalogue catalogue;
    const Problems problems = loadStepModules(m_folder->path(), catalogue);
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems[0].text.toString().contains(text), qPrintable(problems[0].text.toString()));
    QCOMPARE(problems[0].place.file, file);
    QCOMPARE(problems[0].code, u"step-module"_s);
    QVERIFY(problems[0].severity == Severity::Warning);
    QVERIFY(catalogue.typeNames().isEmpty());
}

void TestPluginLoader::goesOnAfterAModuleThatItLeavesOut()
{
    place(u"foreign.so"_s, u"a.so"_s);
    place(u"good.so"_s, u"b.so"_s);
    StepCatalogue catalogue;
    QCOMPARE(loadStepModules(m_folder->path(), catalogue).size(), 1);
    QCOMPARE(catalogue.typeNames(), QStringList{u"test.good"_s});
}

QTEST_GUILESS_MAIN(TestPluginLoader)
#include "tst_pluginloader.moc"
