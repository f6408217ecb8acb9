#include "models/household/assurance_state.hpp"

#include <algorithm>

namespace terrace {
namespace {

bool before(const UnmetAssurances& a, std::uint32_t row) { return a.row < row; }

UnmetAssurances entry(std::uint32_t row, Assurance assurance, unsigned repair) {
    UnmetAssurances lacks{};
    lacks.row = row & 0xffffffu;
    lacks.unmet = assurance_bit(assurance) & 0xfu;
    lacks.repair = repair & 0xfu;
    return lacks;
}

} // namespace

UnmetAssurances* Assurances::find(std::uint32_t row) {
    const auto found = std::lower_bound(list.begin(), list.end(), row, before);
    return found != list.end() && found->row == row ? &*found : nullptr;
}

unsigned Assurances::unmet(std::uint32_t row) const {
    const auto found = std::lower_bound(list.begin(), list.end(), row, before);
    return found != list.end() && found->row == row ? found->unmet : 0u;
}

void Assurances::lose(std::span<const std::uint32_t> rows, Assurance assurance, unsigned repair) {
    const auto known = static_cast<std::ptrdiff_t>(list.size());
    std::size_t at = 0;
    for (const std::uint32_t row : rows) {
        while (at < static_cast<std::size_t>(known) && list[at].row < row)
            ++at;
        if (at == static_cast<std::size_t>(known) || list[at].row != row) {
            list.push_back(entry(row, assurance, repair));
            continue;
        }
        list[at].unmet |= assurance_bit(assurance) & 0xfu;
        if (repair > 0) list[at].repair = repair & 0xfu;
    }
    std::inplace_merge(list.begin(), list.begin() + known, list.end(),
                       [](const UnmetAssurances& a, const UnmetAssurances& b) { return a.row < b.row; });
}

void Assurances::meet(std::uint32_t first, std::uint32_t end, Assurance assurance) {
    for (auto lacks = std::lower_bound(list.begin(), list.end(), first, before); lacks != list.end() && lacks->row < end; ++lacks) {
        lacks->meet(assurance);
        if (assurance == Assurance::housing) lacks->repair = 0;
    }
}

void Assurances::secure_water(std::size_t village, std::uint32_t first, std::uint32_t end) {
    if (village < unsafe_water.size()) unsafe_water[village] = 0;
    meet(first, end, Assurance::water);
}

void Assurances::meet_all(std::uint32_t row) {
    UnmetAssurances* const lacks = find(row);
    if (lacks != nullptr) lacks->unmet = 0, lacks->repair = 0;
}

void Assurances::tidy() {
    std::erase_if(list, [](const UnmetAssurances& lacks) { return lacks.unmet == 0; });
}

} // namespace terrace
