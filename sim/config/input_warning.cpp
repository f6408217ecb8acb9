#include "sim/config/input_warning.hpp"

#include <utility>

namespace terrace {

Text InputWarning::message() const {
    const std::string where = place.to_string();
    return {where + ": key '" + key + "': " + finding.en, where + "：键“" + key + "”：" + finding.zh};
}

InputWarning changes_nothing(Place place, std::string key, const std::string& value) {
    return {std::move(place),
            std::move(key),
            {"this setting changes nothing, the value is " + value + " without it too",
             "此项设置不起作用，不写时的值也是 " + value}};
}

} // namespace terrace
