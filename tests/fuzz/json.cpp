// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"
#include "steps/json/jsonparser.h"

#include <paipa/records/recordcodec.h>

using namespace paipa;
using namespace paipa::fuzz;
using namespace paipa::steps;

namespace {

constexpr int maxDepth = 32;

/// Nothing if \a line is no object.
std::optional<Record> read(const QByteArray &line)
{
    static JsonParser parser(maxDepth);
    const QByteArray padded =
        line + QByteArray(static_cast<qsizetype>(JsonParser::readableAfterLine), ' ');
    Record record;
    const Sentence problem = parser.parse(QByteArrayView(padded).first(line.size()), record);
    return problem.isEmpty() ? std::optional(record) : std::nullopt;
}

/// For other programs: numbers keep their value and not their type, so the text is compared.
void requirePlainRoundTrip(const Record &record)
{
    const QByteArray written = toPlainJsonLine(record);
    require(!written.contains('\n'), "a record is one line");
    const std::optional<Record> again = read(written);
    require(again.has_value(), "a line that was written can be read");
    require(toPlainJsonLine(*again) == written, "writing it again gives the same line");
}

/// For ourselves: of the same types.
void requireExactRoundTrip(const Record &record)
{
    const std::optional<Record> again = recordFromJsonLine(toJsonLine(record));
    require(again == record, "a record that was kept is the same");
}

} // namespace

/// JSON Lines, and both ways to write a record as JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    for (const QByteArray &line : bytesOf(data, size).split('\n')) {
        if (const std::optional<Record> record = read(line)) {
            requirePlainRoundTrip(*record);
            requireExactRoundTrip(*record);
        }
    }
    return 0;
}
