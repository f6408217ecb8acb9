#include "sim/io/results_writer.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "sim/io/hdf5_attribute.hpp"
#include "sim/io/hdf5_dataset.hpp"
#include "sim/io/hdf5_handle.hpp"
#include "sim/io/hdf5_properties.hpp"
#include "sim/io/pending_file.hpp"

#include <hdf5_hl.h>

namespace terrace {

namespace {

std::string path_in_file(const std::string& group, const std::string& name) { return group.empty() ? name : group + "/" + name; }

/// Older readers must open the file (bounds); a forgotten object must make closing fail (semi).
Handle create_file(const std::filesystem::path& path) {
    Handle access = access_properties();
    checked(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18));
    checked(H5Pset_fclose_degree(access.id(), H5F_CLOSE_SEMI));
    Handle creation = creation_properties(H5P_FILE_CREATE);
    Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose);
    creation.close();
    access.close();
    return file;
}

void create_group(hid_t file, const std::string& name) {
    Handle creation = creation_properties(H5P_GROUP_CREATE);
    Handle group(H5Gcreate2(file, name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose);
    group.close();
    creation.close();
}

void make_scale(hid_t file, const std::string& axis_name, const std::string& scale_name) {
    Handle axis(H5Dopen2(file, axis_name.c_str(), H5P_DEFAULT), H5Dclose);
    checked(H5DSset_scale(axis.id(), scale_name.c_str()));
    axis.close();
}

/// What netCDF calls an axis without values.
std::string bare_scale_name(std::size_t length) {
    std::string digits = std::to_string(length);
    digits.insert(0, digits.size() < 10 ? 10 - digits.size() : 0, ' ');
    return "This is a netCDF dimension but not a netCDF variable." + digits;
}

/// Ties a data set to the axes of the root group, which are what makes its dimensions named ones for netCDF.
void attach(hid_t file, hid_t dataset, const std::vector<std::string>& dimensions) {
    for (unsigned position = 0; position < dimensions.size(); ++position) {
        Handle axis(H5Dopen2(file, dimensions[position].c_str(), H5P_DEFAULT), H5Dclose);
        checked(H5DSattach_scale(dataset, axis.id(), position));
        axis.close();
    }
}

bool has_values(const Dimension& dimension) { return !std::holds_alternative<Dimension::Length>(dimension.values); }

/// The values of an axis as those of a variable.
Variable::Data data_of(const Dimension::Values& values) {
    return std::visit(
        [](const auto& held) -> Variable::Data {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Dimension::Length> || std::is_same_v<std::decay_t<decltype(held)>, Dimension::Numbered>) {
                return std::vector<float>(); // is not asked for
            } else {
                return held;
            }
        },
        values);
}

void require(bool condition, const std::string& name, const std::string& fault) {
    if (!condition) throw std::invalid_argument("results file: '" + name + "' " + fault);
}

}  // namespace

struct ResultsWriter::State {
    /// An axis with the group its values stand in; "" means in the root group and in each group that uses it.
    struct Axis {
        std::string group;
        Dimension dimension;
    };

    PendingFile pending;
    Handle file;
    std::map<std::string, Axis> axes;
    std::set<std::string> groups;
    std::set<std::string> names;  ///< every variable and axis by its path
    std::map<std::string, std::pair<BlockNumber, std::vector<std::size_t>>> declared;   ///< by path: what is to be written by blocks
    bool usable = true;

    State(const std::filesystem::path& path, bool force) : pending(path, force) {}
    ~State() { file.abandon(); }

    /// Runs one step of writing; after a failure the file is given up.
    template <class Step>
    void attempt(const Text& operation, Step step) {
        if (!usable) throw std::logic_error("results file: used after a failure or after commit");
        usable = false;
        try {
            step();
        } catch (const Hdf5Failure& failure) {
            throw FileError(pending.path(), operation, failure.what());
        }
        usable = true;
    }

    void require_free(const std::string& group, const std::string& name) const {
        const std::string path = path_in_file(group, name);
        require(!name.empty() && name.find('/') == std::string::npos, name, "is no name for a variable or an axis");
        require(!names.contains(path), path, "is already used");
        require(!groups.contains(path), path, "is already a group");
        require_group(group);
    }

    void require_group(const std::string& group) const {
        require(group.find('/') == std::string::npos, group, "is no name for a group");
        require(!names.contains(group), group, "is an axis or a variable and cannot be a group");
    }

    void add_group(const std::string& group) {
        if (!group.empty() && groups.insert(group).second) create_group(file.id(), group);
    }

    void write_array(const std::string& group, const Variable& variable, const std::vector<std::size_t>& shape, Packing packing) {
        add_group(group);
        const std::string path = path_in_file(group, variable.name);
        names.insert(path);
        Handle dataset = write_dataset(file.id(), path, shape, variable.data, packing);
        finish(dataset, variable.attributes, variable.dimensions);
    }

    void finish(Handle& dataset, const std::vector<Attribute>& attributes, const std::vector<std::string>& dimensions) {
        for (const Attribute& attribute : attributes) write_attribute(dataset.id(), attribute);
        attach(file.id(), dataset.id(), dimensions);
        dataset.close();
    }

    /// Writes the values of an axis; `over`: the axis they are attached to, if any.
    void write_axis_values(const std::string& group, const Dimension& axis, const std::vector<std::string>& over) {
        if (!std::holds_alternative<Dimension::Numbered>(axis.values))
            return write_array(group, {group, axis.name, over, data_of(axis.values), axis.attributes}, {axis.length()}, Packing::coordinate);
        add_group(group);
        const std::string path = path_in_file(group, axis.name);
        names.insert(path);
        Handle dataset = write_numbered(file.id(), path, axis.length());
        finish(dataset, axis.attributes, over);
    }

    /// Writes the values of an axis into a group as an ordinary variable over the axis.
    void write_coordinate(const std::string& group, const Dimension& axis) { write_axis_values(group, axis, {axis.name}); }

    void write_axis(const std::string& group, const Dimension& axis) {
        if (group.empty() && has_values(axis)) {
            write_axis_values("", axis, {});
            make_scale(file.id(), axis.name, axis.name);
            return;
        }
        write_bare_axis(file.id(), axis.name, axis.length()).close();
        make_scale(file.id(), axis.name, bare_scale_name(axis.length()));
        names.insert(axis.name);
        if (has_values(axis)) write_coordinate(group, axis);
    }

    std::vector<std::size_t> shape_of(const std::string& variable, const std::vector<std::string>& dimensions) const {
        std::vector<std::size_t> shape;
        for (const std::string& name : dimensions) {
            const auto axis = axes.find(name);
            require(axis != axes.end(), variable, "has the unknown axis '" + name + "'");
            shape.push_back(axis->second.dimension.length());
        }
        return shape;
    }

    std::vector<std::size_t> shape_of(const Variable& variable) const {
        std::vector<std::size_t> shape = shape_of(variable.name, variable.dimensions);
        std::size_t size = 1;
        for (const std::size_t length : shape) size *= length;
        require(size == variable.size(), variable.name,
                "holds " + std::to_string(variable.size()) + " values where its axes make " + std::to_string(size));
        return shape;
    }

    void repeat_coordinates(const std::string& group, const std::string& variable, const std::vector<std::string>& dimensions) {
        if (group.empty()) return;
        for (const std::string& name : dimensions) {
            const Axis& axis = axes.at(name);
            const bool there = name == variable || names.contains(path_in_file(group, name));
            if (axis.group.empty() && has_values(axis.dimension) && !there) write_coordinate(group, axis.dimension);
        }
    }

    void declare(const BlockVariable& variable, const std::vector<std::size_t>& shape) {
        add_group(variable.group);
        const std::string path = path_in_file(variable.group, variable.name);
        names.insert(path);
        declared.emplace(path, std::pair{variable.number, shape});
        Handle dataset = declare_dataset(file.id(), path, shape, variable);
        finish(dataset, variable.attributes, variable.dimensions);
    }

    void require_fit(const std::string& path, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Block& values) const {
        const auto found = declared.find(path);
        require(found != declared.end(), path, "was not declared");
        const auto& [number, shape] = found->second;
        require(start.size() == shape.size() && count.size() == shape.size(), path, "has another number of axes");
        std::size_t size = 1;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            require(start[i] + count[i] <= shape[i], path, "ends before the block");
            size *= count[i];
        }
        const std::size_t given = std::visit([](const auto& held) { return held.size(); }, values);
        require(given == size && size > 0, path, "gets another number of values than its block has");
        require(static_cast<std::size_t>(number) == values.index(), path, "holds other numbers");
    }
};

ResultsWriter::ResultsWriter(const std::filesystem::path& path, bool force, std::uint64_t expected_bytes)
    : state_(std::make_unique<State>(path, force)) {
    state_->pending.require_space(expected_bytes);
    state_->attempt({"create the file", "创建文件"}, [&] {
        prepare_hdf5();
        state_->file.adopt(create_file(state_->pending.temporary()));
    });
}

ResultsWriter::~ResultsWriter() = default;

void ResultsWriter::dimension(const std::string& group, const Dimension& dimension) {
    state_->require_free(group, dimension.name);
    state_->require_free("", dimension.name);
    state_->attempt({"write axis '" + dimension.name + "'", "写入坐标轴“" + dimension.name + "”"}, [&] {
        state_->axes.emplace(dimension.name, State::Axis{group, dimension});
        state_->write_axis(group, dimension);
    });
}

void ResultsWriter::write(const Variable& variable) {
    state_->require_free(variable.group, variable.name);
    const std::vector<std::size_t> shape = state_->shape_of(variable);
    const std::string path = path_in_file(variable.group, variable.name);
    state_->attempt({"write variable '" + path + "'", "写入变量“" + path + "”"}, [&] {
        state_->pending.require_space(variable.bytes());
        state_->repeat_coordinates(variable.group, variable.name, variable.dimensions);
        state_->write_array(variable.group, variable, shape, variable.compress ? Packing::compressed : Packing::plain);
    });
}

void ResultsWriter::declare(const BlockVariable& variable) {
    state_->require_free(variable.group, variable.name);
    const std::vector<std::size_t> shape = state_->shape_of(variable.name, variable.dimensions);
    state_->attempt({"declare variable '" + variable.name + "'", "声明变量“" + variable.name + "”"}, [&] {
        state_->repeat_coordinates(variable.group, variable.name, variable.dimensions);
        state_->declare(variable, shape);
    });
}

void ResultsWriter::write_block(const std::string& path, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Block& values) {
    state_->require_fit(path, start, count, values);
    state_->attempt({"write variable '" + path + "'", "写入变量“" + path + "”"}, [&] {
        state_->pending.require_space(bytes_of(values));
        Handle dataset(H5Dopen2(state_->file.id(), path.c_str(), H5P_DEFAULT), H5Dclose);
        terrace::write_block(dataset.id(), start, count, values);
        dataset.close();
    });
}

void ResultsWriter::attributes(const std::string& group, const std::vector<Attribute>& attributes) {
    state_->require_group(group);
    state_->attempt({"write attributes", "写入属性"}, [&] {
        state_->add_group(group);
        Handle object(H5Gopen2(state_->file.id(), ("/" + group).c_str(), H5P_DEFAULT), H5Gclose);
        for (const Attribute& attribute : attributes) write_attribute(object.id(), attribute);
        object.close();
    });
}

void ResultsWriter::commit() {
    state_->attempt({"complete the file", "完成文件写入"}, [&] {
        checked(H5Fflush(state_->file.id(), H5F_SCOPE_GLOBAL));
        state_->file.close();
        state_->pending.publish();
    });
    state_->usable = false;
}

}  // namespace terrace
