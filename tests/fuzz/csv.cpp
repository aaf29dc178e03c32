// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"
#include "steps/csv/csvcell.h"
#include "steps/csv/csvreader.h"
#include "steps/csv/guessedvalue.h"

#include <paipa/base/failure.h>

#include <QList>

#include <sys/mman.h>
#include <unistd.h>

using namespace paipa;
using namespace paipa::fuzz;
using namespace paipa::steps;

namespace {

/// A file in memory with a name.
class File
{
public:
    explicit File(const QByteArray &content) : m_descriptor(::memfd_create("csv", MFD_CLOEXEC))
    {
        require(::write(m_descriptor, content.data(), static_cast<std::size_t>(content.size()))
                    == content.size(),
                "there is memory for the file");
    }
    ~File() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(File)

    [[nodiscard]] QByteArray path() const
    {
        return "/proc/self/fd/" + QByteArray::number(m_descriptor);
    }

private:
    int m_descriptor;
};

using Cells = QList<QByteArray>;

constexpr qsizetype mostInField = 200;

/// The good rows. Limits are low, so that inputs of some hundred bytes exceed them; they hold for
/// bytes of the file, where a quote in a quoted cell counts twice: \a times raises them.
QList<Cells> rowsOf(const QByteArray &content, char delimiter, int times = 1)
{
    const File file(content);
    ByteSource source(file.path());
    CsvReader reader(source, {.delimiter = delimiter,
                              .maxField = times * mostInField,
                              .maxRow = times * 400,
                              .maxColumns = 20});
    QList<Cells> rows;
    qint64 line = 0;
    while (const std::optional<CsvRow> row = reader.next()) {
        require(row->line > line, "each row begins below the one before");
        line = row->line;
        if (!row->problem.isEmpty())
            continue;
        Cells cells;
        for (const CsvCell &cell : reader.cells()) {
            cells.append(reader.text(cell).toByteArray());
            (void)guessedNumber(cells.constLast());
        }
        rows.append(cells);
    }
    return rows;
}

} // namespace

/// A CSV file, perhaps compressed, and what is written of its rows. The first byte is the
/// delimiter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr const char *delimiters = ",;\t|";
    const bool isGuessed = data[0] >= 4;
    QList<Cells> rows;
    try {
        rows = rowsOf(bytesOf(data + 1, size - 1), isGuessed ? '\0' : delimiters[data[0]]);
    } catch (const Failure &) {
        return 0; // corrupt compression, or UTF-16
    }
    QByteArray written;
    for (Cells &cells : rows) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            cells[i] = QString::fromUtf8(cells[i]).toUtf8(); // the writer writes text
            if (cells[i].size() > mostInField)               // of U+FFFD, for what is no UTF-8
                return 0;
            if (i > 0)
                written += ',';
            appendCell(written, cells[i], ',');
        }
        written += '\n';
    }
    require(rowsOf(written, ',', 3) == rows, "rows are read as they were written");
    return 0;
}
