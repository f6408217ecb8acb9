#include "sim/config/input_error.hpp"

#include <utility>

namespace terrace {

InputError::InputError(Place place, std::string key, Text found, Text allowed, std::string suggestion)
    : place_(std::move(place)),
      key_(std::move(key)),
      found_(std::move(found)),
      allowed_(std::move(allowed)),
      suggestion_(std::move(suggestion)) {
    what_ = message().en;
}

Text InputError::message() const {
    Text text;
    const std::string where = place_.to_string();
    if (!where.empty()) text = {where + ": ", where + "："};
    if (!key_.empty()) {
        text.en += "key '" + key_ + "': ";
        text.zh += "键“" + key_ + "”：";
    }
    text.en += "found " + found_.en;
    text.zh += "有误：" + found_.zh;
    if (!allowed_.en.empty() || !allowed_.zh.empty()) {
        text.en += ", allowed: " + allowed_.en;
        text.zh += "；应为：" + allowed_.zh;
    }
    if (!suggestion_.empty()) {
        text.en += "; did you mean '" + suggestion_ + "'?";
        text.zh += "；您是否想写“" + suggestion_ + "”？";
    }
    text.en += further_.en;
    text.zh += further_.zh;
    return text;
}

void InputError::add_line(const Text& line) {
    further_.en += "\n" + line.en;
    further_.zh += "\n" + line.zh;
    what_ = message().en;
}

} // namespace terrace
