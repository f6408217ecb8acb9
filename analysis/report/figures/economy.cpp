#include "analysis/report/charts.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace terrace {
namespace {

double average(std::size_t count, const std::function<double(std::size_t)>& value) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += value(i);
    return sum / static_cast<double>(count);
}

/// "own_business" as words; keys that say too little by themselves have words of their own.
std::string spaced(std::string key) {
    static const std::map<std::string, std::string, std::less<>> words{{"away", "away from the county"},
                                                                       {"none", "without work"},
                                                                       {"town", "jobs in town"},
                                                                       {"services", "local services"},
                                                                       {"factory", "industrial park"},
                                                                       {"processor", "processing plants"},
                                                                       {"lessee", "firms that lease land"},
                                                                       {"bird", "poultry"},
                                                                       {"courtyard", "courtyard produce"}};
    if (const auto found = words.find(key); found != words.end()) return found->second;
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

Text label_of(const Coordinate& coordinate, std::size_t at) {
    const std::string& key = coordinate.labels[at];
    return {spaced(key), at < coordinate.labels_zh.size() ? coordinate.labels_zh[at] : key};
}

/// Stacked bars of a series over its own coordinate, a bar for each scenario, last month, mean over replicates.
struct Stack {
    std::vector<Text> parts;
    std::vector<std::vector<double>> values; ///< [part][scenario]
};

ReportFigure stacked(const ReportSource& source, const std::vector<std::size_t>& scenarios, const Stack& stack, std::string key, Text title,
                     Text alternative, Text unit) {
    ReportFigure figure;
    figure.key = std::move(key);
    figure.title = std::move(title);
    figure.alternative = std::move(alternative);
    BarsChart chart{{}, {std::move(unit), 0}, {}, true, true, {}, ChartPalette::parts};
    figure.table.columns = {{"Scenario", "方案"}};
    for (const std::size_t scenario : scenarios) {
        chart.categories.push_back(source.title(scenario));
        figure.table.rows.push_back({words(source.title(scenario))});
    }
    for (std::size_t part = 0; part < stack.parts.size(); ++part) {
        chart.series.push_back({stack.parts[part], stack.values[part]});
        figure.table.columns.push_back(stack.parts[part]);
        for (std::size_t s = 0; s < scenarios.size(); ++s)
            figure.table.rows[s].push_back(number(stack.values[part][s], 0));
    }
    draw(figure, chart);
    return figure;
}

ReportFigure income_by_source(const ReportSource& source, std::size_t place) {
    const std::vector<std::size_t> scenarios = scenarios_at(source, place);
    Stack stack;
    const Coordinate& coordinate = *source.values.coordinate("income_per_head_by_source");
    for (std::size_t part = 0; part < coordinate.labels.size(); ++part) {
        stack.parts.push_back(label_of(coordinate, part));
        stack.values.emplace_back();
        for (const std::size_t scenario : scenarios)
            stack.values.back().push_back(average(source.study.replicates, [&](std::size_t r) {
                return source.values.per_head("income_per_head_by_source", scenario, r, source.last(), place, part);
            }));
    }
    const ComparedPlace& where = source.comparison.places[place];
    const Text name = place_name(source, place);
    double total = 0;
    std::size_t largest = 0;
    for (std::size_t part = 0; part < stack.parts.size(); ++part) {
        total += stack.values[part][0];
        if (stack.values[part][0] > stack.values[largest][0]) largest = part;
    }
    const double share = 100 * stack.values[largest][0] / total;
    return stacked(source, scenarios, stack, "sources-" + where.key,
                   {"In " + name.en + " " + stack.parts[largest].en + " income is the largest part with \"" + source.title(source.base).en +
                        "\": " + number_text(share, 0, Language::en) + " %",
                    name.zh + "“" + source.title(source.base).zh + "”下" + stack.parts[largest].zh + "占比最高，为 " +
                        number_text(share, 0, Language::zh) + "%"},
                   {"Stacked bars: net income per head by source, a bar for each scenario.", "堆叠柱：各方案人均可支配收入构成。"},
                   {"yuan per head, last twelve months", "元/人，近12个月"});
}

/// The largest part of the base, and the part that a scenario changes most.
Text employment_finding(const ReportSource& source, const std::vector<std::size_t>& scenarios, const Stack& stack, const Text& where) {
    double all = 0, most = 0;
    std::size_t largest = 0, part = 0, by = 0;
    for (std::size_t p = 0; p < stack.parts.size(); ++p) {
        all += stack.values[p][0];
        if (stack.values[p][0] > stack.values[largest][0]) largest = p;
        for (std::size_t s = 1; s < scenarios.size(); ++s)
            if (const double change = stack.values[p][s] - stack.values[p][0]; std::fabs(change) > std::fabs(most))
                most = change, part = p, by = s;
    }
    const auto share = [&](Language language) { return number_text(100 * stack.values[largest][0] / all, 0, language); };
    Text text{"The largest group of workers in " + where.en + " is \"" + stack.parts[largest].en + "\" (" + share(Language::en) + " %)",
              where.zh + "基准方案下" + stack.parts[largest].zh + "劳动力占 " + share(Language::zh) + "%"};
    if (std::fabs(most) < 0.5) return {text.en + "; no scenario moves them", text.zh + "，各方案均无变化"};
    const Text& title = source.title(scenarios[by]);
    return {text.en + "; " + title.en + " changes \"" + stack.parts[part].en + "\" most, by " + signed_text(most, 0, Language::en),
            text.zh + "；" + title.zh + "对" + stack.parts[part].zh + "影响最大（" + signed_text(most, 0, Language::zh) + " 人）"};
}

ReportFigure employment(const ReportSource& source, std::size_t place) {
    const std::size_t series = *source.values.find("employed_workers"), counties = source.study.counties.size();
    const Coordinate& coordinate = *source.values.coordinate("employed_workers");
    const std::size_t size = source.study.series[series].size, from = source.months.size() > 12 ? source.months.size() - 12 : 0;
    const std::vector<std::size_t> scenarios = scenarios_at(source, place);
    Stack stack;
    for (std::size_t part = 0; part < size; ++part) {
        std::vector<double> row;
        for (const std::size_t scenario : scenarios)
            row.push_back(average(source.study.replicates * (source.months.size() - from), [&](std::size_t i) {
                double workers = 0;
                for (std::size_t county = 0; county < counties; ++county)
                    if (place == counties || place == county)
                        workers += source.study.values[series][source.study.at(scenario, i % source.study.replicates,
                                                                               from + i / source.study.replicates, county, size, part)];
                return workers;
            }));
        if (std::all_of(row.begin(), row.end(), [](double workers) { return !(workers > 0); })) continue;
        stack.parts.push_back(label_of(coordinate, part));
        stack.values.push_back(std::move(row));
    }
    const ComparedPlace& where = source.comparison.places[place];
    const Text name = place_name(source, place);
    return stacked(source, scenarios, stack, "employment-" + where.key, employment_finding(source, scenarios, stack, name),
                   {"Stacked bars: workers by place of work, a bar for each scenario.", "堆叠柱：各方案劳动力就业去向。"},
                   {"workers, mean of the last year", "人，最后一年平均"});
}

/// Smaller changes of prices are left out [%].
constexpr double least_price_change = 0.25;

/// More lines than this nobody can tell apart.
constexpr std::size_t most_prices = 8;

/// A price that a scenario moves in a county, against the base by month [%].
struct PriceChange {
    Text name;
    std::vector<double> change;
    double peak = 0; ///< the strongest, with its sign
};

PriceChange price_change(const ReportSource& source, std::size_t scenario, std::size_t county, std::size_t product) {
    const std::size_t series = *source.values.find("price"), size = source.study.series[series].size;
    const auto mean_price = [&](std::size_t of, std::size_t month) {
        return average(source.study.replicates,
                       [&](std::size_t r) { return source.study.values[series][source.study.at(of, r, month, county, size, product)]; });
    };
    const Text &title = source.title(scenario), &where = source.study.counties[county].label,
               label = label_of(*source.values.coordinate("price"), product);
    PriceChange price{{title.en + ", " + where.en + ", " + label.en, title.zh + "，" + where.zh + "，" + label.zh}, {}};
    for (std::size_t month = 0; month < source.months.size(); ++month) {
        const double base = mean_price(source.base, month);
        price.change.push_back(base > 0 ? 100 * (mean_price(scenario, month) / base - 1) : 0);
        if (std::fabs(price.change.back()) > std::fabs(price.peak)) price.peak = price.change.back();
    }
    return price;
}

/// The prices that scenarios move, the strongest change first.
std::vector<PriceChange> price_changes(const ReportSource& source) {
    std::vector<PriceChange> list;
    const std::size_t products = source.study.series[*source.values.find("price")].size;
    for (const std::size_t scenario : source.scenarios)
        for (std::size_t county = 0; scenario != source.base && county < source.study.counties.size(); ++county)
            for (std::size_t product = 0; product < products; ++product)
                if (PriceChange one = price_change(source, scenario, county, product); std::fabs(one.peak) >= least_price_change)
                    list.push_back(std::move(one));
    std::stable_sort(list.begin(), list.end(),
                     [](const PriceChange& a, const PriceChange& b) { return std::fabs(a.peak) > std::fabs(b.peak); });
    return list;
}

/// Change of the prices that scenarios move most.
ReportFigure prices(const ReportSource& source) {
    std::vector<PriceChange> list = price_changes(source);
    if (list.empty()) return {};
    const std::size_t moved = list.size();
    list.resize(std::min(moved, most_prices));
    ReportFigure figure;
    figure.key = "prices";
    figure.alternative = {"Change of prices against the base by month, a line for each of the prices that scenarios move most.",
                          "各方案相对基准方案的月度价格变化，变化最大的价格各一条曲线。"};
    figure.table.columns = {{"Scenario, county, product", "方案、县、产品"}};
    for (const std::size_t end : year_ends(source))
        figure.table.columns.push_back({source.months[end], source.months[end]});
    LinesChart chart{source.months, {}, {}, {{"% against the base", "%（相对基准方案）"}, 1}, {}, true, ChartPalette::parts};
    for (const PriceChange& one : list) {
        std::vector<ReportCell> row{words(one.name)};
        for (const std::size_t end : year_ends(source))
            row.push_back(change(one.change[end], 1));
        figure.table.rows.push_back(std::move(row));
        chart.series.push_back({one.name, one.change});
    }
    const PriceChange& most = list.front();
    figure.title = {"Most prices stay as they are; the strongest change is " + signed_text(most.peak, 1, Language::en) + " % (" +
                        most.name.en + ")",
                    "多数价格不变；变化最大的为 " + signed_text(most.peak, 1, Language::zh) + "%（" + most.name.zh + "）"};
    draw(figure, chart);
    const std::string weaker = std::to_string(moved - list.size());
    figure.note = {
        "Prices that the outside world sets are the same in all scenarios; those of thin local products react to what comes to market." +
            std::string(moved > list.size() ? " Left out are " + weaker + " weaker changes." : ""),
        "由外部市场决定的价格各方案相同；本地小宗产品价格随上市量变化。" +
            std::string(moved > list.size() ? "另有 " + weaker + " 项较小的变化未列出。" : "")};
    return figure;
}

} // namespace

std::vector<ReportFigure> economy_figures(const ReportSource& source) {
    std::vector<ReportFigure> figures;
    for (const std::size_t place : changed_places(source)) {
        if (source.values.find("income_per_head_by_source")) figures.push_back(income_by_source(source, place));
        if (source.values.find("employed_workers")) figures.push_back(employment(source, place));
    }
    if (source.values.find("price"))
        if (ReportFigure figure = prices(source); !figure.key.empty()) figures.push_back(std::move(figure));
    return figures;
}

} // namespace terrace
