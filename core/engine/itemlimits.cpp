// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/itemlimits.h>

#include <paipa/base/failure.h>
#include <paipa/base/quantities.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

void throwTooLarge(std::size_t bytes, const ItemLimit &limit)
{
    const auto text = [](std::size_t size) {
        return toString(ByteSize{static_cast<qint64>(size)});
    };
    throw Failure(
        itemTooLargeCode,
        Sentence::tr(
            "an item of %1 is larger than the %2 that the step \"%3\" takes; raise the limit "
            "of its queue for one item, or hand on smaller ones")
            .arg(text(bytes), text(limit.bytes), limit.step),
        Retry::Never);
}

} // namespace paipa::engine
