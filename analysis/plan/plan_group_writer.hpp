#pragma once

#include "analysis/plan/plan_result.hpp"
#include "sim/io/results_file.hpp"

#include <numeric>
#include <string>
#include <vector>

namespace terrace {

/// What the groups of a plan file are written with: variables with their names in both languages, and intervals beside what they are of.
class PlanGroupWriter {
protected:
    using Texts = std::vector<std::string>;
    using Reals = std::vector<double>;
    using Counts = std::vector<std::int64_t>;

    explicit PlanGroupWriter(ResultsWriter& writer) : writer_(writer) {}

    static std::vector<Attribute> named(const std::string& units, const std::string& en, const std::string& zh) {
        std::vector<Attribute> attributes{{"long_name", en}, {"long_name_zh", zh}};
        if (!units.empty()) attributes.insert(attributes.begin(), {"units", units});
        return attributes;
    }

    static Counts counted(std::size_t count) {
        Counts numbers(count);
        std::iota(numbers.begin(), numbers.end(), 0);
        return numbers;
    }
    void axis(const std::string& group, const std::string& name, const Dimension::Values& values, const std::string& en,
              const std::string& zh) {
        writer_.dimension(group, {name, values, named("", en, zh)});
    }
    void put(const std::string& group, const std::string& name, const Texts& dimensions, Variable::Data values, const std::string& units,
             const std::string& en, const std::string& zh) {
        writer_.write({group, name, dimensions, std::move(values), named(units, en, zh)});
    }
    /// What `value` gives for each member of a list.
    template <class List, class Value>
    static auto each(const List& list, Value value) {
        std::vector<std::decay_t<decltype(value(list.front()))>> values;
        for (const auto& one : list)
            values.push_back(value(one));
        return values;
    }
    /// The ends of the interval of a variable.
    void interval(const std::string& group, const std::string& name, const Texts& dimensions, Reals low, Reals high,
                  const std::string& units, const std::string& en, const std::string& zh) {
        put(group, name + "_low", dimensions, std::move(low), units, en + ", low end of the 95 % interval", zh + "，95%区间下限");
        put(group, name + "_high", dimensions, std::move(high), units, en + ", high end of the 95 % interval", zh + "，95%区间上限");
    }
    /// Three variables: a share and the ends of its interval.
    void shares(const std::string& group, const std::string& name, const Texts& dimensions, const std::vector<ShareEstimate>& list,
                const std::string& en, const std::string& zh) {
        put(group, name, dimensions, each(list, [](const ShareEstimate& one) { return one.share; }), "1", en, zh);
        interval(group, name, dimensions, each(list, [](const ShareEstimate& one) { return one.low; }),
                 each(list, [](const ShareEstimate& one) { return one.high; }), "1", en, zh);
    }
    static Reals joined(const std::vector<Reals>& lists) {
        Reals all;
        for (const Reals& list : lists)
            all.insert(all.end(), list.begin(), list.end());
        return all;
    }
    /// Three variables: the mean and the ends of its 95 % interval.
    void estimates(const std::string& group, const std::string& name, const Texts& dimensions, const std::vector<MeanEstimate>& list,
                   const std::string& en, const std::string& zh) {
        put(group, name, dimensions, each(list, [](const MeanEstimate& one) { return one.mean; }), "", en + ", mean, in the goal's unit",
            zh + "，均值（按目标单位）");
        interval(group, name, dimensions, each(list, [](const MeanEstimate& one) { return one.low; }),
                 each(list, [](const MeanEstimate& one) { return one.high; }), "", en, zh);
    }

    ResultsWriter& writer_;
};

} // namespace terrace
