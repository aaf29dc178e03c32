// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/run.h>

namespace paipa {

Problem toProblem(const engine::RunError &error)
{
    engine::RunError ofStep = error;
    ofStep.worker = -1; // a problem belongs to a step, whichever worker came upon it
    return {.code = error.code, .text = engine::toSentence(ofStep), .place = {.step = error.step}};
}

} // namespace paipa
