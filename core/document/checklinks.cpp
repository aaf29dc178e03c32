// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

using namespace Qt::Literals::StringLiterals;

// Each link by itself.
namespace paipa {

namespace {

std::optional<Fix> portFix(const QString &pointer, OutputRef from, const QStringList &ports)
{
    from.port = closest(from.port, ports);
    return from.port.isEmpty() ? std::nullopt : replacementOf(pointer, toString(from));
}

void checkStart(CheckContext &context, const QString &link, const OutputRef &from)
{
    const QString pointer = pointerTo(link, u"from"_s);
    if (context.indexOf(from.step) < 0) {
        const QString meant = closest(from.step.text, context.idTexts());
        const OutputRef output{.step = StepId{meant}, .port = from.port};
        return context.findings.error(
            pointer, u"unknown-step"_s,
            Sentence::tr("the link starts at a step \"%1\" that does not exist").arg(from.step.text)
                + didYouMean(from.step.text, context.idTexts()),
            Findings::At::Value,
            meant.isEmpty() ? removalOf(link) : replacementOf(pointer, toString(output)));
    }
    const StepType *type = context.typeOf(from.step);
    if (!type)
        return;
    const StepInfo &info = type->info();
    if (info.kind == StepKind::Sink)
        return context.findings.error(
            pointer, u"link-out-of-sink"_s,
            Sentence::tr("the link starts at \"%1\", but %2 has no output")
                .arg(from.step.text, info.type),
            Findings::At::Value, removalOf(link));
    QStringList ports;
    for (const PortInfo &port : info.outputs)
        ports.append(port.name);
    if (!from.port.isEmpty() && !ports.contains(from.port))
        context.findings.error(pointer, u"unknown-port"_s,
                               Sentence::tr("%1 has no output \"%2\"").arg(info.type, from.port)
                                   + didYouMean(from.port, ports),
                               Findings::At::Value, portFix(pointer, from, ports));
}

void checkEnd(CheckContext &context, const QString &link, const StepId &to)
{
    const QString pointer = pointerTo(link, u"to"_s);
    if (context.indexOf(to) < 0) {
        const QString base = to.text.section(u':', 0, 0);
        const bool namesPort = base != to.text && context.indexOf(StepId{base}) >= 0;
        const Sentence hint = namesPort
                                  ? Sentence::tr("; inputs have no names, write \"%1\"").arg(base)
                                  : didYouMean(to.text, context.idTexts());
        const QString meant = namesPort ? base : closest(to.text, context.idTexts());
        return context.findings.error(
            pointer, u"unknown-step"_s,
            Sentence::tr("the link leads to a step \"%1\" that does not exist").arg(to.text) + hint,
            Findings::At::Value, meant.isEmpty() ? removalOf(link) : replacementOf(pointer, meant));
    }
    const StepType *type = context.typeOf(to);
    if (type && type->info().kind == StepKind::Source)
        context.findings.error(
            pointer, u"link-into-source"_s,
            Sentence::tr("the link leads to \"%1\", but %2 makes its items itself and takes none")
                .arg(to.text, type->info().type),
            Findings::At::Value, removalOf(link));
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
        checkStart(context, pointer, link.from);
        checkEnd(context, pointer, link.to);
        const std::pair ends(toString(named(context, link.from)), link.to.text);
        if (seen.contains(ends))
            context.findings.error(
                pointer, u"duplicate-link"_s,
                Sentence::tr("there is already a link from \"%1\" to \"%2\"; remove one")
                    .arg(toString(link.from), link.to.text),
                Findings::At::Value, removalOf(pointer));
        seen.insert(ends);
    }
}

} // namespace paipa
