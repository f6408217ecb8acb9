#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "models/parameters.hpp"
#include "models/policy/instruments.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/config/records.hpp"

namespace terrace {
namespace {

/// Terms whose default depends on the scenario, not on evidence.
const std::set<std::string> structural = {"title", "county", "from", "until", "tiers"};   // where and when a measure works

const Records& shipped() {
    static const Records records = Records::read_folder(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "parameters");
    return records;
}

std::string last_component(const std::string& key) { return key.substr(key.rfind('.') + 1); }

/// Every key that parameters and instruments bind, read from a scenario that says nothing.
std::vector<ResolvedKey> bound_keys() {
    const Node nothing;
    std::vector<ResolvedKey> bound;
    const auto collect = [&](const KeyVisitor& key) { bound.insert(bound.end(), key.resolved().begin(), key.resolved().end()); };
    KeyVisitor parameters(nothing, "parameters", shipped(), "");
    Parameters().keys(parameters);
    collect(parameters);
    for (const InstrumentEntry& instrument : instruments()) {
        const std::string path = "policies." + std::string(instrument.name);
        KeyVisitor key(nothing, path, shipped(), path);
        MeasureTerms().keys(key);
        instrument.make()->keys(key);
        collect(key);
    }
    return bound;
}

/// Calls `visit` for every number of a value, growth rates left out.
template <class Visit>
void for_each_number(const Node& value, Visit visit) {
    if (value.is_number()) visit(value.number());
    for (const Node& child : value.children())
        if (child.key() != "growth_after") for_each_number(child, visit);
}

bool holds_number(const Record& record) {
    bool found = false;
    for_each_number(record.value, [&](double) { found = true; });
    return found;
}

bool is_chinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

TEST(ShippedRecords, every_bound_key_has_a_record) {
    std::size_t checked = 0;
    for (const ResolvedKey& key : bound_keys()) {
        if (structural.contains(last_component(key.record_key))) continue;
        EXPECT_TRUE(key.recorded) << key.record_key;
        ++checked;
    }
    EXPECT_GT(checked, 150u);
}

TEST(ShippedRecords, every_record_is_bound_by_somebody) {
    std::set<std::string> bound;
    for (const ResolvedKey& key : bound_keys()) bound.insert(key.record_key);
    for (const Record& record : shipped().all()) EXPECT_TRUE(bound.contains(record.key)) << record.key << " at " << record.place.to_string();
}

TEST(ShippedRecords, every_number_has_a_unit_and_lies_within_its_range) {
    for (const Record& record : shipped().all()) {
        if (!holds_number(record)) continue;
        EXPECT_FALSE(record.unit.empty()) << record.key;
        EXPECT_TRUE(std::isfinite(record.low) && std::isfinite(record.high)) << record.key;
        EXPECT_LT(record.low, record.high) << record.key;
        for_each_number(record.value, [&](double number) {
            EXPECT_GE(number, record.low) << record.key;
            EXPECT_LE(number, record.high) << record.key;
        });
    }
}

TEST(ShippedRecords, every_record_is_labelled_in_both_languages) {
    for (const Record& record : shipped().all()) {
        EXPECT_FALSE(record.label.en.empty()) << record.key;
        EXPECT_FALSE(is_chinese(record.label.en)) << record.key;
        EXPECT_TRUE(is_chinese(record.label.zh)) << record.key;
    }
}

TEST(ShippedRecords, labels_are_not_used_twice_within_a_group) {
    std::set<std::string> labels;
    for (const Record& record : shipped().all()) {
        const std::string group = record.key.substr(0, record.key.find('.', record.key.starts_with("policies.") ? 9 : 0));
        EXPECT_TRUE(labels.insert(group + record.label.en).second) << record.key;
        EXPECT_TRUE(labels.insert(group + record.label.zh).second) << record.key;
    }
}

TEST(ShippedRecords, evidence_is_named_unless_the_value_is_a_choice) {
    for (const Record& record : shipped().all())
        EXPECT_TRUE(record.mark == "-" || !record.source.empty()) << record.key;
}

}  // namespace
}  // namespace terrace
