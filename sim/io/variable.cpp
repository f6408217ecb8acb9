#include "sim/io/variable.hpp"

#include <type_traits>

namespace terrace {

namespace {

constexpr std::size_t bookkeeping_per_string = 24;  // reference in the data set and header in the heap [bytes]

std::size_t bytes_of(const std::vector<std::string>& texts) {
    std::size_t bytes = 0;
    for (const std::string& text : texts) bytes += text.size() + bookkeeping_per_string;
    return bytes;
}

template <class T>
std::size_t bytes_of(const std::vector<T>& numbers) {
    return numbers.size() * sizeof(T);
}

}  // namespace

std::size_t Dimension::length() const {
    return std::visit(
        [](const auto& held) -> std::size_t {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Length>) {
                return held.value;
            } else if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Numbered>) {
                return held.length;
            } else {
                return held.size();
            }
        },
        values);
}

std::size_t Variable::size() const {
    return std::visit([](const auto& held) { return held.size(); }, data);
}

std::size_t Variable::bytes() const {
    return std::visit([](const auto& held) { return bytes_of(held); }, data);
}

std::size_t bytes_of(const Block& block) {
    return std::visit([](const auto& held) { return bytes_of(held); }, block);
}

}  // namespace terrace
