// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runstate.h>

#include <QTest>

/// Shows states by their names.
namespace QTest {

inline bool qCompare(const paipa::engine::RunState &actual, const paipa::engine::RunState &expected,
                     const char *actualText, const char *expectedText, const char *file, int line)
{
    return qCompare(toString(actual), toString(expected), actualText, expectedText, file, line);
}

} // namespace QTest
