#include "analysis/report/findings/interval_words.hpp"
#include "analysis/report/findings/kinds.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Mean over runs of a value of the last month, all counties together.
MeanEstimate at_the_end(const ReportSource& source, const std::function<double(std::size_t)>& value) {
    std::vector<double> values;
    for (std::size_t r = 0; r < source.study.replicates; ++r)
        values.push_back(value(r));
    return mean_with_interval(values);
}

std::optional<Text> income(const ReportSource& source) {
    if (!source.values.find("income_per_head")) return std::nullopt;
    const auto in = [&](std::size_t month) {
        return at_the_end(
            source, [&](std::size_t r) { return source.values.per_head("income_per_head", source.base, r, month, source.values.all()); });
    };
    const MeanEstimate end = in(source.last());
    const Text ends = interval_words(end, 0);
    const auto yuan = [](double value, Language language) { return number_text(value, 0, language); };
    Text text{"Income per head of the twelve months to " + source.months.back() + " is " + yuan(end.mean, Language::en) + " yuan" + ends.en,
              "截至 " + source.months.back() + " 的12个月人均可支配收入为 " + yuan(end.mean, Language::zh) + " 元" + ends.zh};
    if (source.months.size() <= 12) return Text{text.en + ".", text.zh + "。"};
    const double first = in(11).mean;
    return Text{text.en + ", against " + yuan(first, Language::en) + " yuan of those to " + source.months[11] +
                    ", at the prices of each year.",
                text.zh + "；截至 " + source.months[11] + " 为 " + yuan(first, Language::zh) + " 元（均为当年价）。"};
}

std::optional<Text> poverty(const ReportSource& source) {
    const std::vector<double> national = by_run(source, "poverty_headcount", source.base),
                              watched = by_run(source, "poverty_headcount_monitoring", source.base);
    if (national.empty()) return std::nullopt;
    const MeanEstimate below = mean_with_interval(national);
    const Text ends = interval_words(below, 2);
    const auto share = [](double value, Language language) { return number_text(value, 2, language); };
    Text text{"Below the national line at the end are " + share(below.mean, Language::en) + " % of persons" + ends.en,
              "期末低于国家脱贫标准的人口占 " + share(below.mean, Language::zh) + "%" + ends.zh};
    if (watched.empty()) return Text{text.en + ".", text.zh + "。"};
    const double line = mean_with_interval(watched).mean;
    return Text{text.en + ", below the monitoring line " + share(line, Language::en) + " %.",
                text.zh + "，低于防返贫监测线的占 " + share(line, Language::zh) + "%。"};
}

std::optional<Text> distribution(const ReportSource& source) {
    double poor = 0, rich = 0;
    for (std::size_t r = 0; r < source.study.replicates; ++r) {
        const std::optional<Ends> ends = poorest_and_richest(source, source.base, r);
        if (!ends) return std::nullopt;
        poor += ends->poor / static_cast<double>(source.study.replicates);
        rich += ends->rich / static_cast<double>(source.study.replicates);
    }
    const auto yuan = [](double value, Language language) { return number_text(value, 0, language); };
    return Text{"The poorest four tenths of persons have " + yuan(poor, Language::en) + " yuan a head at the end, the richest two tenths " +
                    yuan(rich, Language::en) + " yuan, " + number_text(rich / poor, 1, Language::en) + " times as much.",
                "期末最低40%人口人均收入 " + yuan(poor, Language::zh) + " 元，最高20%人口 " + yuan(rich, Language::zh) + " 元，为前者的 " +
                    number_text(rich / poor, 1, Language::zh) + " 倍。"};
}

std::optional<Text> money(const ReportSource& source) {
    const std::vector<double> spending = by_run(source, "spending", source.base), reached = by_run(source, "recipients", source.base);
    if (spending.empty() || reached.empty()) return std::nullopt;
    const MeanEstimate spent = mean_with_interval(spending);
    if (!(spent.mean > 0)) return std::nullopt;
    const Text sum = money_words(spent);
    const auto households = [&](Language language) { return number_text(mean_with_interval(reached).mean, 0, language); };
    return Text{"Its measures spend " + sum.en + " over the whole run and reach " + households(Language::en) +
                    " households, each counted by measure.",
                "全期措施财政支出 " + sum.zh + "，受益户（按措施合计）" + households(Language::zh) + " 户次。"};
}

std::optional<Text> risk(const ReportSource& source) {
    if (!source.values.find("latent_poor_households") || !source.values.find("monitored_households")) return std::nullopt;
    const auto households = [&](const char* series) {
        return at_the_end(source,
                          [&](std::size_t r) { return source.values.total(series, source.base, r, source.last(), source.values.all()); });
    };
    const MeanEstimate latent = households("latent_poor_households"), listed = households("monitored_households");
    const Text ends = interval_words(latent, 0);
    const auto count = [](const MeanEstimate& value, Language language) { return number_text(value.mean, 0, language); };
    Text text{count(latent, Language::en) + " households are below the national line and on no list at the end" + ends.en,
              "期末低于国家脱贫标准且未纳入监测的农户有 " + count(latent, Language::zh) + " 户" + ends.zh};
    if (!(listed.mean > 0)) return Text{text.en + "; nobody monitors.", text.zh + "；方案未实施防返贫监测。"};
    return Text{text.en + "; monitoring lists " + count(listed, Language::en) + ".",
                text.zh + "；监测对象 " + count(listed, Language::zh) + " 户。"};
}

/// Where workers are in the last month.
std::optional<Text> work(const ReportSource& source) {
    const Coordinate* places = source.values.coordinate("employed_workers");
    if (places == nullptr) return std::nullopt;
    const auto workers = [&](const std::vector<std::string_view>& without) {
        return at_the_end(source,
                          [&](std::size_t r) {
                              return source.values.total("employed_workers", source.base, r, source.last(), source.values.all(), without);
                          })
            .mean;
    };
    const double all = workers({}), off_farm = workers({"own_farm", "none", "training", "unemployed"});
    const auto share = [&](Language language) { return number_text(100 * off_farm / all, 0, language); };
    return Text{number_text(off_farm, 0, Language::en) + " workers, " + share(Language::en) +
                    " % of all, work off the own farm at the end.",
                "期末非自家农业就业 " + number_text(off_farm, 0, Language::zh) + " 人，占全部劳动力的 " + share(Language::zh) + "%。"};
}

} // namespace

std::vector<Text> level_findings(const ReportSource& source) {
    std::vector<Text> findings;
    for (const auto& text : {income(source), poverty(source), distribution(source), money(source), risk(source), work(source)})
        if (text) findings.push_back(*text);
    return findings;
}

} // namespace terrace
