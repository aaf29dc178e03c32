// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// The real program on a real screen, killed while somebody edits.
class TestRecovery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_screen.start(QStringLiteral(PAIPA_XVFB),
                       {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s});
        QVERIFY(m_screen.waitForReadyRead(20'000));
        m_display = u":"_s + QString::fromLatin1(m_screen.readLine().trimmed());
    }
    void cleanupTestCase()
    {
        m_screen.terminate();
        m_screen.waitForFinished();
    }

    /// Task 6: after kill -9, one click brings back every gesture that is older than two seconds.
    void oneClickBringsBackWhatWasDrawnBeforeTheKill()
    {
        QProcess studio;
        start(studio);
        const QString window =
            tool({u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--name"_s, u"Paipa Studio"_s})
                .section(u'\n', 0, 0);
        QVERIFY(!window.isEmpty());
        tool({u"windowfocus"_s, u"--sync"_s, window});
        for (const QString &word : {u"hash"_s, u"flatten"_s}) {
            tool({u"key"_s, u"--delay"_s, u"40"_s, u"space"_s});
            tool({u"type"_s, u"--delay"_s, u"40"_s, word});
            tool({u"key"_s, u"Return"_s});
        }
        QTRY_VERIFY_WITH_TIMEOUT(journal().contains("flow.flatten"), 20'000);
        studio.kill();
        QVERIFY(studio.waitForFinished());
        QCOMPARE(studio.exitStatus(), QProcess::CrashExit);

        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        LocalBackend backend;
        MainWindow next(StudioServices{.catalogue = catalogue,
                                       .backend = backend,
                                       .samplesFolder = {},
                                       .dataFolder = dataFolder()});
        next.files().offerRecovery();
        const QList<QPushButton *> choices =
            next.current().page().messageBar().findChildren<QPushButton *>();
        QCOMPARE(choices.size(), 2);
        choices.constFirst()->click();
        const PipelineSpec &spec = next.current().editor().spec();
        QCOMPARE(spec.steps.size(), 2);
        QCOMPARE(spec.steps[0].type, u"files.hash"_s);
        QCOMPARE(spec.steps[1].type, u"flow.flatten"_s);
        QCOMPARE(spec.links.size(), 1);
        QVERIFY(next.current().editor().isModified());
    }

private:
    void start(QProcess &studio)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, m_display);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        studio.setProcessEnvironment(environment);
        studio.setProcessChannelMode(QProcess::ForwardedChannels);
        studio.start(QStringLiteral(PAIPA_PROGRAM_DIR "/paipa-studio"), {});
        QVERIFY(studio.waitForStarted());
    }
    QString tool(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, m_display);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PAIPA_XDOTOOL), arguments);
        process.waitForFinished(20'000);
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }
    [[nodiscard]] QString dataFolder() const
    {
        return m_folder.filePath(u"data/Paipa/paipa-studio"_s);
    }
    [[nodiscard]] QByteArray journal() const
    {
        QByteArray content;
        QDirIterator files(dataFolder() + u"/recovery"_s, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                content += file.readAll();
        }
        return content;
    }

    QTemporaryDir m_folder;
    QProcess m_screen;
    QString m_display;
};

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
