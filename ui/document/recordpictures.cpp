// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/recordpictures.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>

namespace paipa::ui {

namespace {

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

} // namespace

RecordPictures picturesOf(const QList<Record> &records, const QString &baseFolder)
{
    QImageReader::setAllocationLimit(mostPictureMegabytes);
    RecordPictures pictures;
    for (qsizetype i = 0; i < records.size(); ++i) {
        for (const Field &field : records[i]) {
            if (pictures.size() >= mostPictures)
                return pictures;
            const QImage picture = pictureOf(field.value, baseFolder);
            if (!picture.isNull())
                pictures.insert({i, field.name}, picture);
        }
    }
    return pictures;
}

} // namespace paipa::ui
