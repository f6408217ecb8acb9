#include "analysis/plan/document/stored_numbers.hpp"

#include <charconv>
#include <stdexcept>

namespace terrace {
namespace {

/// Positions of a place along its axes; -1 for `*`.
std::vector<std::int64_t> positions_of(const std::string& place, std::size_t open) {
    std::vector<std::int64_t> positions;
    for (std::size_t from = open + 1; from < place.size();) {
        const std::size_t end = place.find_first_of(",]", from);
        if (end == std::string::npos) throw std::out_of_range(place);
        std::int64_t position = -1;
        if (place.compare(from, end - from, "*") != 0) {
            const auto [last, error] = std::from_chars(place.data() + from, place.data() + end, position);
            if (error != std::errc() || last != place.data() + end || position < 0) throw std::out_of_range(place);
        }
        positions.push_back(position);
        from = end + 1;
    }
    return positions;
}

/// Sum over all entries that the positions name, axis by axis.
template <class Number>
Number sum(const std::vector<Number>& values, const std::vector<std::size_t>& shape, const std::vector<std::int64_t>& positions,
           std::size_t axis, std::size_t at) {
    if (axis == shape.size()) return values.at(at);
    const std::size_t first = positions[axis] < 0 ? 0 : static_cast<std::size_t>(positions[axis]),
                      last = positions[axis] < 0 ? shape[axis] : first + 1;
    Number total = 0;
    for (std::size_t i = first; i < last; ++i)
        total += sum(values, shape, positions, axis + 1, at * shape[axis] + i);
    return total;
}

} // namespace

double StoredNumbers::value(const std::string& place) {
    const std::size_t open = std::min(place.find('['), place.size());
    const Stored& data = stored(place.substr(0, open));
    const std::vector<std::int64_t> positions = positions_of(place, open);
    if (positions.size() != data.shape.size()) throw std::out_of_range(place);
    for (std::size_t axis = 0; axis < positions.size(); ++axis)
        if (positions[axis] >= static_cast<std::int64_t>(data.shape[axis])) throw std::out_of_range(place);
    if (!data.whole.empty()) return static_cast<double>(sum(data.whole, data.shape, positions, 0, 0));
    return sum(data.real, data.shape, positions, 0, 0);
}

const StoredNumbers::Stored& StoredNumbers::stored(const std::string& path) {
    const auto found = known_.find(path);
    if (found != known_.end()) return found->second;
    Stored data;
    try {
        Array<std::int64_t> whole = reader_.int64s(path);
        data = {std::move(whole.shape), std::move(whole.values), {}};
    } catch (const FileError&) {
        Array<double> real = reader_.doubles(path);
        data = {std::move(real.shape), {}, std::move(real.values)};
    }
    return known_.emplace(path, std::move(data)).first->second;
}

} // namespace terrace
