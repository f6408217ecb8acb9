#include "analysis/plan/plan_file.hpp"

#include "analysis/plan/plan_groups.hpp"
#include "analysis/plan/plan_json.hpp"
#include "sim/io/results_file.hpp"

#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

void write_provenance(const PlanResult& plan, ResultsWriter& writer) {
    const PlanResult::Provenance& from = plan.provenance;
    writer.attributes("provenance", {{"version", from.version},
                                     {"commit", from.commit},
                                     {"seed", static_cast<std::int64_t>(plan.seed)},
                                     {"replicates", static_cast<std::int64_t>(plan.replicates)},
                                     {"runs", static_cast<std::int64_t>(from.runs)},
                                     {"model_seconds", from.model_seconds},
                                     {"wall_seconds", from.wall_seconds},
                                     {"digest", from.digest}});
    writer.write({"provenance", "command_line", {}, Texts{from.command_line}, {}, false});
    writer.write({"provenance",
                  "plan",
                  {},
                  Texts{plan_json(plan).dump()},
                  {{"long_name", "The whole result (JSON)"}, {"long_name_zh", "完整结果（JSON）"}},
                  false});
    Texts paths, hashes;
    for (const auto& [path, hash] : from.files) {
        paths.push_back(path);
        hashes.push_back(hash);
    }
    writer.dimension("provenance", {"input_file", Dimension::Length{paths.size()}, {}});
    writer.write({"provenance", "input_path", {"input_file"}, paths, {}, false});
    writer.write({"provenance", "input_sha256", {"input_file"}, hashes, {}, false});
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason, const std::string& reason_zh) {
    throw FileError(path, {"read the plan (" + reason + ")", "读取规划结果（" + reason_zh + "）"}, reason);
}

PlanResult parsed(const std::filesystem::path& path, const std::string& text) {
    try {
        PlanResult plan = plan_from_json(nlohmann::json::parse(text));
        check_shapes(plan);
        return plan;
    } catch (const nlohmann::json::exception&) {
        fail(path, "its record of the result cannot be understood", "结果记录无法识别");
    } catch (const std::invalid_argument&) {
        fail(path, "the parts of its result do not fit together", "结果各部分不一致");
    }
}

} // namespace

void write_plan(const PlanResult& plan, const std::filesystem::path& path, bool force) {
    check_shapes(plan);
    if (plan.provenance.digest != plan_digest(plan)) throw std::invalid_argument("plan: the digest is not that of the result");
    ResultsWriter writer(path, force);
    writer.attributes("", {{"format", std::string("terrace-plan")},
                           {"format_version", std::int64_t{plan_file_version}},
                           {"Conventions", std::string("CF-1.8")},
                           {"source", "terrace " + plan.provenance.version},
                           {"title", plan.title.en},
                           {"title_zh", plan.title.zh}});
    write_plan_groups(plan, writer);
    write_provenance(plan, writer);
    writer.commit();
}

PlanResult read_plan(const std::filesystem::path& path) {
    const ResultsReader reader(path);
    if (reader.text_attribute("", "format").value_or("") != "terrace-plan")
        fail(path, "it is not a plan of this program", "不是本程序的规划结果文件");
    std::int64_t version = 0;
    for (const Attribute& found : reader.attributes(""))
        if (found.name == "format_version" && std::holds_alternative<std::int64_t>(found.value))
            version = std::get<std::int64_t>(found.value);
    if (version != plan_file_version) fail(path, "its format has another version", "文件格式版本不同");
    const std::vector<std::string> texts = reader.strings("provenance/plan").values;
    if (texts.empty()) fail(path, "it holds no result", "文件中没有结果");
    PlanResult plan = parsed(path, texts.front());
    if (plan.provenance.digest != plan_digest(plan)) fail(path, "the result is not what its digest says", "结果与摘要不符");
    return plan;
}

} // namespace terrace
