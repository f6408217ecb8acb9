#pragma once

#include <cstdint>

#include "models/flows.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// The month's column of what households pay, or receive, under one kind of flow [fen].
inline std::int32_t* paid(FlowSheet& sheet, Flow flow) { return sheet.paid(static_cast<std::size_t>(flow)); }
inline std::int32_t* received(FlowSheet& sheet, Flow flow) { return sheet.received(static_cast<std::size_t>(flow)); }

/// The same for a step that writes every row of the kind.
inline std::int32_t* paid_whole(FlowSheet& sheet, Flow flow) { return sheet.paid_whole(static_cast<std::size_t>(flow)); }
inline std::int32_t* received_whole(FlowSheet& sheet, Flow flow) { return sheet.received_whole(static_cast<std::size_t>(flow)); }

}  // namespace terrace
