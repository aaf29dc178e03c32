// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

// Each subject is a program of its own that defines this function. libFuzzer calls it with ever new
// inputs in `make fuzz`; replay.cpp calls it with the corpus in every build.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
/// Called once before.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv);

namespace paipa::fuzz {

/// Ends the process, as a sanitizer would, if \a property does not hold for the input.
void require(bool holds, const char *property);

[[nodiscard]] QByteArray bytesOf(const std::uint8_t *data, std::size_t size);

} // namespace paipa::fuzz
