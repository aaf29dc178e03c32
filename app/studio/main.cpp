// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/themechoice.h"
#include "samplesfolder.h"

#include <paipa/backends/localbackend.h>
#include <paipa/base/filedescriptor.h>
#include <paipa/base/version.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDebug>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Ours are English if there are none in the user's language: its plurals are in there.
struct Texts {
    QTranslator qt;
    QTranslator catalogue;
    QTranslator own;
};

void install(Texts &texts)
{
    if (texts.qt.load(QLocale(), u"qtbase"_s, u"_"_s,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&texts.qt);
    if (texts.catalogue.load(QLocale(), u"catalogue"_s, u"_"_s, u":/i18n"_s))
        QApplication::installTranslator(&texts.catalogue);
    if (texts.own.load(QLocale(), u"paipa"_s, u"_"_s, u":/i18n"_s)
        || texts.own.load(u":/i18n/paipa_en"_s))
        QApplication::installTranslator(&texts.own);
}

struct Given {
    QStringList files;
    bool trusted = false;
};

Given whatIsGiven(QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Draws, runs and watches pipelines."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption trust(
        u"trust"_s,
        QCoreApplication::translate("main", "Lets the given pipelines run without asking."));
    parser.addOption(trust);
    parser.addPositionalArgument(
        u"file"_s, QCoreApplication::translate("main", "Pipelines to open."), u"[file...]"_s);
    parser.process(application);
    return {.files = parser.positionalArguments(), .trusted = parser.isSet(trust)};
}

} // namespace

int main(int argc, char *argv[])
{
    paipa::occupyStandardStreams();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Paipa"_s);
    QApplication::setApplicationName(u"paipa-studio"_s);
    QApplication::setApplicationDisplayName(u"Paipa Studio"_s);
    QApplication::setApplicationVersion(paipa::version());
    Texts texts;
    install(texts);
    const Given given = whatIsGiven(application);
    paipa::ui::restoreTheme();

    paipa::StepCatalogue catalogue;
    paipa::registerBuiltinSteps(catalogue);
    for (const paipa::Problem &problem : loadStepModules(paipa::defaultModuleFolder(), catalogue))
        qWarning().noquote() << toString(problem);
    paipa::LocalBackend backend;
    paipa::ui::MainWindow window(paipa::ui::StudioServices{
        .catalogue = catalogue,
        .backend = backend,
        .trustList = paipa::TrustList(paipa::TrustList::fileOfUser(), paipa::samplesFolder()),
        .samplesFolder = paipa::samplesFolder(),
        .dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)});
    window.show();
    for (const QString &file : given.files) {
        window.files().openPath(file);
        if (given.trusted)
            window.current().document().trustOnce();
    }
    window.files().offerRecovery();
    return QApplication::exec();
}
