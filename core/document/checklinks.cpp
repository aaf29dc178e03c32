// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

using namespace Qt::Literals::StringLiterals;

// Each link by itself.
namespace paipa {

namespace {

void checkStart(CheckContext &context, const QString &pointer, const OutputRef &from)
{
    if (context.indexOf(from.step) < 0) {
        const QString hint = didYouMean(from.step.text, context.idTexts());
        return context.findings.error(
            pointer, u"unknown-step"_s,
            u"the link starts at a step \"%1\" that does not exist"_s.arg(from.step.text) + hint);
    }
    const StepType *type = context.typeOf(from.step);
    if (!type)
        return;
    const StepInfo &info = type->info();
    if (info.kind == StepKind::Sink)
        return context.findings.error(
            pointer, u"link-out-of-sink"_s,
            u"the link starts at \"%1\", but %2 has no output"_s.arg(from.step.text, info.type));
    QStringList ports;
    for (const PortInfo &port : info.outputs)
        ports.append(port.name);
    if (!from.port.isEmpty() && !ports.contains(from.port))
        context.findings.error(pointer, u"unknown-port"_s,
                               u"%1 has no output \"%2\""_s.arg(info.type, from.port)
                                   + didYouMean(from.port, ports));
}

void checkEnd(CheckContext &context, const QString &pointer, const StepId &to)
{
    if (context.indexOf(to) < 0) {
        const QString base = to.text.section(u':', 0, 0);
        const bool namesPort = base != to.text && context.indexOf(StepId{base}) >= 0;
        const QString hint = namesPort ? u"; inputs have no names, write \"%1\""_s.arg(base)
                                       : didYouMean(to.text, context.idTexts());
        return context.findings.error(
            pointer, u"unknown-step"_s,
            u"the link leads to a step \"%1\" that does not exist"_s.arg(to.text) + hint);
    }
    const StepType *type = context.typeOf(to);
    if (type && type->info().kind == StepKind::Source)
        context.findings.error(
            pointer, u"link-into-source"_s,
            u"the link leads to \"%1\", but %2 makes its items itself and takes none"_s.arg(
                to.text, type->info().type));
}

/// The output with its name, so that "photos" and "photos:out" are the same.
OutputRef named(const CheckContext &context, OutputRef output)
{
    const StepType *type = context.typeOf(output.step);
    if (output.port.isEmpty() && type && !type->info().outputs.isEmpty())
        output.port = type->info().outputs.constFirst().name;
    return output;
}

} // namespace

void checkLinks(CheckContext &context)
{
    QSet<std::pair<QString, QString>> seen;
    for (qsizetype i = 0; i < context.spec.links.size(); ++i) {
        const LinkSpec &link = context.spec.links[i];
        const QString pointer = linkPointer(i);
        checkStart(context, pointerTo(pointer, u"from"_s), link.from);
        checkEnd(context, pointerTo(pointer, u"to"_s), link.to);
        const std::pair ends(toString(named(context, link.from)), link.to.text);
        if (seen.contains(ends))
            context.findings.error(
                pointer, u"duplicate-link"_s,
                u"there is already a link from \"%1\" to \"%2\"; remove one"_s.arg(
                    toString(link.from), link.to.text));
        seen.insert(ends);
    }
}

} // namespace paipa
