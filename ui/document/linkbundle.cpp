// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/linkbundle.h"

#include "document/steps.h"

#include <paipa/document/edits.h>

#include <algorithm>
#include <iterator>

namespace paipa::ui {

namespace {

/// Whatever the ports are called: one that is named may be the first one.
qsizetype outputNumber(const OutputRef &output, const PipelineSpec &spec,
                       const StepCatalogue &catalogue)
{
    const StepSpec *step = spec.find(output.step);
    return step ? outputIndex(outputsOf(*step, spec, catalogue), output.port) : -1;
}

LinkSpec withEnd(LinkSpec link, const LinkEnd &end)
{
    if (const auto *output = std::get_if<OutputRef>(&end))
        link.from = *output;
    else
        link.to = std::get<StepId>(end);
    return link;
}

} // namespace

QList<LinkSpec> linksAt(const PipelineSpec &spec, const StepCatalogue &catalogue,
                        const LinkEnd &end)
{
    QList<LinkSpec> links;
    std::ranges::copy_if(spec.links, std::back_inserter(links), [&](const LinkSpec &link) {
        const auto *output = std::get_if<OutputRef>(&end);
        if (!output)
            return link.to == std::get<StepId>(end);
        return link.from.step == output->step
               && outputNumber(link.from, spec, catalogue)
                      == outputNumber(*output, spec, catalogue);
    });
    return links;
}

PipelineSpec withLinksMoved(PipelineSpec spec, const StepCatalogue &catalogue,
                            const QList<LinkSpec> &links, const LinkEnd &end)
{
    for (const LinkSpec &link : links) {
        const LinkSpec other = withEnd(link, end);
        if (linkFit(withoutLink(spec, link), catalogue, other.from, other.to) == LinkFit::Fits)
            spec = withLinkReplaced(std::move(spec), link, other);
    }
    return spec;
}

} // namespace paipa::ui
