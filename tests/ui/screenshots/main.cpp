// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Writes pictures of the main states of the window: paipa_screenshots FOLDER THEME LANGUAGE SCALE

#include "scenes.h"
#include "widgets/theme.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5) {
        std::fputs("usage: paipa_screenshots FOLDER light|dark en|de SCALE\n", stderr);
        return 2;
    }
    QApplication::setOrganizationName(u"Paipa"_s);
    QApplication::setApplicationName(u"screenshots"_s);
    QLocale::setDefault(QLocale(arguments[3]));
    QTranslator qtTexts;
    if (qtTexts.load(u"qtbase_"_s + arguments[3],
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    QTranslator catalogueTexts;
    if (catalogueTexts.load(u":/i18n/catalogue_"_s + arguments[3]))
        QApplication::installTranslator(&catalogueTexts);
    QTranslator texts;
    if (texts.load(u":/i18n/paipa_"_s + arguments[3]))
        QApplication::installTranslator(&texts);
    const bool dark = arguments[2] == u"dark"_s;
    applyTheme(application, dark ? Brightness::Dark : Brightness::Light);
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    if (!loadStepModules(defaultModuleFolder(), catalogue).isEmpty())
        std::fputs("some steps are missing\n", stderr);
    LocalBackend backend;
    const QString work = arguments[1] + u"/work"_s;
    QDir(work).removeRecursively();
    MainWindow window(StudioServices{
        .catalogue = catalogue,
        .backend = backend,
        .trustList = TrustList(work + u"/data/trust.json"_s, QStringLiteral(PAIPA_SAMPLES)),
        .samplesFolder = QStringLiteral(PAIPA_SAMPLES),
        .dataFolder = work + u"/data"_s});
    window.resize(1440, 900);
    window.show();
    Scenes scenes(window, work,
                  u"%1/%2-%3-%4x-"_s.arg(arguments[1], arguments[2], arguments[3], arguments[4]));
    scenes.takeAll();
    return 0;
}
