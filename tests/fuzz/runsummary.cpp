// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <paipa/run/runsummary.h>

#include <QJsonDocument>
#include <QJsonObject>

using namespace paipa;
using namespace paipa::fuzz;

/// The summary of a past run.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QJsonObject json = QJsonDocument::fromJson(bytesOf(data, size)).object();
    const std::optional<RunSummary> summary = runSummaryFromJson(json);
    if (!summary)
        return 0;
    (void)toText(*summary);
    const QJsonObject written = toJson(*summary);
    const std::optional<RunSummary> again = runSummaryFromJson(written);
    require(again.has_value(), "a summary that was written can be read");
    require(toJson(*again) == written, "writing it again gives the same");
    return 0;
}
