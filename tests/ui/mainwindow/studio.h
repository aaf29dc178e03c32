// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/resultdock.h"

#include <paipa/backends/localbackend.h>

#include "support/smallsteps.h"

#include <QDockWidget>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace paipa::test {

/// The whole window, with small steps and a folder of its own.
struct Studio {
    explicit Studio(const QString &samplesFolder = {})
        : window(ui::StudioServices{
            .catalogue = steps.catalogue,
            .backend = backend,
            .trustList = TrustList(folder.filePath(QStringLiteral("trust.json")), samplesFolder),
            .samplesFolder = samplesFolder,
            .dataFolder = folder.path()})
    {
        QSettings().clear();
        window.resize(1280, 800);
        window.show();
    }
    [[nodiscard]] bool isSeen() { return QTest::qWaitForWindowExposed(&window); }
    [[nodiscard]] ui::DocumentView &view() { return window.current(); }
    [[nodiscard]] ui::MessageBar &message() { return view().page().messageBar(); }
    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("a.paipa")); }
    void edit(qint64 items, const QStringList &types)
    {
        view().editor().reset(chain(items, types), {});
    }
    [[nodiscard]] ui::ResultDock &results() { return *window.findChild<ui::ResultDock *>(); }
    [[nodiscard]] QDockWidget &inspector()
    {
        return *window.findChild<QDockWidget *>(QStringLiteral("inspectorDock"));
    }
    [[nodiscard]] QString tabTitle(QWidget &panel)
    {
        return view().results().tabText(view().results().indexOf(&panel));
    }

    QTemporaryDir folder;
    TestSteps steps;
    LocalBackend backend;
    ui::MainWindow window;
};

inline void pressChoice(ui::MessageBar &bar, const QString &text)
{
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->text() == text && !button->isHidden())
            return button->click();
    }
    QFAIL("there is no such choice");
}

} // namespace paipa::test
