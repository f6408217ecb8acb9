#pragma once

#include "models/government/monitoring.hpp"
#include "models/policy/instruments.hpp"

namespace terrace {

/// Kind of help that a listed household has from an instrument of that kind.
[[nodiscard]] MonitoringHelp help_of(Support);

/// Whether help of that kind answers a cause. Posts, courses and work answer low and lost income, production low income; relief pays for
/// costs and losses that were claimed, assurances are arranged by need, and both, and dibao, stand open to every cause.
/// Source: central guidance of 2021 (中农组发〔2021〕7号): help by cause of risk and by need; who has no labour is backed by social
/// protection. Which kind answers which cause is an estimate. ODD section 7.12.
[[nodiscard]] bool answers(MonitoringHelp, MonitoringCause);

/// Whether a measure of that kind answers a cause; those that give nothing of their own are for every cause.
[[nodiscard]] bool answers(Support, MonitoringCause);

} // namespace terrace
