#include "analysis/report/page_text.hpp"

#include "analysis/report/sentence.hpp"
#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace terrace {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// "English / 中文", once where they are equal.
std::string joined(const Text& text) {
    return text.en == text.zh || text.zh.empty() ? text.en : text.en.empty() ? text.zh : text.en + " / " + text.zh;
}

std::string csv_cell(const ReportCell& cell) {
    return cell.is_number ? csv_number(cell.number) : joined({cell_text(cell, Language::en), cell_text(cell, Language::zh)});
}

} // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string both(const Text& text, std::string_view tag) {
    const std::string name(tag), en = escaped(text.in(Language::en)), zh = escaped(text.in(Language::zh));
    if (en == zh) return tag == "span" ? en : "<" + name + ">" + en + "</" + name + ">";
    return "<" + name + " lang=\"zh\">" + zh + "</" + name + "><" + name + " lang=\"en\">" + en + "</" + name + ">";
}

std::string both_numbers(const Text& text) {
    std::string plain = text.en;
    std::erase(plain, ',');
    if (plain != text.zh || plain == text.en) return both(text);
    std::string html = escaped(text.en);
    replace_all(html, ",", "<span lang=\"en\">,</span>");
    return html;
}

std::string script_json(const nlohmann::json& json) {
    std::string text = json.dump();
    replace_all(text, "<", "\\u003c");
    replace_all(text, "\xE2\x80\xA8", "\\u2028");
    replace_all(text, "\xE2\x80\xA9", "\\u2029");
    return text;
}

std::string cell_text(const ReportCell& cell, Language language) {
    if (!cell.is_number)
        return filled(
            sentence_of(cell), language, [](std::string_view words) { return std::string(words); },
            [&](std::size_t, const ReportCell& figure) { return cell_text(figure, language); });
    const auto shown = [&](double value) { return cell.sign ? signed_text(value, cell.decimals, language) : number_text(value, cell.decimals, language); };
    const std::string text = shown(cell.number);
    if (!cell.origin || !cell.origin->shown || std::isnan(cell.origin->low) || std::isnan(cell.origin->high)) return text;
    const std::string low = shown(cell.origin->low), high = shown(cell.origin->high);
    return language == Language::zh ? text + "（" + low + "～" + high + "）" : text + " (" + low + " to " + high + ")";
}

std::string table_csv(const ReportTable& given) {
    const ReportTable table = with_interval_columns(given);
    std::vector<std::string> fields;
    for (const Text& column : table.columns)
        fields.push_back(joined(column));
    std::string csv = "\xEF\xBB\xBF" + csv_line(fields);
    for (const auto& row : table.rows) {
        fields.clear();
        for (const ReportCell& cell : row)
            fields.push_back(csv_cell(cell));
        csv += csv_line(fields);
    }
    return csv;
}

nlohmann::json table_numbers(const ReportTable& table) {
    nlohmann::json rows = nlohmann::json::array();
    bool any = false;
    for (const auto& row : table.rows) {
        nlohmann::json list = nlohmann::json::array();
        for (const ReportCell& cell : row) {
            const auto digits = [&](double value) { return number_json(value, cell.decimals + 3); };
            any = any || cell.is_number || cell.is_estimate;
            list.push_back(cell.is_number     ? digits(cell.number)
                           : cell.is_estimate ? nlohmann::json{digits(cell.number), digits(cell.low), digits(cell.high)}
                                              : nullptr);
        }
        rows.push_back(std::move(list));
    }
    return any ? rows : nlohmann::json(nullptr);
}

std::string csv_address(const std::string& csv) {
    std::string address = "data:text/csv;charset=utf-8,";
    for (const char c : csv) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '-' ||
                           byte == '.' || byte == '_' || byte == ',';
        address += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return address;
}

} // namespace terrace
