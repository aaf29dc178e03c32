// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "screen.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>

#include <QDirIterator>
#include <QFile>
#include <QPushButton>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// The real program on a real screen, killed while somebody edits.
class TestRecovery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Task 6: after kill -9, one click brings back every gesture that is older than two seconds.
    void oneClickBringsBackWhatWasDrawnBeforeTheKill()
    {
        QVERIFY(m_screen.isOn());
        QProcess studio;
        QVERIFY(m_screen.show(studio, {QStringLiteral(PAIPA_PROGRAM_DIR "/paipa-studio")}));
        for (const QString &word : {u"hash"_s, u"flatten"_s}) {
            m_screen.press(u"space"_s);
            m_screen.type(word);
            m_screen.press(u"Return"_s);
        }
        QTRY_VERIFY_WITH_TIMEOUT(journal().contains("flow.flatten"), 20'000);
        studio.kill();
        QVERIFY(studio.waitForFinished());
        QCOMPARE(studio.exitStatus(), QProcess::CrashExit);

        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        LocalBackend backend;
        MainWindow next(
            StudioServices{.catalogue = catalogue,
                           .backend = backend,
                           .trustList = TrustList(m_screen.dataFolder() + u"/trust.json"_s),
                           .samplesFolder = {},
                           .dataFolder = m_screen.dataFolder()});
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
    [[nodiscard]] QByteArray journal() const
    {
        QByteArray content;
        QDirIterator files(m_screen.dataFolder() + u"/recovery"_s, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                content += file.readAll();
        }
        return content;
    }

    test::Screen m_screen;
};

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
