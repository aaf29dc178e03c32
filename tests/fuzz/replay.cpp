// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What \a arguments name: files, and the files in folders, in an order that does not change.
std::vector<fs::path> inputs(int count, char **arguments)
{
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (fs::is_directory(arguments[i]))
            std::ranges::copy(fs::directory_iterator(arguments[i]), std::back_inserter(files));
        else
            files.emplace_back(arguments[i]);
    }
    std::erase_if(files, [](const fs::path &file) { return !fs::is_regular_file(file); });
    std::ranges::sort(files);
    return files;
}

} // namespace

/// Calls the subject with each file that is named, and so repeats what fuzzing has found.
int main(int argc, char *argv[])
{
    LLVMFuzzerInitialize(&argc, &argv);
    const std::vector<fs::path> files = inputs(argc, argv);
    for (const fs::path &file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::vector<char> content{std::istreambuf_iterator<char>(stream), {}};
        const std::vector<std::uint8_t> bytes(content.begin(), content.end());
        std::printf("%s\n", file.c_str()); // the last one that is named is the one that fails
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    return files.empty() ? 1 : 0;
}
