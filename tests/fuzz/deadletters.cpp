// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <paipa/records/recordcodec.h>
#include <paipa/run/deadletters.h>

#include <QTemporaryFile>

using namespace paipa;
using namespace paipa::fuzz;

/// The items that a run has set aside, from a file that may be cut off, or may be none of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    QTemporaryFile file;
    require(file.open() && file.write(bytes) == bytes.size() && file.flush(), "a file can be made");
    qsizetype letters = 0;
    const Problems problems = readDeadLetters(file.fileName(), [&](const KeptDeadLetter &letter) {
        ++letters;
        require(!letter.item || recordFromJsonLine(toJsonLine(*letter.item)) == letter.item,
                "an item that is tried again is what it was");
        return true;
    });
    require(letters <= bytes.count('\n') + 1, "a letter is a line");
    require(problems.size() <= 1, "the first line that is no letter ends it");
    return 0;
}
