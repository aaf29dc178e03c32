// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/catalogue/pluginloader.h>

#include <paipa/base/version.h>

#include <QDir>
#include <QFileInfo>
#include <QLibrary>

#include <dlfcn.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

using RegisterSteps = void (*)(StepCatalogue &);
using ModuleVersion = const char *(*)();

/// Why \a file must not be loaded from \a folder, or an empty text.
Sentence objection(const QFileInfo &file, const QDir &folder)
{
    const QString target = file.canonicalFilePath();
    if (!target.startsWith(folder.canonicalPath() + u'/'))
        return Sentence::tr("it is a link to a file outside of its folder");
    const QFileInfo real(target);
    if (real.permission(QFile::WriteGroup) || real.permission(QFile::WriteOther))
        return Sentence::tr("others may change it; run: chmod go-w \"%1\"").arg(target);
    if (real.ownerId() != 0 && real.ownerId() != geteuid())
        return Sentence::tr("it belongs to another user");
    return {};
}

/// Adds the steps of \a file; why that is not possible, or an empty text.
Sentence load(const QFileInfo &file, StepCatalogue &catalogue)
{
    QLibrary library(file.canonicalFilePath());
    library.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    if (!library.load())
        return Sentence::verbatim(library.errorString());
    const auto moduleVersion =
        reinterpret_cast<ModuleVersion>(library.resolve("paipaModuleVersion"));
    const auto registerSteps =
        reinterpret_cast<RegisterSteps>(library.resolve("paipaRegisterSteps"));
    if (!moduleVersion || !registerSteps)
        return Sentence::tr("it is not a step module");
    const QString built = QString::fromUtf8(moduleVersion());
    if (built != version())
        return Sentence::tr("it was built for Paipa %1, and this is %2").arg(built, version());
    registerSteps(catalogue);
    return {};
}

} // namespace

QString defaultModuleFolder()
{
    static constexpr char inside = 0; // of this library, whatever program loads it
    Dl_info library{};
    if (dladdr(&inside, &library) == 0)
        return {};
    const QFileInfo file(QFile::decodeName(library.dli_fname));
    return QDir::cleanPath(file.absolutePath() + u"/paipa/steps"_s);
}

Problems loadStepModules(const QString &folder, StepCatalogue &catalogue)
{
    Problems problems;
    const QDir modules(folder);
    const QFileInfoList files =
        modules.entryInfoList({u"*.so"_s}, QDir::Files | QDir::System, QDir::Name);
    for (const QFileInfo &file : files) {
        Sentence why = objection(file, modules);
        if (why.isEmpty())
            why = load(file, catalogue);
        if (why.isEmpty())
            continue;
        problems.append(Problem{.code = u"step-module"_s,
                                .text = Sentence::tr("the step module was not loaded: %1").arg(why),
                                .place = {.file = file.filePath()},
                                .severity = Severity::Warning});
    }
    return problems;
}

} // namespace paipa
