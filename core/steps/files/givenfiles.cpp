// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "givenfiles.h"

#include "filerecord.h"

#include <paipa/base/filefailure.h>

#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

struct stat statusOf(const QByteArray &path)
{
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0)
        throw fileFailure(FileAttempt::Read, path, errno);
    if (S_ISDIR(status.st_mode)) {
        throw Failure(
            u"not-a-file"_s,
            Sentence::tr("\"%1\" is a folder; to read the files in it use the step files.list")
                .arg(QString::fromUtf8(path)),
            Retry::Never);
    }
    return status;
}

class GivenFilesWorker final : public SourceWorker
{
public:
    explicit GivenFilesWorker(GivenFilesParameters parameters) : m_parameters(std::move(parameters))
    {}

    void open(const StepContext &context) override
    {
        for (const QString &file : m_parameters.files) {
            m_paths.append(context.absolutePath(file).toUtf8());
            (void)statusOf(
                m_paths.constLast()); // so that a wrong path shows before anything has run
        }
    }

    void produce(RecordOutput &output) override
    {
        output.expect(m_paths.size());
        for (const QByteArray &path : m_paths) {
            const qsizetype slash = path.lastIndexOf('/');
            Record record = fileRecord(path.first(std::max<qsizetype>(slash, 1)),
                                       path.sliced(slash + 1), statusOf(path));
            if (!output.send(std::move(record)))
                return;
        }
    }

private:
    GivenFilesParameters m_parameters;
    QList<QByteArray> m_paths;
};

} // namespace

StepDefinition<GivenFilesParameters> givenFiles()
{
    using P = GivenFilesParameters;
    return {
        .info =
            {.type = u"files.paths"_s,
             .title = u"Given files"_s,
             .summary = u"Makes an item for each file that is named in the settings."_s,
             .category = u"Files"_s,
             .help =
                 u"The beginning of a pipeline that reads one file, or a few: give its items to "
                 "csv.read, json.read, text.lines or files.read. The items have the same fields as "
                 "those of files.list.\n\n"
                 "Example:\n\n"
                 "    { \"files\": [\"orders.csv\"] }\n\n"
                 "The run does not start if one of the files is missing."_s,
             .kind = StepKind::Source,
             .concurrency = Concurrency::SingleWorker,
             .emission = Emission::Streaming},
        .schema = Schema<P>().field(
            &P::files, {.key = u"files"_s,
                        .label = u"Files"_s,
                        .help = u"Paths of the files, in the order in which they are read."_s,
                        .role = TextRole::InputFile,
                        .presence = Presence::Required}),
        .make =
            [](const P &p) { return std::make_unique<SeparateWorkers<GivenFilesWorker, P>>(p); },
        .fields =
            [](const P &) {
                return FieldFlow{.adds = fileRecordFields(), .others = FieldFlow::Others::Dropped};
            },
        .capabilities = [](const P &p) { return Capabilities{.readsFrom = p.files}; },
    };
}

} // namespace paipa::steps
