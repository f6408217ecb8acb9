#include "analysis/biography/story.hpp"
#include "analysis/biography/wording.hpp"
#include "analysis/study/wording.hpp"
#include "analysis/tables/csv.hpp"

namespace terrace {
namespace {

/// Long form: one line a number or event.
class Lines {
public:
    explicit Lines(const Story& story) : story_(story) {}

    std::string text() {
        out_ = csv_line({"table", "scenario", "time", "key", "value", "text_en", "text_zh"});
        for (const ToldLife& told : story_.lives) {
            scenario_ = told.life.scenario;
            for (const LifeYear& year : told.years) yearly(year);
            for (std::size_t at = 0; at < told.life.biography.months.size(); ++at)
                if (story_.tells(told.life.biography.months[at].month)) monthly(told.life.biography.months[at], told.life);
            for (const Event& event : told.events)
                if (story_.tells(event.month)) put("event", event.month.to_string(), std::string(event_key(event.kind)), event.amount, event_text(event, told.life));
        }
        if (story_.parting) parting(*story_.parting);
        return std::move(out_);
    }

private:
    void put(const char* table, const std::string& time, const std::string& key, double value, const Text& text = {}) {
        out_ += csv_line({table, scenario_, time, key, csv_number(value), text.en, text.zh});
    }

    void yearly(const LifeYear& year) {
        const std::string time = std::to_string(year.year);
        put("year", time, "months", year.months);
        for (std::size_t source = 0; source < income_source_count; ++source) put("year", time, std::string(income_source_names()[source].key), yuan(year.income[source]));
        put("year", time, "net_income", yuan(year.net()));
        put("year", time, "from_measures", yuan(year.from_measures));
        put("year", time, "cash", yuan(year.cash));
        put("year", time, "debt", yuan(year.debt));
    }

    template <std::size_t count, class Key>
    void met_lines(const std::string& time, const Weighed<count>& choice, Key key) {
        for (std::size_t option = 0; option < count; ++option)
            if (choice.neighbours[option] > 0) put("neighbours", time, std::string(key(option)), choice.neighbours[option] / 100, term(key(option)));
    }

    void work_lines(const std::string& time, const WorkOffer& offer) {
        if (!offer.weighed()) return;
        const std::string key = "worker_" + std::to_string(offer.worker + 1) + "." + std::string(offer.employer ? employer_key(*offer.employer) : work_key(offer.kind));
        put("work", time, key + ".wage", offer.wage / 100);
        put("work", time, key + ".going", offer.going() / 100);
        put("work", time, key + ".staying", offer.staying / 100);
    }

    void choice_lines(const std::string& time, const BiographyMonth& month) {
        if (month.land) met_lines(time, *month.land, land_plan_key);
        if (month.side) met_lines(time, *month.side, side_key);
        if (month.land)
            for (std::size_t plan = 0; plan < land_plan_count; ++plan)
                if (month.land->compared[plan]) put("value", time, std::string(land_plan_key(plan)), month.land->value[plan] / 100, term(land_plan_key(plan)));
        if (month.side)
            for (std::size_t side = 0; side < side_count; ++side)
                if (month.side->compared[side]) put("value", time, std::string(side_key(side)), month.side->value[side] / 100, term(side_key(side)));
    }

    void monthly(const BiographyMonth& month, const Life& life) {
        const std::string time = month.month.to_string();
        const auto income = month.flows().income();
        for (std::size_t source = 0; source < income_source_count; ++source) put("month", time, std::string(income_source_names()[source].key), yuan(income[source]));
        put("month", time, "net_income", yuan(net_income(month.flows())));
        put("month", time, "cash", yuan(month.end().cash));
        put("month", time, "debt", yuan(month.end().debt));
        for (std::size_t kind = 0; kind < flow_count; ++kind)
            if (const std::int64_t net = month.flows().net(static_cast<Flow>(kind)); net != 0) put("flow", time, std::string(flow_table()[kind].key), yuan(net), flow_name(kind));
        choice_lines(time, month);
        for (const WorkOffer& offer : month.work) work_lines(time, offer);
        for (const Offer& offer : month.offers)
            if (offer.valued) {
                const std::string key = life.measure_name(offer.measure) + "." + std::string(offer_key(offer.kind));
                put("offer", time, key + ".with", offer.value_with / 100);
                put("offer", time, key + ".without", offer.value_without / 100);
            }
    }

    void parting(const Parting& parting) {
        const std::string time = story_.lives[0].life.biography.months[parting.month].month.to_string();
        for (const Difference& difference : parting.differences)
            for (std::size_t i = 0; i < 2; ++i) {
                scenario_ = story_.lives[i].life.scenario;
                const Text& what = i == 0 ? difference.one : difference.other;
                out_ += csv_line({"parting", scenario_, time, difference.key, "", difference.label.en + ": " + what.en, difference.label.zh + "：" + what.zh});
            }
    }

    const Story& story_;
    std::string scenario_, out_;
};

} // namespace

std::string story_csv(const Story& story) { return Lines(story).text(); }

} // namespace terrace
