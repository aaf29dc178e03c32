// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/mainwindow.h"

#include <paipa/backends/localbackend.h>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace paipa::test {

/// Paipa Studio as a new user finds it: no settings, no files, an empty pipeline, and a folder of
/// its own.
class StudioWindow final
{
public:
    /// \a catalogue must outlive the window.
    explicit StudioWindow(const StepCatalogue &catalogue, const QString &samplesFolder = {},
                          const QSize &size = {1280, 800})
    {
        using namespace Qt::Literals::StringLiterals;
        QApplication::setOrganizationName(u"Paipa"_s);
        QSettings().clear();
        m_window = std::make_unique<ui::MainWindow>(
            ui::StudioServices{.catalogue = catalogue,
                               .backend = m_backend,
                               .trustList = TrustList(filePath(u"data/trust.json"_s)),
                               .samplesFolder = samplesFolder,
                               .dataFolder = filePath(u"data"_s)});
        m_window->resize(size);
    }

    /// Gives the canvas the focus.
    [[nodiscard]] bool show()
    {
        m_window->show();
        if (!QTest::qWaitForWindowExposed(m_window.get()))
            return false;
        m_window->activateWindow();
        view().canvas().setFocus();
        return true;
    }
    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] ui::DocumentView &view() { return m_window->current(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    LocalBackend m_backend;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace paipa::test
