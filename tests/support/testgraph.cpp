// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "support/testgraph.h"

namespace paipa::test {

template<typename S, typename Code>
S &TestGraph::add(const char *kind, Code code, engine::StageOptions options,
                  engine::StageHooks hooks, std::size_t ports)
{
    using Body = CodeBody<Code>;
    if (options.name.isEmpty())
        options.name = QStringLiteral("%1 %2").arg(QLatin1StringView(kind)).arg(++m_steps);
    auto shared = std::make_shared<const Code>(std::move(code));
    return static_cast<S &>(controller.add(std::make_unique<S>(
        std::move(options), std::move(hooks), ports,
        [shared](engine::WorkerControl &) { return std::make_unique<Body>(shared); })));
}

TestSource &TestGraph::source(SourceCode code, engine::StageOptions options,
                              engine::StageHooks hooks)
{
    return add<TestSource>("source", std::move(code), std::move(options), std::move(hooks));
}

TestStep &TestGraph::step(StepCode code, engine::StageOptions options, engine::StageHooks hooks,
                          std::size_t ports)
{
    return add<TestStep>("step", std::move(code), std::move(options), std::move(hooks), ports);
}

TestBatch &TestGraph::batch(BatchCode code, engine::StageOptions options, engine::StageHooks hooks)
{
    return add<TestBatch>("batch", std::move(code), std::move(options), std::move(hooks));
}

TestStream &TestGraph::stream(StreamCode code, engine::StageOptions options,
                              engine::StageHooks hooks)
{
    return add<TestStream>("stream", std::move(code), std::move(options), std::move(hooks));
}

} // namespace paipa::test
