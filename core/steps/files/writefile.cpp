// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "writefile.h"

#include <paipa/base/filename.h>
#include <paipa/base/targetfolder.h>
#include <paipa/catalogue/itemfields.h>
#include <paipa/records/texttemplate.h>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class WriteFileWorker final : public ItemWorker
{
public:
    WriteFileWorker(const WriteFileParameters &parameters, const TextTemplate &name,
                    const TargetFolder &folder)
        : m_parameters(parameters), m_name(name), m_folder(folder)
    {}

    void process(Record item, RecordOutput &output) override
    {
        const QString path = checkedRelativePath(m_name.render(item, [this](const QString &value) {
            return m_parameters.nameFields == NameFields::Path ? checkedRelativePath(value)
                                                               : checkedFileName(value);
        }));
        const QByteArray content = fieldBytes(item, m_parameters.content);
        item.set(m_parameters.into, write(path, content));
        (void)output.send(std::move(item));
    }

private:
    /// The path at which the content lies now; null if it was skipped.
    [[nodiscard]] Value write(const QString &path, const QByteArray &content) const
    {
        const ExistingFile existing = m_parameters.existing;
        // Only to save the work: what appears later is noticed when the file gets its name.
        if (existing == ExistingFile::Skip && m_folder.contains(path))
            return {};
        if (existing == ExistingFile::Fail && m_folder.contains(path))
            throw existsAlready(path);
        NewFile file = m_folder.create(path);
        file.write(content);
        try {
            const std::optional<QString> written = file.commit(existing, m_parameters.durability);
            return written ? Value(*written) : Value();
        } catch (const Failure &failure) {
            if (failure.code() == u"file-exists"_s)
                throw existsAlready(path);
            throw;
        }
    }

    [[nodiscard]] Failure existsAlready(const QString &path) const
    {
        return Failure(u"file-exists"_s,
                       Sentence::tr("\"%1/%2\" exists already; make the name different for each "
                                    "item, or set existing to "
                                    "\"overwrite\", \"skip\" or \"number\"")
                           .arg(m_folder.path(), path),
                       Retry::Never);
    }

    const WriteFileParameters &m_parameters;
    const TextTemplate &m_name;
    const TargetFolder &m_folder;
};

class WriteFileStep final : public RecordStep
{
public:
    explicit WriteFileStep(WriteFileParameters parameters) : m_parameters(std::move(parameters)) {}

    void open(const StepContext &context) override
    {
        Result<TextTemplate> name = TextTemplate::parse(m_parameters.name);
        if (!name)
            throw Failure(name.problem().code, name.problem().text, Retry::Never);
        m_name = *std::move(name);
        m_folder.emplace(context.absolutePath(m_parameters.folder));
    }

    [[nodiscard]] Intake intake() const override { return intakeOf<WriteFileWorker>; }
    [[nodiscard]] AnyRecordWorker makeWorker() override
    {
        return std::make_unique<WriteFileWorker>(m_parameters, m_name, *m_folder);
    }

private:
    WriteFileParameters m_parameters;
    TextTemplate m_name;
    std::optional<TargetFolder> m_folder;
};

StepInfo info()
{
    return {.type = u"files.write"_s,
            .title = u"Write file"_s,
            .summary = u"Writes a field of each item to a file of its own."_s,
            .category = u"Files"_s,
            .help = u"Writes the bytes or the text of the field `content` to a file in `folder`, "
                    "which is made if it is missing, and passes the item on with the file's path "
                    "in the field `written`. A file appears under its name only when it is "
                    "complete.\n\n"
                    "The `name` may hold fields of the item and folders: `{year}/{stem}.txt`. No "
                    "item can write outside of the folder: the value of a field must be a plain "
                    "name, without \"/\", \"..\", a leading \"~\" or unseen characters, else the "
                    "item fails with the code `confinement`. With `nameFields` \"path\" a field "
                    "may name folders too, as `{relativePath}` of files.list does.\n\n"
                    "Example: the same tree of folders again, with new content:\n\n"
                    "    { \"folder\": \"out\", \"name\": \"{relativePath}\", \"nameFields\": "
                    "\"path\", \"existing\": \"overwrite\" }\n\n"
                    "By default an item fails if there is a file of that name, so that two items "
                    "with the same name do not silently become one file."_s,
            .defaultWorkers = 2};
}

Schema<WriteFileParameters> schema()
{
    using P = WriteFileParameters;
    return Schema<P>()
        .field(&P::folder, {.key = u"folder"_s,
                            .label = u"Folder"_s,
                            .help = u"The folder below which all files are written."_s,
                            .role = TextRole::Folder,
                            .presence = Presence::Required})
        .field(
            &P::name,
            {.key = u"name"_s,
             .label = u"Name"_s,
             .help =
                 u"The name of each file, such as \"{stem}.txt\"; folders are separated by \"/\"."_s,
             .role = TextRole::Template,
             .presence = Presence::Required})
        .field(&P::content, {.key = u"content"_s,
                             .label = u"Content field"_s,
                             .help = u"The field whose text (as UTF-8) or bytes are written."_s,
                             .role = TextRole::FieldName})
        .field(
            &P::nameFields,
            {.key = u"nameFields"_s,
             .label = u"Fields in the name"_s,
             .help =
                 u"\"name\": each is the name of one file or folder; \"path\": each may be a relative path."_s,
             .choices = {u"name"_s, u"path"_s}})
        .field(&P::existing,
               {.key = u"existing"_s,
                .label = u"If the file exists"_s,
                .help =
                    u"\"overwrite\" replaces it, \"skip\" keeps it and passes the item on with an "
                    "empty result, \"fail\" lets the item fail, \"number\" writes \"name-2.txt\" "
                    "and so on."_s,
                .choices = {u"overwrite"_s, u"skip"_s, u"fail"_s, u"number"_s}})
        .field(&P::durability, {.key = u"durability"_s,
                                .label = u"Durability"_s,
                                .help = u"\"synced\" waits until the disk has the file, so that it "
                                        "survives a loss of power; \"written\" is faster for many "
                                        "small files."_s,
                                .choices = {u"written"_s, u"synced"_s}})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Result field"_s,
                          .help = u"The field that gets the path of the written file."_s,
                          .role = TextRole::FieldName});
}

Problems check(const WriteFileParameters &parameters)
{
    Problems problems;
    Result<TextTemplate> name = TextTemplate::parse(parameters.name);
    if (!name)
        problems += name.problems();
    else if (name->isLiteral())
        problems +=
            Problem{.code = u"same-name"_s,
                    .text = Sentence::tr(
                        "the name has no field of the item, so all items are written to one file; "
                        "write for example \"{name}\""),
                    .severity = Severity::Warning};
    for (Problem &problem : problems)
        problem.place.field = u"name"_s;
    return problems;
}

FieldFlow fields(const WriteFileParameters &parameters)
{
    const Result<TextTemplate> name = TextTemplate::parse(parameters.name);
    QStringList reads = name ? name->fields() : QStringList();
    if (!reads.contains(parameters.content))
        reads.append(parameters.content);
    return {.reads = reads,
            .adds = {FieldInfo{parameters.into, ValueType::Text,
                               u"Path of the written file; null if it was skipped."_s}}};
}

} // namespace

StepDefinition<WriteFileParameters> writeFile()
{
    using P = WriteFileParameters;
    return {.info = info(),
            .schema = schema(),
            .make = [](const P &p) { return std::make_unique<WriteFileStep>(p); },
            .fields = fields,
            .check = check,
            .capabilities = [](const P &p) { return Capabilities{.writesTo = {p.folder}}; }};
}

} // namespace paipa::steps
