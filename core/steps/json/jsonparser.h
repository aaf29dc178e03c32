// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/sentence.h>
#include <paipa/records/record.h>

#include <QByteArrayView>

#include <cstddef>
#include <memory>

namespace paipa::steps {

/// Makes records of lines of JSON. Whole numbers of up to 64 bits stay exact; larger ones, and
/// reals that no double can hold, become text with all their digits. Of equal keys the last one
/// counts. For one thread at a time.
class JsonParser
{
public:
    /// Lines may be nested up to \a maxDepth lists and objects deep.
    explicit JsonParser(int maxDepth);
    JsonParser(const JsonParser &) = delete;
    JsonParser &operator=(const JsonParser &) = delete;
    ~JsonParser();

    /// How many bytes after the line must be readable, whatever they are.
    static constexpr std::size_t readableAfterLine = 64;

    /// The object that \a line holds, in \a record; or why it holds none, in English.
    [[nodiscard]] Sentence parse(QByteArrayView line, Record &record);

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace paipa::steps
