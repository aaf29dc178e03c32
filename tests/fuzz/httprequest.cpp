// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "http/httprequest.h"
#include "fuzz.h"
#include "steps/http/itemsinbody.h"

using namespace paipa;
using namespace paipa::fuzz;
using namespace paipa::http;
using namespace paipa::steps;

namespace {

constexpr qint64 mostBodyBytes = 64; ///< Low, so that inputs exceed it.

/// All that a client learns and we learn of it, when its bytes come in pieces of \a size.
QByteArrayList conversation(const QByteArray &bytes, qsizetype size)
{
    using State = HttpRequestParser::State;
    HttpRequestParser parser(mostBodyBytes);
    QByteArrayList heard;
    for (qsizetype from = 0; from < bytes.size() && parser.state() != State::Refused;
         from += size) {
        State state = parser.add(bytes.mid(from, size));
        for (; state == State::Complete; state = parser.next()) {
            const HttpRequest &request = parser.request();
            require(request.body.size() <= mostBodyBytes, "no body is larger than allowed");
            require(request.path.startsWith('/'), "a path begins with a slash");
            heard += {request.method, request.path, request.keepsAlive ? "keep" : "close"};
            heard += request.headers.keys();
            heard += request.headers.values();
            heard += request.body;
        }
    }
    if (parser.state() == State::Refused)
        heard += QByteArray::number(parser.error().status) + parser.error().body;
    return heard;
}

} // namespace

/// What a client sends to the front door. The first byte is the size of the pieces in which it
/// comes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = bytesOf(data + 1, size - 1);
    const QByteArrayList heard = conversation(bytes, std::max<qsizetype>(1, bytes.size()));
    require(conversation(bytes, data[0] + 1) == heard, "pieces make no difference");

    const ItemsInBody items = itemsIn(bytes);
    require(items.error.isEmpty() || items.records.isEmpty() || items.badLine > 0,
            "a body is either items or a mistake");
    return 0;
}
