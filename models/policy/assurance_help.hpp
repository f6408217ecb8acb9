#pragma once

#include <cstdint>

namespace terrace {

class PolicyDesk;

/// Somebody sees to what a listed household lacks: a grant for its house, which goes on to builders with the household's own part; its
/// insurance, which medical assistance of the state pays to the state's own insurer; its child's return to school; and the repair of the
/// village's water supply. The state pays house and water, no budget line does. ODD section 7.37.
void arrange_assurances(PolicyDesk&, std::uint32_t row);

} // namespace terrace
