// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/badlines.h>

#include <paipa/base/quantities.h>
#include <paipa/catalogue/itemfields.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

QStringList badLinesChoices() { return {u"fail"_s, u"skip"_s, u"port"_s}; }

QString badLinesHelp()
{
    return u"What happens to a line that cannot be read: \"fail\" lets the file's item fail at "
           "that line, \"skip\" leaves the line out, \"port\" sends it to the output \"bad\" with "
           "the fields path, lineNumber, text and reason."_s;
}

QList<PortInfo> badLinesOutputs()
{
    return {PortInfo{.name = u"out"_s, .help = u"One item per line that could be read."_s},
            PortInfo{.name = u"bad"_s,
                     .help =
                         u"With badLines \"port\": one item per line that could not be read, with "
                         "the fields path, lineNumber, text and reason."_s}};
}

void BadLineReport::add(const BadLine &line, RecordOutput &output) const
{
    constexpr int badPort = 1;
    constexpr qsizetype longest = 64_KiB;
    switch (m_policy) {
    case BadLines::Fail:
        throw Failure(
            u"bad-line"_s,
            Sentence::tr(
                "\"%1\", line %2: %3. Correct the file, or set badLines to \"skip\" or \"port\"")
                .arg(QString::fromUtf8(m_path), QString::number(line.number), line.reason),
            Retry::Never);
    case BadLines::Skip: return;
    case BadLines::Port: break;
    }
    Record record;
    record.reserve(4);
    record.append(u"path"_s, pathValue(m_path));
    record.append(u"lineNumber"_s, line.number);
    record.append(u"text"_s,
                  QString::fromUtf8(line.bytes.first(std::min(longest, line.bytes.size()))));
    record.append(u"reason"_s, line.reason.toString());
    // That nobody wants bad lines any more does not end the good ones.
    (void)output.send(std::move(record), badPort);
}

} // namespace paipa
