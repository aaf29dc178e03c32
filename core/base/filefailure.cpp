// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/filefailure.h>

#include <cerrno>
#include <system_error>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

struct Cause {
    QString code;
    Sentence text;
    Retry retry = Retry::Never;
};

Cause causeOf(int error)
{
    switch (error) {
    case ENOENT: return {u"missing-file"_s, Sentence::tr("it does not exist; check the path")};
    case ENOTDIR: return {u"missing-file"_s, Sentence::tr("a part of its path is not a folder")};
    case ELOOP: return {u"missing-file"_s, Sentence::tr("its symbolic links lead in a circle")};
    case ENAMETOOLONG: return {u"missing-file"_s, Sentence::tr("its path is too long")};
    case EACCES:
    case EPERM:
        return {u"no-permission"_s,
                Sentence::tr("permission is denied; change its rights or run as its owner")};
    case EROFS:
        return {u"no-permission"_s,
                Sentence::tr("the file system is read-only; choose another folder")};
    case EISDIR: return {u"not-a-file"_s, Sentence::tr("it is a folder")};
    case EEXIST: return {u"file-exists"_s, Sentence::tr("it exists already")};
    case ENOSPC:
    case EDQUOT:
        return {u"disk-full"_s,
                Sentence::tr("the disk is full; free space or choose another folder"),
                Retry::Allowed};
    case EFBIG:
        return {u"disk-full"_s, Sentence::tr("the file would be larger than the system allows"),
                Retry::Allowed};
    case EMFILE:
    case ENFILE:
        return {u"too-many-open-files"_s,
                Sentence::tr(
                    "too many files are open; use fewer workers or raise the limit (ulimit -n)"),
                Retry::Allowed};
    default:
        return {u"file-error"_s,
                Sentence::verbatim(QString::fromStdString(std::generic_category().message(error))),
                Retry::Allowed};
    }
}

/// What failed, with places for the path and the cause.
Sentence failureOf(FileAttempt attempt)
{
    switch (attempt) {
    case FileAttempt::Read: return Sentence::tr("cannot read \"%1\": %2");
    case FileAttempt::Write: return Sentence::tr("cannot write \"%1\": %2");
    case FileAttempt::WriteToStandardOutput:
        return Sentence::tr("cannot write to the standard output: %2");
    case FileAttempt::CreateFolder: return Sentence::tr("cannot create the folder \"%1\": %2");
    case FileAttempt::WriteToFolder: return Sentence::tr("cannot write to the folder \"%1\": %2");
    case FileAttempt::ListFolder: return Sentence::tr("cannot list the folder \"%1\": %2");
    case FileAttempt::List: return Sentence::tr("cannot list \"%1\": %2");
    }
    Q_UNREACHABLE();
}

} // namespace

Failure fileFailure(FileAttempt attempt, const QByteArray &path, int error)
{
    const Cause cause = causeOf(error);
    return Failure(cause.code, failureOf(attempt).arg(QString::fromUtf8(path), cause.text),
                   cause.retry);
}

} // namespace paipa
