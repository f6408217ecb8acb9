#include "analysis/biography/portrait.hpp"
#include "analysis/biography/story.hpp"
#include "analysis/biography/wording.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/tables/wrapped.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr std::size_t page_width = 100;

/// An event and the lives in which it happened.
struct ToldEvent {
    Text text;
    bool in[2] = {false, false};
};

/// Writes the page for a terminal.
class Page {
public:
    Page(const Story& story, Language language) : story_(story), language_(language) {}

    std::string text(ToldMonths months) {
        who();
        names();
        parting();
        years();
        heading(months == ToldMonths::all ? Text{"Month by month", "逐月"} : Text{"Months in which something happened", "有事件的月份"});
        for (std::size_t at = 0; at < life(0).months.size(); ++at)
            if (story_.tells(life(0).months[at].month)) month(at, months);
        line(note());
        return std::move(out_);
    }

private:
    [[nodiscard]] const Biography& life(std::size_t i) const { return story_.lives[i].life.biography; }
    [[nodiscard]] std::string say(const Text& text) const { return text.in(language_); }
    [[nodiscard]] std::string money(Fen amount) const { return number_text(yuan(amount), 0, language_); }

    void line(const std::string& text, const std::string& first = "", const std::string& rest = "") { out_ += wrapped(text, page_width, first, rest); }
    void heading(const Text& text) { out_ += "\n" + say(text) + "\n"; }

    void who() {
        for (const Text& text : portrait(story_)) line(say(text));
        out_ += "\n";
    }

    void names() {
        for (std::size_t i = 0; i < 2; ++i) {
            const Life& told = story_.lives[i].life;
            line(told.scenario + say({": ", "："}) + told.title.in(language_), i == 0 ? "A  " : "B  ", "   ");
        }
    }

    void parting() {
        out_ += "\n";
        if (!story_.parting) {
            line(say({"The two lives never part: nothing that differs between the scenarios reached this household.", "两个方案下该户完全相同：方案之间的差别没有影响到这一户。"}));
            return;
        }
        const Parting& parting = *story_.parting;
        const std::string month = life(0).months[parting.month].month.to_string();
        line(say({"The lives part in " + month + " (step " + step_name(parting.step).en + ")", "两个方案自" + month + "起不同（" + step_name(parting.step).zh + "环节）"}) + say({": ", "："}) +
                 differences_text(parting),
             "", "  ");
        if (story_.income_gap && *story_.income_gap != parting.month) {
            const std::string gap = life(0).months[*story_.income_gap].month.to_string();
            line(say({"A month's income first differs by 100 yuan or more in " + gap + ".", "月收入相差首次达到100元：" + gap + "。"}));
        }
        if (!story_.income_gap) line(say({"No month's income ever differs by 100 yuan.", "月收入相差从未达到100元。"}));
    }

    [[nodiscard]] std::string differences_text(const Parting& parting) const {
        constexpr std::size_t shown = 3;
        std::string text;
        for (std::size_t i = 0; i < std::min(shown, parting.differences.size()); ++i) {
            const Difference& one = parting.differences[i];
            text += (i == 0 ? "" : say({"; ", "；"})) + say(one.label) + say({": A ", "：A "}) + say(one.one) + say({", B ", "，B "}) + say(one.other);
        }
        return text + say({".", "。"});
    }

    void years() {
        heading({"Year by year (yuan)", "逐年（元）"});
        TextTable table;
        table.header({"", "", say({"wages", "工资性"}), say({"business", "经营"}), say({"property", "财产"}), say({"transfers", "转移"}), say({"net income", "净收入"}),
                      say({"from measures", "措施所得"}), say({"cash", "现金"}), say({"debt", "欠款"})});
        for (std::size_t y = 0; y < story_.lives[0].years.size(); ++y) {
            const LifeYear &a = story_.lives[0].years[y], &b = story_.lives[1].years[y];
            const bool part = a.months < 12;
            const std::string name = std::to_string(a.year) + (part ? say({" (" + std::to_string(a.months) + " mo.)", "（" + std::to_string(a.months) + "个月）"}) : "");
            table.row(year_row(name, "A", a));
            table.row(year_row("", "B", b));
            table.row(change_row(a, b));
        }
        out_ += table.text();
    }

    [[nodiscard]] std::vector<Cell> year_row(const std::string& name, const char* which, const LifeYear& year) const {
        std::vector<Cell> row{name, which};
        for (const Fen income : year.income) row.emplace_back(money(income));
        for (const Fen amount : {year.net(), year.from_measures, year.cash, year.debt}) row.emplace_back(money(amount));
        return row;
    }

    [[nodiscard]] std::string change(Fen from, Fen to) const { return from == to ? "" : signed_text(yuan(to - from), 0, language_); }

    [[nodiscard]] std::vector<Cell> change_row(const LifeYear& a, const LifeYear& b) const {
        std::vector<Cell> row{"", "B-A"};
        for (std::size_t source = 0; source < income_source_count; ++source) row.emplace_back(change(a.income[source], b.income[source]));
        row.emplace_back(change(a.net(), b.net()));
        row.emplace_back(change(a.from_measures, b.from_measures));
        row.emplace_back(change(a.cash, b.cash));
        row.emplace_back(change(a.debt, b.debt));
        return row;
    }

    /// Events of a month in both lives, those that are the same told once.
    [[nodiscard]] std::vector<ToldEvent> events(std::size_t at) const {
        std::vector<ToldEvent> told;
        for (std::size_t i = 0; i < 2; ++i)
            for (const Event& event : story_.lives[i].events) {
                if (event.month != life(i).months[at].month || event.again) continue;
                const Text text = worded(event, story_.lives[i].life, life(i).months[at]);
                if (text.en.empty()) continue;
                const auto same = std::find_if(told.begin(), told.end(), [&](const ToldEvent& one) { return one.text == text && !one.in[i]; });
                ToldEvent& entry = same == told.end() ? told.emplace_back(ToldEvent{text}) : *same;
                entry.in[i] = true;
            }
        return told;
    }

    /// Choices with what they were compared with; side activities only when thought about.
    [[nodiscard]] static Text worded(const Event& event, const Life& life, const BiographyMonth& month) {
        const bool land = event.kind == EventKind::land_choice, side = event.kind == EventKind::side_choice;
        if (!land && !side) return event_text(event, life);
        const ChoiceWay way = land ? month.land->way : month.side->way;
        const auto options = [](const auto& choice) { return std::count(choice.compared.begin(), choice.compared.end(), true); };
        const bool open = (land ? options(*month.land) : options(*month.side)) > 1;
        if (way == ChoiceWay::not_considered || (side && way == ChoiceWay::largest_value && !open)) return {};
        const Text compared = land ? alternatives(*month.land) : alternatives(*month.side), text = event_text(event, life), how = term(choice_way_key(way));
        const bool plain = way == ChoiceWay::largest_value;
        const Text why{plain ? compared.en : how.en + (compared.en.empty() ? "" : ": " + compared.en), plain ? compared.zh : how.zh + (compared.zh.empty() ? "" : "：" + compared.zh)};
        return {text.en + " (" + why.en + ")", text.zh + "（" + why.zh + "）"};
    }

    void month(std::size_t at, ToldMonths which) {
        const std::vector<ToldEvent> told = events(at);
        if (told.empty() && which == ToldMonths::with_events) return;
        const std::string name = life(0).months[at].month.to_string();
        out_ += month_line(name, at);
        if (which == ToldMonths::all) sources(at);
        for (const ToldEvent& event : told)
            line(say(event.text), event.in[0] && event.in[1] ? "    A B  " : event.in[0] ? "    A    " : "      B  ", "         ");
    }

    /// An amount in both lives, once where it prints the same.
    [[nodiscard]] std::string both(Fen in_a, Fen in_b) const {
        const std::string a = money(in_a), b = money(in_b);
        return a == b ? a : "A " + a + say({", B ", "，B "}) + b;
    }

    [[nodiscard]] std::string month_line(const std::string& name, std::size_t at) const {
        const BiographyMonth &a = life(0).months[at], &b = life(1).months[at];
        std::string text = name + say({"  net income ", "  净收入 "}) + both(net_income(a.flows()), net_income(b.flows()));
        text += say({"; cash ", "；现金 "}) + both(a.end().cash, b.end().cash);
        if (a.end().debt != 0 || b.end().debt != 0) text += say({"; debt ", "；欠款 "}) + both(a.end().debt, b.end().debt);
        return text + "\n";
    }

    void sources(std::size_t at) {
        const auto a = life(0).months[at].flows().income(), b = life(1).months[at].flows().income();
        const Text names[] = {{"wages ", "工资性 "}, {"business ", "经营 "}, {"property ", "财产 "}, {"transfers ", "转移 "}};
        for (std::size_t i = 0; i < (a == b ? 1u : 2u); ++i) {
            std::string text;
            for (std::size_t source = 0; source < income_source_count; ++source)
                text += (source == 0 ? "" : say({", ", "，"})) + say(names[source]) + money((i == 0 ? a : b)[source]);
            line(text, a == b ? "    A B  " : i == 0 ? "    A    " : "      B  ", "         ");
        }
    }

    [[nodiscard]] std::string note() const {
        return "\n" + say({"Values that a household compares are its own yardstick in yuan a year (expected income less risk, taste and peers included), not income. "
                           "Receipts that come again month after month are told once. Wages of jobs are at 2021 wages.",
                           "农户比较的“价值”是其自身衡量尺度（元/年，含预期收入、风险、偏好和邻里影响），不是收入。逐月重复的所得只在首次列出。岗位工资按2021年工资水平。"});
    }

    const Story& story_;
    Language language_;
    std::string out_;
};

} // namespace

std::string story_text(const Story& story, ToldMonths months, Language language) { return Page(story, language).text(months); }

} // namespace terrace
