#include "analysis/plan/document/marks.hpp"

#include <algorithm>
#include <cctype>

namespace terrace {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string unescaped(std::string_view given) {
    std::string text(given);
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&amp;", "&");
    return text;
}

std::string attribute(std::string_view tag, const std::string& name) {
    const std::string begin = " " + name + "=\"";
    const std::size_t at = tag.find(begin);
    if (at == std::string_view::npos) return "";
    const std::size_t from = at + begin.size(), to = tag.find('"', from);
    return to == std::string_view::npos ? "" : unescaped(tag.substr(from, to - from));
}

/// Text of a piece of HTML; the parts between tags joined by " / ".
std::string visible(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t open = std::min(html.find('<', at), html.size());
        if (open > at) text += (text.empty() ? "" : " / ") + unescaped(html.substr(at, open - at));
        const std::size_t close = html.find('>', open);
        at = close == std::string_view::npos ? html.size() : close + 1;
    }
    return text;
}

/// Walks over the elements of a page once.
class PageReader {
public:
    explicit PageReader(std::string_view html) : html_(html) {}

    DocumentMarks read() {
        while (at_ < html_.size()) {
            const std::size_t open = std::min(html_.find('<', at_), html_.size());
            add_loose_numbers(unescaped(html_.substr(at_, open - at_)), line_, found_.loose);
            advance(open);
            if (at_ < html_.size()) element();
        }
        return std::move(found_);
    }

private:
    void advance(std::size_t to) {
        line_ += static_cast<std::size_t>(
            std::count(html_.begin() + static_cast<std::ptrdiff_t>(at_), html_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        at_ = to;
    }
    [[nodiscard]] std::size_t end_of(std::string_view closing) const {
        const std::size_t end = html_.find(closing, at_);
        return end == std::string_view::npos ? html_.size() : end;
    }
    [[nodiscard]] bool begins(std::string_view tag) const { return html_.substr(at_).starts_with(tag); }

    void element() {
        if (begins("<style")) return advance(end_of("</style>"));
        const std::size_t close = std::min(html_.find('>', at_), html_.size() - 1);
        const std::string_view tag = html_.substr(at_, close + 1 - at_);
        if (begins("<script")) return script(tag, close + 1);
        if (begins("<data ") && !attribute(tag, "data-dataset").empty()) return mark(tag, close + 1);
        if (begins("<a ")) numbers_of_link(attribute(tag, "href"));
        advance(close + 1);
    }

    void mark(std::string_view tag, std::size_t inner) {
        const std::size_t end = end_of("</data>");
        found_.marks.push_back({attribute(tag, "data-key"), visible(html_.substr(std::min(inner, end), end - std::min(inner, end))),
                                attribute(tag, "data-digest"), attribute(tag, "data-dataset"), attribute(tag, "data-interval"),
                                attribute(tag, "value"), line_});
        advance(std::min(end + 7, html_.size()));
    }

    void script(std::string_view tag, std::size_t inner) {
        const std::size_t end = end_of("</script>");
        if (attribute(tag, "id") == "figures") add_numbers(html_.substr(std::min(inner, end), end - std::min(inner, end)), found_.charts);
        advance(std::min(end + 9, html_.size()));
    }

    void numbers_of_link(const std::string& address) {
        if (!address.starts_with("data:text/csv")) return;
        std::string text;
        for (std::size_t i = address.find(',') + 1; i < address.size(); ++i) {
            const bool coded = address[i] == '%' && i + 2 < address.size() && std::isxdigit(static_cast<unsigned char>(address[i + 1])) &&
                               std::isxdigit(static_cast<unsigned char>(address[i + 2]));
            text += coded ? static_cast<char>(std::stoi(address.substr(i + 1, 2), nullptr, 16)) : address[i];
            if (coded) i += 2;
        }
        add_numbers(text, found_.downloads);
    }

    static void add_numbers(std::string_view text, std::vector<std::string>& list) {
        std::vector<LooseNumber> numbers;
        add_loose_numbers(text, 0, numbers);
        for (LooseNumber& one : numbers)
            list.push_back(std::move(one.text));
    }

    std::string_view html_;
    std::size_t at_ = 0, line_ = 1;
    DocumentMarks found_;
};

} // namespace

DocumentMarks marks_of_page(std::string_view html) { return PageReader(html).read(); }

} // namespace terrace
