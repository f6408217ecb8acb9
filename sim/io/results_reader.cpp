#include "sim/io/results_reader.hpp"

#include <map>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "sim/io/hdf5_attribute.hpp"
#include "sim/io/hdf5_handle.hpp"
#include "sim/io/hdf5_properties.hpp"

#include <hdf5_hl.h>

namespace terrace {

namespace {

Handle open_file(const std::filesystem::path& path) {
    Handle access = access_properties();  // no locks: a finished file is never written again
    Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose);
    access.close();
    return file;
}

extern "C" herr_t note_link(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// Names of scales by their address in the file. HDF5 looks through all of a file for the name of an object that a reference leads to, which
/// would be most of the time of reading a study.
using ScaleNames = std::map<haddr_t, std::string>;

struct ScaleSearch {
    ScaleNames& known;
    std::string name;
};

extern "C" herr_t note_scale(hid_t, unsigned, hid_t scale, void* search) {
    auto& [known, name] = *static_cast<ScaleSearch*>(search);
    H5O_info_t info{};
    if (H5Oget_info2(scale, &info, H5O_INFO_BASIC) < 0) return -1;
    const auto found = known.find(info.addr);
    if (found != known.end()) {
        name = found->second;
        return 1;  // one name is enough
    }
    const ssize_t length = H5Iget_name(scale, nullptr, 0);
    if (length < 0) return -1;
    std::string path(static_cast<std::size_t>(length) + 1, '\0');
    if (H5Iget_name(scale, path.data(), path.size()) < 0) return -1;
    path.resize(static_cast<std::size_t>(length));
    name = known[info.addr] = path.substr(path.rfind('/') + 1);
    return 1;
}

/// Whether every part of the path is there.
bool exists(hid_t file, const std::string& path) {
    for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
        if (checked(H5Lexists(file, path.substr(0, end).c_str(), H5P_DEFAULT)) == 0) return false;
        if (end == std::string::npos) return true;
    }
}

H5O_type_t type_of(hid_t file, const std::string& path) {
    H5O_info_t info{};
    checked(H5Oget_info_by_name2(file, path.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT));
    return info.type;
}

bool is_dataset(hid_t file, const std::string& path) {
    return !path.empty() && path.front() != '/' && path.back() != '/' && exists(file, path) && type_of(file, path) == H5O_TYPE_DATASET;
}

std::vector<std::string> link_names(hid_t file, const std::string& group) {
    Handle object(H5Gopen2(file, ("/" + group).c_str(), H5P_DEFAULT), H5Gclose);
    std::vector<std::string> names;
    if (H5Literate(object.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note_link, &names) < 0) {
        names.clear();  // the file of another program, without creation order
        checked(H5Literate(object.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, note_link, &names));
    }
    object.close();
    return names;
}

bool is_bare_axis(hid_t dataset) {
    if (checked(H5DSis_scale(dataset)) == 0) return false;
    std::string name(128, '\0');
    checked(H5DSget_scale_name(dataset, name.data(), name.size()));
    return name.starts_with("This is a netCDF dimension but not a netCDF variable");
}

std::vector<std::size_t> shape_of(hid_t dataset) {
    Handle space(H5Dget_space(dataset), H5Sclose);
    std::vector<hsize_t> lengths(static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space.id()))));
    checked(H5Sget_simple_extent_dims(space.id(), lengths.data(), nullptr));
    space.close();
    return {lengths.begin(), lengths.end()};
}

std::size_t count_of(const std::vector<std::size_t>& shape) {
    std::size_t count = 1;
    for (const std::size_t length : shape) count *= length;
    return count;
}

/// Type class of the values; `required` names what the caller can take.
void require_kind(hid_t type, std::initializer_list<H5T_class_t> kinds, const char* required) {
    const H5T_class_t kind = checked(H5Tget_class(type));
    for (const H5T_class_t allowed : kinds) {
        if (kind == allowed) return;
    }
    throw Hdf5Failure(std::string("it does not hold ") + required);
}

/// Lengths of the chunks, or nothing for plain data.
std::vector<hsize_t> chunk_of(hid_t dataset, std::size_t rank) {
    Handle properties(H5Dget_create_plist(dataset), H5Pclose);
    std::vector<hsize_t> chunk;
    if (checked(H5Pget_layout(properties.id())) == H5D_CHUNKED) {
        chunk.resize(rank);
        checked(H5Pget_chunk(properties.id(), static_cast<int>(rank), chunk.data()));
    }
    properties.close();
    return chunk;
}

/// Whether a chunk is found where reading looks for it, with none of its filters switched off.
bool is_sound_chunk(hid_t dataset, const std::vector<hsize_t>& offset) {
    hsize_t size = 0;
    unsigned skipped_filters = 0;
    haddr_t address = HADDR_UNDEF;
    checked(H5Dget_chunk_storage_size(dataset, offset.data(), &size));
    checked(H5Dget_chunk_info_by_coord(dataset, offset.data(), &skipped_filters, &address, nullptr));
    return size > 0 && skipped_filters == 0 && address != HADDR_UNDEF;
}

/// The checksums protect the chunks; the index of the chunks has none in this version of the format, and where it is damaged
/// fill values would stand for a chunk that is not found. So every chunk with any of the rows is looked for.
void require_sound_chunks(hid_t dataset, const std::vector<std::size_t>& shape, Rows rows) {
    const std::vector<hsize_t> chunk = chunk_of(dataset, shape.size());
    if (chunk.empty() || count_of(shape) == 0) return;
    std::vector<hsize_t> offset(shape.size(), 0);
    offset[0] = rows.first / chunk[0] * chunk[0];
    while (offset[0] < rows.first + rows.count) {
        if (!is_sound_chunk(dataset, offset)) throw Hdf5Failure("the index of its chunks is damaged");
        std::size_t axis = shape.size() - 1;
        for (offset[axis] += chunk[axis]; axis > 0 && offset[axis] >= shape[axis]; offset[axis] += chunk[axis]) offset[axis--] = 0;
    }
}

/// A part of a data set, or without rows all of it, and its place in memory.
class Selection {
public:
    Selection(hid_t dataset, const std::optional<Rows>& rows) : shape_(shape_of(dataset)), place_(H5Dget_space(dataset), H5Sclose) {
        if (!rows) return;
        if (shape_.empty() || rows->first + rows->count > shape_.front()) throw Hdf5Failure("it has too few rows");
        shape_.front() = rows->count;
        std::vector<hsize_t> from(shape_.size(), 0);
        from.front() = rows->first;
        const std::vector<hsize_t> size(shape_.begin(), shape_.end());
        if (count_of(shape_) > 0) checked(H5Sselect_hyperslab(place_.id(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr));
    }

    [[nodiscard]] const std::vector<std::size_t>& shape() const { return shape_; }

    /// Reads it to `values`, which has room.
    void read(hid_t dataset, hid_t type, void* values) {
        Handle memory = memory_space();
        checked(H5Dread(dataset, type, memory.id(), place_.id(), H5P_DEFAULT, values));
        memory.close();
    }
    [[nodiscard]] Handle memory_space() const {
        const hsize_t count = count_of(shape_);
        return Handle(H5Screate_simple(1, &count, nullptr), H5Sclose);
    }
    void close() { place_.close(); }

private:
    std::vector<std::size_t> shape_;
    Handle place_;
};

template <class Number>
Array<Number> read_numbers(hid_t dataset, hid_t memory_type, const std::optional<Rows>& rows = {}) {
    Selection selection(dataset, rows);
    Array<Number> array{selection.shape(), {}};
    const std::vector<std::size_t> whole = shape_of(dataset);
    require_sound_chunks(dataset, whole, rows.value_or(Rows{0, whole.empty() ? 0 : whole.front()}));
    array.values.resize(count_of(array.shape));
    if (!array.values.empty()) selection.read(dataset, memory_type, array.values.data());
    selection.close();
    return array;
}

Array<std::string> read_texts(hid_t dataset, hid_t type, const std::optional<Rows>& rows = {}) {
    if (checked(H5Tis_variable_str(type)) == 0) throw Hdf5Failure("its texts have a fixed length");
    Selection selection(dataset, rows);
    Array<std::string> array{selection.shape(), {}};
    std::vector<char*> texts(count_of(array.shape));
    if (!texts.empty()) {
        selection.read(dataset, type, texts.data());
        for (const char* text : texts) array.values.emplace_back(text == nullptr ? "" : text);
        Handle space = selection.memory_space();
        checked(H5Dvlen_reclaim(type, space.id(), H5P_DEFAULT, texts.data()));
        space.close();
    }
    selection.close();
    return array;
}

std::string scale_name(hid_t dataset, unsigned position, ScaleNames& known) {
    ScaleSearch search{known, {}};
    int start = 0;
    checked(H5DSiterate_scales(dataset, position, &start, note_scale, &search));
    return std::move(search.name);
}

}  // namespace

struct ResultsReader::State {
    std::filesystem::path path;
    Handle file;
    ScaleNames scale_names;

    ~State() { file.abandon(); }

    template <class Step>
    auto attempt(const Text& operation, Step step) const {
        try {
            return step();
        } catch (const Hdf5Failure& failure) {
            throw FileError(path, operation, failure.what());
        } catch (const std::bad_alloc&) {
            throw FileError(path, operation, "it does not fit into memory");
        } catch (const std::length_error&) {
            throw FileError(path, operation, "it does not fit into memory");
        }
    }

    /// Opens a variable with its type for `step`, and closes both.
    template <class Step>
    auto with_variable(const std::string& name, Step step) const {
        return attempt({"read variable '" + name + "'", "读取变量“" + name + "”"}, [&] {
            if (!is_dataset(file.id(), name)) throw Hdf5Failure("it is not in the file");
            Handle dataset(H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), H5Dclose);
            Handle type(H5Dget_type(dataset.id()), H5Tclose);
            auto result = step(dataset.id(), type.id());
            type.close();
            dataset.close();
            return result;
        });
    }
};

ResultsReader::ResultsReader(const std::filesystem::path& path) : state_(std::make_unique<State>()) {
    const Text operation{"open the results file", "打开结果文件"};
    state_->path = path;
    std::error_code error;
    const bool there = std::filesystem::is_regular_file(path, error);
    if (error) throw FileError(path, operation, error.message());
    if (!there) throw FileError(path, operation, "it is not a plain file");
    state_->attempt(operation, [&] {
        prepare_hdf5();
        if (checked(H5Fis_hdf5(path.c_str())) == 0) throw Hdf5Failure("it is not an HDF5 file");
        state_->file.adopt(open_file(path));
    });
}

ResultsReader::~ResultsReader() = default;

std::vector<std::string> ResultsReader::list(const std::string& group) const {
    return state_->attempt({"list the variables", "列出变量"}, [&] {
        const hid_t file = state_->file.id();
        std::vector<std::string> names;
        for (const std::string& name : link_names(file, group)) {
            const std::string path = group.empty() ? name : group + "/" + name;
            if (type_of(file, path) != H5O_TYPE_DATASET) continue;
            Handle dataset(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose);
            if (!is_bare_axis(dataset.id())) names.push_back(name);
            dataset.close();
        }
        return names;
    });
}

std::vector<std::string> ResultsReader::groups() const {
    return state_->attempt({"list the groups", "列出分组"}, [&] {
        std::vector<std::string> names;
        for (const std::string& name : link_names(state_->file.id(), "")) {
            if (type_of(state_->file.id(), name) == H5O_TYPE_GROUP) names.push_back(name);
        }
        return names;
    });
}

bool ResultsReader::has(const std::string& name) const {
    return state_->attempt({"look for '" + name + "'", "查找“" + name + "”"}, [&] { return is_dataset(state_->file.id(), name); });
}

std::vector<std::size_t> ResultsReader::shape(const std::string& name) const {
    return state_->with_variable(name, [](hid_t dataset, hid_t) { return shape_of(dataset); });
}

std::vector<std::string> ResultsReader::dimensions(const std::string& name) const {
    return state_->with_variable(name, [&](hid_t dataset, hid_t) {
        if (checked(H5DSis_scale(dataset)) != 0) return std::vector<std::string>{name};
        std::vector<std::string> names;
        for (unsigned position = 0; position < shape_of(dataset).size(); ++position) names.push_back(scale_name(dataset, position, state_->scale_names));
        return names;
    });
}

namespace {

template <class State>
Array<double> doubles_of(const State& state, const std::string& name, const std::optional<Rows>& rows) {
    return state.with_variable(name, [&](hid_t dataset, hid_t type) {
        require_kind(type, {H5T_FLOAT, H5T_INTEGER}, "numbers");
        return read_numbers<double>(dataset, H5T_NATIVE_DOUBLE, rows);
    });
}

template <class State>
Array<std::string> strings_of(const State& state, const std::string& name, const std::optional<Rows>& rows) {
    return state.with_variable(name, [&](hid_t dataset, hid_t type) {
        require_kind(type, {H5T_STRING}, "texts");
        return read_texts(dataset, type, rows);
    });
}

} // namespace

Array<double> ResultsReader::doubles(const std::string& name) const { return doubles_of(*state_, name, {}); }

Array<double> ResultsReader::doubles(const std::string& name, Rows rows) const { return doubles_of(*state_, name, rows); }

Array<std::int64_t> ResultsReader::int64s(const std::string& name) const {
    return state_->with_variable(name, [](hid_t dataset, hid_t type) {
        require_kind(type, {H5T_INTEGER}, "integers");
        return read_numbers<std::int64_t>(dataset, H5T_NATIVE_INT64);
    });
}

Array<std::string> ResultsReader::strings(const std::string& name) const { return strings_of(*state_, name, {}); }

Array<std::string> ResultsReader::strings(const std::string& name, Rows rows) const { return strings_of(*state_, name, rows); }

std::vector<Attribute> ResultsReader::attributes(const std::string& name) const {
    return state_->attempt({"read the attributes of '" + name + "'", "读取“" + name + "”的属性"}, [&] {
        if (!name.empty() && !exists(state_->file.id(), name)) throw Hdf5Failure("it is not in the file");
        Handle object(H5Oopen(state_->file.id(), name.empty() ? "/" : name.c_str(), H5P_DEFAULT), H5Oclose);
        std::vector<Attribute> attributes = read_attributes(object.id());
        object.close();
        return attributes;
    });
}

std::optional<std::string> ResultsReader::text_attribute(const std::string& name, const std::string& attribute) const {
    for (const Attribute& each : attributes(name)) {
        const auto* text = std::get_if<std::string>(&each.value);
        if (each.name == attribute && text != nullptr) return *text;
    }
    return std::nullopt;
}

}  // namespace terrace
