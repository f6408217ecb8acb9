#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace terrace {

/// What is known of a column besides its numbers; documentation, checkpoints and digests are made from it.
struct ColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::string_view type; ///< "uint8", "int32", "float64", ... or "record"
    std::size_t element_bytes = 0;
    const std::byte* data = nullptr; ///< first row
};

/// The name of a number type as results and documents write it.
template <class T>
constexpr std::string_view type_name() {
    if constexpr (std::is_enum_v<T>) {
        return type_name<std::underlying_type_t<T>>();
    } else if constexpr (std::is_floating_point_v<T>) {
        return sizeof(T) == 4 ? "float32" : "float64";
    } else if constexpr (std::is_integral_v<T>) {
        constexpr std::string_view names[2][4] = {{"uint8", "uint16", "uint32", "uint64"},
                                                  {"int8", "int16", "int32", "int64"}};
        return names[std::is_signed_v<T>][sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3];
    } else {
        return "record";
    }
}

template <class Derived>
class Table;

/// One attribute of every row of a table, contiguous in memory. Declared once, as a member of its table.
template <class T>
class Column {
    static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>,
                  "rows are copied as bytes; use uint8 for bool");

public:
    using value_type = T;

    template <class Derived>
    Column(Table<Derived>& table, std::string_view name, std::string_view unit, std::string_view meaning);

    T& operator[](std::size_t row) { return values_[row]; }
    const T& operator[](std::size_t row) const { return values_[row]; }
    T* data() { return values_.data(); }
    const T* data() const { return values_.data(); }
    std::size_t size() const { return values_.size(); }
    std::span<T> span() { return values_; }
    std::span<const T> span() const { return values_; }
    std::span<const T> view() const { return values_; }
    auto begin() { return values_.begin(); }
    auto begin() const { return values_.begin(); }
    auto end() { return values_.end(); }
    auto end() const { return values_.end(); }

private:
    template <class Derived>
    friend class Table;

    std::vector<T> values_;
};

/// A struct of arrays: every row has the attributes declared as `Column` members of `Derived`.
/// Columns register where they lie inside their table, so a copied or moved table looks after its own columns.
template <class Derived>
class Table {
public:
    Table() : entries_(std::make_shared<std::vector<Entry>>()) {}
    Table(const Table&) = default;
    Table& operator=(const Table&) = default;
    Table(Table&& other) noexcept : entries_(other.entries_), rows_(std::exchange(other.rows_, 0)) {}
    Table& operator=(Table&& other) noexcept {
        rows_ = std::exchange(other.rows_, 0);
        return *this;
    }

    std::size_t rows() const { return rows_; }

    /// Keeps the first rows, adds rows of zeros.
    void resize(std::size_t rows) {
        for (const Entry& entry : *entries_)
            entry.resize(at(entry), rows);
        rows_ = rows;
    }

    /// Memory of one row [bytes].
    std::size_t bytes_per_row() const {
        std::size_t sum = 0;
        for (const Entry& entry : *entries_)
            sum += entry.info.element_bytes;
        return sum;
    }
    /// Memory of all rows [bytes].
    std::size_t bytes() const { return rows_ * bytes_per_row(); }

    /// All columns in the order of their declaration.
    std::vector<ColumnInfo> columns() const {
        std::vector<ColumnInfo> list;
        for_each_column([&](const ColumnInfo& info, std::span<const std::byte>) { list.push_back(info); });
        return list;
    }

    /// Calls `visit(info, bytes of all rows)` for each column in the order of their declaration.
    template <class Visit>
    void for_each_column(Visit&& visit) const {
        for (const Entry& entry : *entries_) {
            const std::span<const std::byte> bytes = const_cast<Table*>(this)->bytes_of(entry);
            visit(info_of(entry, bytes), bytes);
        }
    }
    /// The same with bytes that can be written, to restore a checkpoint.
    template <class Visit>
    void for_each_column(Visit&& visit) {
        for (const Entry& entry : *entries_) {
            const std::span<std::byte> bytes = bytes_of(entry);
            visit(info_of(entry, bytes), bytes);
        }
    }

protected:
    ~Table() = default;

private:
    template <class T>
    friend class Column;

    struct Entry {
        ColumnInfo info;
        std::ptrdiff_t offset = 0; ///< from the table to its column
        void (*resize)(void* column, std::size_t rows) = nullptr;
        std::span<std::byte> (*bytes)(void* column) = nullptr;
    };

    template <class T>
    void add(Column<T>& column, std::string_view name, std::string_view unit, std::string_view meaning) {
        Entry entry{.info = {name, unit, meaning, type_name<T>(), sizeof(T)}};
        entry.offset = reinterpret_cast<std::byte*>(&column) - reinterpret_cast<std::byte*>(this);
        entry.resize = [](void* place, std::size_t rows) { static_cast<Column<T>*>(place)->values_.resize(rows); };
        entry.bytes = [](void* place) { return std::as_writable_bytes(static_cast<Column<T>*>(place)->span()); };
        entries_->push_back(entry);
    }
    void* at(const Entry& entry) { return reinterpret_cast<std::byte*>(this) + entry.offset; }
    std::span<std::byte> bytes_of(const Entry& entry) { return entry.bytes(at(entry)); }
    static ColumnInfo info_of(const Entry& entry, std::span<const std::byte> bytes) {
        ColumnInfo info = entry.info;
        info.data = bytes.data();
        return info;
    }

    std::shared_ptr<std::vector<Entry>> entries_; ///< complete after construction, then shared by all copies
    std::size_t rows_ = 0;
};

template <class T>
template <class Derived>
Column<T>::Column(Table<Derived>& table, std::string_view name, std::string_view unit, std::string_view meaning) {
    table.add(*this, name, unit, meaning);
}

} // namespace terrace
