// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/previewrun.h"

#include <paipa/backends/localbackend.h>

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto lookInterval = 50ms;
constexpr auto grace = 2s;
constexpr int pictureEdge = 96;
constexpr qsizetype mostPictures = 60;
constexpr int mostPictureMegabytes = 256;

QImage small(QImageReader &reader)
{
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > pictureEdge || size.height() > pictureEdge))
        reader.setScaledSize(size.scaled(pictureEdge, pictureEdge, Qt::KeepAspectRatio));
    return reader.read();
}

/// The picture that \a value is or names; null if it does neither.
QImage pictureOf(const Value &value, const QString &baseFolder)
{
    if (const auto *bytes = value.get<QByteArray>()) {
        QBuffer buffer;
        buffer.setData(*bytes);
        QImageReader reader(&buffer);
        return reader.canRead() ? small(reader) : QImage();
    }
    const auto *text = value.get<QString>();
    if (!text || text->size() > 4096)
        return {};
    const QByteArray suffix = QFileInfo(*text).suffix().toLower().toLatin1();
    if (suffix.isEmpty() || !QImageReader::supportedImageFormats().contains(suffix))
        return {};
    const QFileInfo file(QDir(baseFolder).absoluteFilePath(*text));
    if (!file.isFile())
        return {};
    QImageReader reader(file.filePath());
    return small(reader);
}

void addPictures(PreviewResult &result, const QString &baseFolder)
{
    QImageReader::setAllocationLimit(mostPictureMegabytes);
    for (qsizetype i = 0; i < result.records.size(); ++i) {
        for (const Field &field : result.records[i]) {
            if (result.pictures.size() >= mostPictures)
                return;
            const QImage picture = pictureOf(field.value, baseFolder);
            if (!picture.isNull())
                result.pictures.insert({i, field.name}, picture);
        }
    }
}

} // namespace

PreviewRun::PreviewRun(PipelineSpec spec, StepId step, const StepCatalogue &catalogue,
                       PlanOptions options, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_step(std::move(step))
    , m_catalogue(catalogue)
    , m_options(std::move(options))
{
    m_thread = std::thread([this] { work(); });
}

PreviewRun::~PreviewRun()
{
    cancel();
    m_thread.join();
}

void PreviewRun::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
}

void PreviewRun::work()
{
    PreviewResult result = look();
    if (result.end == PreviewResult::End::Complete)
        addPictures(result, m_options.baseFolder);
    {
        const std::scoped_lock lock(m_mutex);
        m_result = std::move(result);
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            PreviewResult found;
            {
                const std::scoped_lock lock(m_mutex);
                found = std::move(*m_result);
            }
            Q_EMIT ended(found);
        },
        Qt::QueuedConnection);
}

bool PreviewRun::waitOrCancel()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, lookInterval, [this] { return m_cancelled; });
}

PreviewResult PreviewRun::look()
{
    Result<Preview> preview = makePreview(m_spec, m_step, m_catalogue, m_options);
    if (!preview)
        return {.problems = preview.problems()};
    PreviewResult result{.side = preview->side};
    const std::shared_ptr<RecordSample> records = preview->records;
    LocalBackend backend;
    Result<std::unique_ptr<Run>> started = backend.start(std::move(preview->plan));
    if (!started)
        return {.problems = started.problems()};
    Run &run = **started;
    while (!run.waitFor(0ms) && !records->isFull()) {
        if (waitOrCancel()) {
            result.end = PreviewResult::End::Cancelled;
            break;
        }
    }
    if (!run.waitFor(0ms))
        run.abort();
    const engine::RunOutcome outcome = run.close(grace);
    result.records = records->records();
    if (outcome.error)
        result.problems.append(toProblem(*outcome.error));
    for (const engine::DeadLetter &letter : run.deadLetters())
        result.problems.append(toProblem(letter.error));
    return result;
}

} // namespace paipa::ui
