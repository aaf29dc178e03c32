// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "listfiles.h"

#include "filerecord.h"

#include <paipa/base/filedescriptor.h>
#include <paipa/base/filefailure.h>
#include <paipa/catalogue/itemfields.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <fnmatch.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

QList<QByteArray> toNative(const QStringList &texts)
{
    QList<QByteArray> result;
    for (const QString &text : texts)
        result.append(text.toUtf8());
    return result;
}

WalkOptions optionsOf(const ListFilesParameters &parameters)
{
    return {.patterns = toNative(parameters.patterns),
            .excluded = toNative(parameters.exclude),
            .matchFlags = parameters.ignoreCase ? FNM_CASEFOLD : 0,
            .recursive = parameters.recursive,
            .hidden = parameters.hidden,
            .sorted = parameters.sorted,
            .links = parameters.links};
}

class ListFilesWorker final : public SourceWorker
{
public:
    explicit ListFilesWorker(ListFilesParameters parameters) : m_parameters(std::move(parameters))
    {}

    void open(const StepContext &context) override
    {
        m_root = context.absolutePath(m_parameters.folder).toUtf8();
        const FileDescriptor folder(::open(m_root.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder.isOpen() && errno == ENOTDIR) {
            throw Failure(u"not-a-folder"_s,
                          Sentence::tr("cannot list \"%1\": it is not a folder; for single files "
                                       "use the step files.paths")
                              .arg(QString::fromUtf8(m_root)),
                          Retry::Never);
        }
        if (!folder.isOpen())
            throw fileFailure(FileAttempt::ListFolder, m_root, errno);
        m_walk.emplace(m_root, optionsOf(m_parameters), context.stop);
    }

    void produce(RecordOutput &output) override
    {
        if (m_parameters.count)
            output.expect(m_walk->count());
        m_walk->run(
            [&](const QByteArray &relativePath, const struct stat &status) {
                return output.send(fileRecord(m_root, relativePath, status));
            },
            [&](const QByteArray &relativePath, int error) {
                report(relativePath, error, output);
            });
    }

private:
    void report(const QByteArray &relativePath, int error, RecordOutput &output) const
    {
        if (m_parameters.unreadable == Unreadable::Skip)
            return;
        const QByteArray path = joined(m_root, relativePath);
        const Failure failure = fileFailure(FileAttempt::List, path, error);
        if (m_parameters.unreadable == Unreadable::Fail) {
            throw Failure(
                failure.code(),
                Sentence::tr("%1. To go on without it, set unreadable to \"skip\" or \"port\"")
                    .arg(failure.text()),
                failure.retry());
        }
        constexpr int unreadablePort = 1;
        Record record;
        record.append(u"path"_s, pathValue(path));
        record.append(u"reason"_s, failure.text().toString());
        // That nobody wants these any more does not end the list of files.
        (void)output.send(std::move(record), unreadablePort);
    }

    ListFilesParameters m_parameters;
    QByteArray m_root;
    std::optional<FolderWalk> m_walk;
};

StepInfo info()
{
    return {
        .type = u"files.list"_s,
        .title = u"List files"_s,
        .summary = u"Makes an item for each file in a folder."_s,
        .category = u"Files"_s,
        .help = u"Goes through a folder and, unless `recursive` is off, the folders in it: first "
                "the files of a folder, then folder by folder. With `sorted` the order is that of "
                "the names' bytes, the same on every machine; the names of one folder are in "
                "memory then, about 30 MB for a million. Without, memory does not depend on the "
                "number of files.\n\n"
                "Patterns know `*`, `?` and `[a-z]`. A pattern without a slash is for the name, "
                "one with a slash for the path below the folder: `2024/*.jpg`.\n\n"
                "Example: all photos, without those that a program keeps in `thumbnails`:\n\n"
                "    { \"folder\": \"photos\", \"patterns\": [\"*.jpg\", \"*.jpeg\"], \"exclude\": "
                "[\"thumbnails\"] }\n\n"
                "Only regular files are listed. The run does not start if the folder is missing or "
                "cannot be read. A file that is deleted while the list is made is left out."_s,
        .kind = StepKind::Source,
        .outputs = {PortInfo{.name = u"out"_s, .help = u"One item per file."_s},
                    PortInfo{
                        .name = u"unreadable"_s,
                        .help =
                            u"With unreadable \"port\": one item per folder or file that could not "
                            "be looked at, with the fields path and reason."_s}},
        .concurrency = Concurrency::SingleWorker,
        .emission = Emission::Streaming,
    };
}

Schema<ListFilesParameters> schema()
{
    using P = ListFilesParameters;
    return Schema<P>()
        .field(&P::folder, {.key = u"folder"_s,
                            .label = u"Folder"_s,
                            .help = u"The folder whose files are listed."_s,
                            .role = TextRole::Folder,
                            .presence = Presence::Required})
        .field(&P::patterns,
               {.key = u"patterns"_s,
                .label = u"Patterns"_s,
                .help = u"Files that match one of these are listed, such as \"*.jpg\"; all files "
                        "if there is none."_s})
        .field(
            &P::exclude,
            {.key = u"exclude"_s,
             .label = u"Left out"_s,
             .help =
                 u"Patterns of files and folders that are left out, such as \"*.tmp\" or \"node_modules\"."_s})
        .field(&P::ignoreCase, {.key = u"ignoreCase"_s,
                                .label = u"Ignore case"_s,
                                .help = u"Whether \"*.jpg\" also finds \"A.JPG\"."_s})
        .field(&P::recursive, {.key = u"recursive"_s,
                               .label = u"With subfolders"_s,
                               .help = u"Whether the folders in the folder are listed too."_s})
        .field(&P::hidden,
               {.key = u"hidden"_s,
                .label = u"Hidden files"_s,
                .help = u"Whether files and folders whose names begin with a dot are listed."_s})
        .field(&P::sorted,
               {.key = u"sorted"_s,
                .label = u"Sorted"_s,
                .help = u"Whether the files of a folder come in the order of their names; else as "
                        "the disk has them, in less memory."_s})
        .field(&P::links,
               {.key = u"links"_s,
                .label = u"Symbolic links"_s,
                .help = u"\"files\" lists links to files, \"follow\" also enters links to folders "
                        "(each folder once, so circles end), \"ignore\" leaves all links out."_s,
                .choices = {u"files"_s, u"follow"_s, u"ignore"_s}})
        .field(&P::unreadable,
               {.key = u"unreadable"_s,
                .label = u"Unreadable folders"_s,
                .help = u"What happens at a folder that cannot be read: \"fail\" ends the run, "
                        "\"skip\" leaves it out, \"port\" makes an item for the output "
                        "\"unreadable\"."_s,
                .choices = {u"fail"_s, u"skip"_s, u"port"_s}})
        .field(
            &P::count,
            {.key = u"count"_s,
             .label = u"Count first"_s,
             .help =
                 u"Whether the files are counted before the first is handed on, so that progress "
                 "has a percentage. It reads the names twice: switch it off for slow network "
                 "folders."_s});
}

} // namespace

StepDefinition<ListFilesParameters> listFiles()
{
    using P = ListFilesParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<ListFilesWorker, P>>(p); },
        .fields =
            [](const P &) {
                return FieldFlow{.adds = fileRecordFields(), .others = FieldFlow::Others::Dropped};
            },
        .capabilities = [](const P &p) { return Capabilities{.readsFrom = {p.folder}}; }};
}

} // namespace paipa::steps
