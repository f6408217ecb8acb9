#include "models/population/register_margins.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "models/population/figures.hpp"
#include "models/population/registers.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

using H = HouseholdItem;

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Figures of one county as its registers have them.
class Follower {
public:
    explicit Follower(CountyMargins& county) : county_(county), own_(*county.registers), rows_(static_cast<double>(own_.household_ids.size())) {}

    void villages() {
        if (own_.villages.empty()) return;
        const std::string& file = own_.village_file.empty() ? own_.household_file : own_.village_file;
        set("villages", static_cast<double>(own_.villages.size()), file);
        if (!own_.townships.empty()) set("townships", static_cast<double>(own_.townships.size()), file);
        if (own_.has(VillageItem::formerly_poor)) set("formerly_poor_villages", sum(own_.values(VillageItem::formerly_poor)), file);
        if (own_.has(VillageItem::cash)) set("village_cash", sum(own_.values(VillageItem::cash)) / 100.0 / static_cast<double>(own_.villages.size()), file);
    }

    void people() {
        set("workers_per_household", of(H::workers) / rows_);
        if (own_.has(H::pensioners)) set("pensioners_per_household", of(H::pensioners) / rows_);
        const double away = own_.has(H::away) ? of(H::away) : static_cast<double>(round_half_away(county_.away_share * of(H::workers)));
        if (own_.has(H::away)) set("away_share", of(H::workers) > 0 ? away / of(H::workers) : 0.0);
        set("residents", of(H::members) - away);
        if (own_.has(H::exited)) set("exited_households", of(H::exited));
        for (const auto& [key, item] : {std::pair<std::string_view, H>{"pastoral_share", H::pastoral}, {"dibao_share", H::dibao}, {"cooperative_share", H::cooperative}, {"chronic_share", H::chronic}})
            if (own_.has(item)) set(key, of(item) / rows_);
    }

    void land() {
        if (!own_.has(H::contracted)) return;
        const double land = of(H::contracted) / 100.0;
        const double leased = own_.has(H::leased_out) ? of(H::leased_out) / 100.0 : static_cast<double>(county_.block_leased_land) / 100.0;
        set("contracted_land", land);
        if (own_.has(H::leased_out)) {
            set("block_leased_land", leased);
            set("leasing_households", static_cast<double>(count(H::leased_out, [](std::size_t) { return true; })));
        }
        if (own_.has(H::exited))
            set("exited_land", sum_where(H::contracted, H::exited, 1) / 100.0);
        else
            outcome("exited_land", land * static_cast<double>(county_.exited_households) / rows_);
        landless();
        if (const double own = (land - leased) / rows_; own > county_.operated_land) set("operated_land", own);
    }

    void herds() {
        herd("sheep_farm", "sheep_pastoral", "sheep_holders", "", H::sheep);
        herd("cattle_farm", "cattle_pastoral", "cattle_holders", "cattle_herders", H::cattle);
    }

    void money() {
        if (own_.has(H::cash)) set("cash_per_household", of(H::cash) / 100.0 / rows_);
        if (!own_.has(H::income)) return;
        set("income_per_head", of(H::income) / 100.0 / static_cast<double>(county_.residents));
        outcome("income_exited_ratio", county_.income_exited_ratio);
    }

private:
    [[nodiscard]] double of(H item) const { return sum(own_.values(item)); }
    [[nodiscard]] double sum_where(H item, H flag, double value) const {
        double total = 0;
        for (std::size_t row = 0; row < own_.household_ids.size(); ++row) total += own_.values(flag)[row] == value ? own_.values(item)[row] : 0.0;
        return total;
    }
    /// Rows that have some of the item, among those that are asked for.
    template <class Asked>
    [[nodiscard]] std::size_t count(H item, Asked asked) const {
        std::size_t rows = 0;
        for (std::size_t row = 0; row < own_.household_ids.size(); ++row) rows += own_.values(item)[row] > 0 && asked(row);
        return rows;
    }

    void set(std::string_view key, double value) { set(key, value, own_.household_file); }
    void set(std::string_view key, double value, const std::string& file) {
        county_.replaced[std::string(key)] = {figure(key).value(county_), false};
        county_.evidence[std::string(key)] = {"F", "register " + file};
        figure(key).set(county_, value);
    }
    void outcome(std::string_view key, double value) {
        county_.replaced[std::string(key)] = {figure(key).value(county_), true};
        figure(key).set(county_, value);
    }

    /// Shares of the landless count households that did not exit poverty, by type.
    void landless() {
        const bool known = own_.has(H::pastoral) && own_.has(H::exited);
        for (const auto& [key, type] : {std::pair<std::string_view, double>{"landless_share", 0}, {"pastoral_landless_share", 1}}) {
            if (!known) {
                outcome(key, figure(key).value(county_));
                continue;
            }
            double others = 0, without = 0;
            for (std::size_t row = 0; row < own_.household_ids.size(); ++row) {
                const bool other = own_.values(H::pastoral)[row] == type && own_.values(H::exited)[row] == 0;
                others += other;
                without += other && own_.values(H::contracted)[row] == 0;
            }
            set(key, others > 0 ? without / others : 0.0);
        }
    }

    void herd(std::string_view farm, std::string_view pastoral, std::string_view holders, std::string_view herders, H item) {
        if (!own_.has(item)) return;
        if (!own_.has(H::pastoral)) {
            outcome(farm, figure(farm).value(county_));
            return outcome(pastoral, figure(pastoral).value(county_));
        }
        const double herding = of(H::pastoral), farming = rows_ - herding;
        const auto is_farm = [&](std::size_t row) { return own_.values(H::pastoral)[row] == 0; };
        if (farming > 0) {
            set(farm, sum_where(item, H::pastoral, 0) / farming);
            set(holders, static_cast<double>(count(item, is_farm)) / farming);
        }
        if (herding == 0) return;
        set(pastoral, sum_where(item, H::pastoral, 1) / herding);
        if (!herders.empty()) set(herders, static_cast<double>(count(item, [&](std::size_t row) { return !is_farm(row); })) / herding);
    }

    CountyMargins& county_;
    const CountyRegister& own_;
    double rows_;
};

}  // namespace

void follow_registers(CountyMargins& county) {
    Follower follower(county);
    follower.villages();
    if (county.registers->household_ids.empty()) return;
    follower.people();
    follower.land();
    follower.herds();
    follower.money();
}

}  // namespace terrace
