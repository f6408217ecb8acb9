#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/validation/validation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json; // NaN and infinity become null

const char* use_key(FigureUse use) {
    return use == FigureUse::calibrated ? "calibrated" : use == FigureUse::input ? "input" : "free";
}

const char* kind_key(FreeParameterKind kind) {
    return kind == FreeParameterKind::accounts ? "accounts" : kind == FreeParameterKind::behaviour ? "behaviour" : "measure";
}

Text use_text(FigureUse use) {
    if (use == FigureUse::calibrated) return {"yes", "是"};
    if (use == FigureUse::input) return {"input", "投入"};
    return {"no", "否"};
}

std::string asked_text(const ValidationTarget& target, Language language) {
    const std::string low = number_text(target.low, target.decimals, language), high = number_text(target.high, target.decimals, language);
    if (target.low == target.high) return low;
    if (std::isinf(target.low)) return (target.half_open ? "< " : "≤ ") + high;
    if (std::isinf(target.high)) return "≥ " + low;
    return target.half_open ? "[" + low + ", " + high + ")" : low + "–" + high;
}

std::string interval_text(const ValidationRow& row, Language language) {
    if (std::isnan(row.model.low)) return "-";
    const int decimals = row.target.decimals;
    return number_text(row.model.low, decimals, language) + "–" + number_text(row.model.high, decimals, language);
}

std::string label_text(const ValidationTarget& target, std::size_t number, Language language) {
    const std::string unit = target.unit.in(language), label = std::to_string(number) + " " + target.label.in(language);
    if (unit.empty()) return label;
    return language == Language::zh ? label + "（" + unit + "）" : label + " (" + unit + ")";
}

std::string notes_text(const Validation& validation, Language language) {
    const bool zh = language == Language::zh;
    std::string text;
    for (std::size_t i = 0; i < validation.rows.size(); ++i) {
        const ValidationTarget& target = validation.rows[i].target;
        text += std::to_string(i + 1) + " " + (zh ? "机制：" : "from: ") + target.mechanism.in(language) +
                (zh ? "。来源：" : ". Source: ") + target.source.in(language) + (zh ? "（" : " (") + target.mark + (zh ? "）" : ")") + "\n";
        if (target.remark.in(language).empty()) continue;
        text += std::string("  ") + verdict_text(validation.rows[i].verdict).in(language) + (zh ? "：" : ": ") +
                target.remark.in(language) + "\n";
    }
    return text;
}

std::size_t count_of(const Validation& validation, Verdict verdict) {
    return static_cast<std::size_t>(std::count_if(validation.rows.begin(), validation.rows.end(), [&](const ValidationRow& row) { return row.verdict == verdict; }));
}

/// How many of the met were met because values were set for them.
std::string calibrated_text(const Validation& validation, Language language) {
    const auto set = std::count_if(validation.rows.begin(), validation.rows.end(), [](const ValidationRow& row) {
        return row.verdict == Verdict::met && row.target.use == FigureUse::calibrated;
    });
    return Text{" (" + std::to_string(set) + " of them calibrated)", "（其中曾用于校准 " + std::to_string(set) + "）"}.in(language);
}

std::string counts_text(const Validation& validation, Language language) {
    std::string text;
    for (const Verdict verdict : all_verdicts) {
        const std::string number = std::to_string(count_of(validation, verdict)), word = verdict_text(verdict).in(language);
        text += (text.empty() ? "" : language == Language::zh ? "，" : ", ") + (language == Language::zh ? word + " " + number : number + " " + word);
        if (verdict == Verdict::met) text += calibrated_text(validation, language);
    }
    return text + "\n";
}

/// How many values were set by hand with how many rows in view; empty where the file of targets names none.
std::string free_parameters_text(const Validation& validation, Language language) {
    const auto values = [&](std::optional<FreeParameterKind> kind) {
        int sum = 0;
        for (const FreeParameter& parameter : validation.free_parameters)
            sum += !kind || parameter.kind == *kind ? parameter.values : 0;
        return std::to_string(sum);
    };
    if (validation.free_parameters.empty()) return "";
    const auto rows = std::count_if(validation.rows.begin(), validation.rows.end(),
                                    [](const ValidationRow& row) { return row.target.use == FigureUse::calibrated; });
    const std::string all = values({}), keys = std::to_string(validation.free_parameters.size()), seen = std::to_string(rows);
    const std::string accounts = values(FreeParameterKind::accounts), behaviour = values(FreeParameterKind::behaviour),
                      measures = values(FreeParameterKind::measure);
    return Text{"\nSet by hand, within their ranges: " + all + " values of " + keys + " keys, with " + seen +
                    " rows of the table in view (calibrated: yes); " + accounts + " values so that household accounts close, " + behaviour +
                    " of behaviour, " + measures + " of measures.\n",
                "\n人工设定（均在取值范围内）：" + keys + " 项参数共 " + all + " 个取值，设定时参照表中标“用于校准：是”的 " + seen +
                    " 行；其中使农户收支闭合的 " + accounts + " 个，行为参数 " + behaviour + " 个，措施条款 " + measures + " 个。\n"}
        .in(language);
}

/// How the verdicts are to be read.
std::string legend_text(const Validation& validation, Language language) {
    const std::string n = std::to_string(validation.replicates);
    return Text{"Calibrated: yes, values were set to meet it; input, it is an input or follows from terms of a measure; no, nothing was set for it.\n"
                "Met: the whole 95 % interval of the mean lies in the range; missed: none of it does; cannot be told: part of it does, and " + n +
                    " replicates are too few to say which.\n"
                    "Follows from input: in the range by construction, no test of the model. [a, b) leaves b out. Marks: F found, D derived, E estimated.\n\n",
                "用于校准：是，曾为达到该值设定参数；投入，本身即输入或由措施条款推得；否，未为其设定任何值。\n"
                "达到：均值的 95% 区间全部在范围内；未达到：全部在范围外；尚不能判定：部分在范围内，" + n + " 次重复模拟不足以判定。\n"
                    "由输入决定：按构造即在范围内，不构成对模型的检验。[a, b) 不含 b。依据：F 有出处，D 推算，E 估计。\n\n"}
        .in(language);
}

Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json(const ValidationRow& row) {
    const ValidationTarget& target = row.target;
    return {{"id", target.id},
            {"label", json(target.label)},
            {"unit", json(target.unit)},
            {"source", json(target.source)},
            {"mark", target.mark},
            {"asked", {{"low", finite(target.low)}, {"high", finite(target.high)}, {"half_open", target.half_open}}},
            {"model", {{"value", finite(row.model.mean)}, {"low", finite(row.model.low)}, {"high", finite(row.model.high)}, {"n", row.model.n}}},
            {"verdict", verdict_key(row.verdict)},
            {"use", use_key(target.use)},
            {"scenario", target.scenario},
            {"base", target.base},
            {"region", target.region},
            {"metric", target.metric},
            {"county", target.county},
            {"month", target.scenario.empty() ? Json(nullptr) : Json(target.month.to_string())},
            {"mechanism", json(target.mechanism)},
            {"remark", json(target.remark)}};
}

std::string bound(double value) { return std::isfinite(value) ? csv_number(value) : ""; }

} // namespace

std::string validation_text(const Validation& validation, Language language) {
    const auto say = [&](const char* en, const char* zh) { return std::string(language == Language::zh ? zh : en); };
    TextTable table;
    table.header({say("Target", "目标"), say("asked", "要求"), say("model", "模型均值"), say("95 % interval", "95% 区间"), say("verdict", "结论"),
                  say("calibrated", "用于校准")});
    for (std::size_t i = 0; i < validation.rows.size(); ++i) {
        const ValidationRow& row = validation.rows[i];
        table.row({label_text(row.target, i + 1, language), asked_text(row.target, language), number_text(row.model.mean, row.target.decimals, language),
                   interval_text(row, language), verdict_text(row.verdict).in(language), use_text(row.target.use).in(language)});
    }
    const std::string replicates = std::to_string(validation.replicates), seed = std::to_string(validation.seed);
    return validation.title.in(language) +
           say((" (replicates: " + replicates + ", seed: " + seed + ")\n\n").c_str(),
               ("（重复模拟 " + replicates + " 次，随机种子 " + seed + "）\n\n").c_str()) +
           table.text() + "\n" + counts_text(validation, language) + legend_text(validation, language) + notes_text(validation, language) +
           free_parameters_text(validation, language);
}

std::string validation_csv(const Validation& validation) {
    std::string text = csv_line({"id", "label_en", "label_zh", "unit", "source_en", "source_zh", "mark", "asked_low", "asked_high", "half_open", "model", "low", "high", "n", "verdict",
                                 "use", "scenario", "base", "region", "metric", "county", "month", "mechanism_en", "mechanism_zh", "remark_en", "remark_zh"});
    for (const ValidationRow& row : validation.rows) {
        const ValidationTarget& target = row.target;
        text += csv_line({target.id, target.label.en, target.label.zh, target.unit.en, target.source.en, target.source.zh, target.mark, bound(target.low), bound(target.high),
                          target.half_open ? "1" : "0", csv_number(row.model.mean), csv_number(row.model.low), csv_number(row.model.high),
                          std::to_string(row.model.n), verdict_key(row.verdict), use_key(target.use), target.scenario, target.base, target.region, target.metric, target.county,
                          target.scenario.empty() ? "" : target.month.to_string(), target.mechanism.en, target.mechanism.zh, target.remark.en, target.remark.zh});
    }
    return text;
}

std::string validation_json(const Validation& validation) {
    Json rows = Json::array();
    for (const ValidationRow& row : validation.rows)
        rows.push_back(json(row));
    Json parameters = Json::array();
    for (const FreeParameter& parameter : validation.free_parameters)
        parameters.push_back({{"key", parameter.key}, {"kind", kind_key(parameter.kind)}, {"values", parameter.values}});
    const Json all{{"command", "validate"},   {"title", json(validation.title)}, {"replicates", validation.replicates},
                   {"seed", validation.seed}, {"targets", std::move(rows)},      {"free_parameters", std::move(parameters)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace terrace
