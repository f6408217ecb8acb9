#include "analysis/sweeps/sweep_folder.hpp"

#include "analysis/sweeps/shard.hpp"
#include "sim/config/input_error.hpp"
#include "sim/core/sha256.hpp"
#include "sim/io/small_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <system_error>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

constexpr int folder_version = 1;
constexpr std::size_t shards_per_folder = 1000;
constexpr const char* shard_ending = ".txt";

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::filesystem::path plain(const std::filesystem::path& path) { return std::filesystem::absolute(path).lexically_normal(); }

/// The deepest folder that holds all files.
std::filesystem::path common_folder(const std::vector<SourceFile>& files) {
    std::filesystem::path common = plain(files.front().path).parent_path();
    for (const SourceFile& file : files) {
        const std::filesystem::path path = plain(file.path);
        std::filesystem::path shared;
        for (auto one = common.begin(), other = path.begin(); one != common.end() && other != path.end() && *one == *other; ++one, ++other) shared /= *one;
        common = shared;
    }
    return common;
}

bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

std::string digits(std::size_t number, int width) {
    const std::string text = std::to_string(number);
    return std::string(text.size() < static_cast<std::size_t>(width) ? static_cast<std::size_t>(width) - text.size() : 0, '0') + text;
}

/// The number of a shard's file, or nothing for other files.
std::optional<std::size_t> point_of(const std::filesystem::path& file) {
    if (file.extension() != shard_ending) return std::nullopt;
    const std::string name = file.stem().string();
    std::size_t point = 0;
    const auto [stop, fault] = std::from_chars(name.data(), name.data() + name.size(), point);
    return fault == std::errc() && stop == name.data() + name.size() ? std::optional(point) : std::nullopt;
}

[[noreturn]] void reject_folder(const std::filesystem::path& folder, const Text& found) {
    throw InputError({folder.string()}, "", found, {"the folder of a sweep (FILE.parts)", "一次参数扫描的文件夹（FILE.parts）"});
}

void make_folders(const std::filesystem::path& folder, std::size_t points) {
    for (const char* name : {"inputs", "points", "leases", "catalogue"}) make_folder(folder / name);
    for (std::size_t first = 0; first < points; first += shards_per_folder) make_folder(folder / "points" / digits(first / shards_per_folder, 4));
}

} // namespace

bool SweepFolder::exists(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "sweep.json", ignored);
}

void SweepFolder::create(const std::filesystem::path& folder, const SweepInputs& inputs, const std::filesystem::path& data) {
    if (exists(folder)) return;
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored) && !std::filesystem::exists(folder / "inputs", ignored))
        reject_folder(folder, {"other files in it", "其中有其他文件"});
    const std::size_t points = inputs.request.design.points();
    make_folders(folder, points);
    const std::filesystem::path common = common_folder(inputs.files);
    FileBatch batch;
    Json files = Json::array();
    for (const SourceFile& file : inputs.files) {
        const std::filesystem::path below = plain(file.path).lexically_relative(common);
        make_folder((folder / "inputs" / below).parent_path());
        batch.add(folder / "inputs" / below, file.text);
        files.push_back({{"path", below.string()}, {"sha256", sha256_of(file.text)}});
    }
    batch.publish();
    const std::vector<std::string> description = describe_sweep(inputs);
    const Json facts{{"format", "terrace-sweep-folder"},
                     {"version", folder_version},
                     {"sweep", plain(inputs.request.file.path).lexically_relative(common).string()},
                     {"data", plain(data).lexically_relative(common).string()},
                     {"points", points},
                     {"values", inputs.request.metrics.size() * inputs.request.most_replicates},
                     {"fingerprint", sha256_of(joined(description))},
                     {"description", description},
                     {"files", std::move(files)}};
    write_durably(folder / "sweep.json", facts.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void SweepFolder::remove(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::exists(folder, error)) return;
    if (!exists(folder) && !std::filesystem::exists(folder / "inputs", error) && !std::filesystem::is_empty(folder, error))
        reject_folder(folder, {"other files in it", "其中有其他文件"});
    std::filesystem::remove(folder / "sweep.json", error); // first: from here on it is no sweep
    constexpr int most_tries = 5; // a worker may put a lease into a folder that is being emptied
    for (int tries = 0; tries == 0 || (error && tries < most_tries); ++tries) std::filesystem::remove_all(folder, error);
    if (error) throw FileError(folder, {"remove the folder", "删除文件夹"}, error.message());
}

SweepFolder::SweepFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
    if (!exists(folder_)) reject_folder(folder_, {"no sweep.json", "没有 sweep.json"});
    try {
        const Json facts = Json::parse(read_small_file(folder_ / "sweep.json"));
        if (facts.at("format") != "terrace-sweep-folder" || facts.at("version") != folder_version) reject_folder(folder_, {"a sweep.json of another form", "sweep.json 格式不同"});
        sweep_ = facts.at("sweep").get<std::string>();
        data_ = facts.at("data").get<std::string>();
        points_ = facts.at("points").get<std::size_t>();
        values_ = facts.at("values").get<std::size_t>();
        fingerprint_ = facts.at("fingerprint").get<std::string>();
        description_ = facts.at("description").get<std::vector<std::string>>();
        for (const Json& file : facts.at("files")) files_.emplace_back(file.at("path").get<std::string>(), file.at("sha256").get<std::string>());
    } catch (const Json::exception& fault) {
        reject_folder(folder_, {std::string("a damaged sweep.json: ") + fault.what(), std::string("sweep.json 已损坏：") + fault.what()});
    }
}

SweepInputs SweepFolder::read_inputs() const {
    const Text changed{"a text other than the one with which the sweep began", "内容与扫描开始时不同"}, allowed{"the file as it was", "原来的文件"};
    const std::filesystem::path root = folder_ / "inputs";
    for (const auto& [path, digest] : files_)
        if (sha256_of(read_small_file(root / path)) != digest) throw InputError({(root / path).string()}, "", changed, allowed);
    SweepInputs inputs = read_sweep_inputs(root / sweep_, root / data_);
    inputs.root = root;
    for (const SourceFile& file : inputs.files) {
        if (is_below(file.path.lexically_normal(), root.lexically_normal())) continue;
        const std::string digest = sha256_of(file.text); // named by its absolute path, so it lies where it always was
        if (std::none_of(files_.begin(), files_.end(), [&](const auto& known) { return known.second == digest; })) throw InputError({file.path.string()}, "", changed, allowed);
    }
    require_same_sweep(folder_, description_, describe_sweep(inputs));
    return inputs;
}

std::filesystem::path SweepFolder::shard(std::size_t point) const {
    return folder_ / "points" / digits(point / shards_per_folder, 4) / (digits(point, 7) + shard_ending);
}

PointSet SweepFolder::missing() const {
    PointSet missing(points_, true);
    std::error_code error;
    for (std::size_t first = 0; first < points_; first += shards_per_folder) {
        const std::filesystem::path part = shard(first).parent_path();
        for (std::filesystem::directory_iterator file(part, error), end; !error && file != end; file.increment(error))
            if (const auto point = point_of(file->path()); point && *point < points_) missing.erase(*point);
        if (error && !exists(folder_)) return {};
        if (error) throw FileError(part, {"list the finished points", "列出已完成的样本点"}, error.message());
    }
    return missing;
}

bool SweepFolder::has(std::size_t point) const {
    std::error_code ignored;
    return std::filesystem::exists(shard(point), ignored);
}

std::optional<PointResult> SweepFolder::read(std::size_t point) const {
    if (!has(point)) return std::nullopt;
    std::optional<PointResult> result = read_shard(read_small_file(shard(point)), fingerprint_, values_);
    return result && result->point == point ? result : std::nullopt;
}

void require_same_sweep(const std::filesystem::path& place, const std::vector<std::string>& earlier, const std::vector<std::string>& now) {
    if (earlier == now) return;
    InputError fault({place.string()}, "", {"a sweep with other terms", "另一项条件不同的参数扫描"},
                     {"the same sweep, another --out, or --force to begin anew", "同一扫描、其他 --out 文件，或用 --force 重新开始"});
    constexpr std::size_t most_lines = 10; // on each side
    const auto tell = [&](const Text& sign, const std::vector<std::string>& of, const std::vector<std::string>& without) {
        std::size_t lines = 0;
        for (const std::string& line : of)
            if (std::find(without.begin(), without.end(), line) == without.end() && lines++ < most_lines) fault.add_line({sign.en + line, sign.zh + line});
        const std::string more = std::to_string(lines - std::min(lines, most_lines));
        if (lines > most_lines) fault.add_line({sign.en + "and " + more + " lines more", sign.zh + "另有 " + more + " 行"});
    };
    tell({"  then: ", "  原先："}, earlier, now);
    tell({"  now:  ", "  现在："}, now, earlier);
    throw fault;
}

} // namespace terrace
