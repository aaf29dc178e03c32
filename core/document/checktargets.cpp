// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>

using namespace Qt::Literals::StringLiterals;

// What the steps that run write to.
namespace paipa {

namespace {

/// The setting of \a type that names \a file.
QString pointerToFile(const StepType &type, const QJsonObject &settings, const QString &file,
                      const QString &step)
{
    const QString pointer = step + u"/settings"_s;
    for (const ParameterInfo &info : type.parameters()) {
        if (info.role == TextRole::OutputFile && settings.value(info.key).toString() == file)
            return pointerTo(pointer, info.key);
    }
    return pointer;
}

} // namespace

void checkTargets(CheckContext &context, const QList<CheckedSettings> &settings)
{
    QHash<QString, StepId> writers;
    for (qsizetype i = 0; i < context.spec.steps.size(); ++i) {
        const StepSpec &step = context.spec.steps[i];
        const StepType *type = context.typeOf(step.id);
        if (!type || !settings[i].isReliable || !context.running.find(step.id))
            continue;
        for (const QString &file : type->capabilities(settings[i].settings).replaces) {
            if (file == "-"_L1) // the standard output
                continue;
            const QString path = QDir::cleanPath(file);
            if (!writers.contains(path)) {
                writers.insert(path, step.id);
                continue;
            }
            context.findings.error(
                pointerToFile(*type, settings[i].settings, file, stepPointer(i)), u"same-file"_s,
                Sentence::tr("the step \"%1\" writes the same file, and only what the last one "
                             "wrote would be left; name another file")
                    .arg(writers.value(path).text));
        }
    }
}

} // namespace paipa
