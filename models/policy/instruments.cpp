#include "models/policy/instruments.hpp"

#include <array>

#include "models/policy/benefit_linkage.hpp"
#include "models/policy/breeding_improvement.hpp"
#include "models/policy/cadre_pairing.hpp"
#include "models/policy/courtyard_economy.hpp"
#include "models/policy/industrial_park.hpp"
#include "models/policy/job_fairs.hpp"
#include "models/policy/land_consolidation.hpp"
#include "models/policy/land_transfer.hpp"
#include "models/policy/livestock_firms.hpp"
#include "models/policy/livestock_poultry.hpp"
#include "models/policy/microcredit.hpp"
#include "models/policy/orchard.hpp"
#include "models/policy/pillar_industry.hpp"
#include "models/policy/policy_continuity.hpp"
#include "models/policy/poverty_backstop.hpp"
#include "models/policy/poverty_register.hpp"
#include "models/policy/relapse_monitoring.hpp"
#include "models/policy/relief_fund.hpp"
#include "models/policy/returnee_startups.hpp"
#include "models/policy/rural_tourism.hpp"
#include "models/policy/special_posts.hpp"
#include "models/policy/vocational_training.hpp"
#include "models/policy/talent_training.hpp"
#include "models/policy/tiered_support.hpp"
#include "models/policy/village_works.hpp"

namespace terrace {
namespace {

template <class T>
InstrumentEntry entry(Text label, Support support, Text places = {}) {
    return {T::name, []() -> std::unique_ptr<Instrument> { return std::make_unique<T>(); }, std::move(label), support, std::move(places)};
}

}  // namespace

std::span<const InstrumentEntry> instruments() {
    const Text households{"households", "户"};
    static const std::array<InstrumentEntry, 25> list{
        entry<LandTransfer>({"Land transfer", "土地流转"}, Support::land, households),
        entry<CourtyardEconomy>({"Courtyard economy", "庭院经济"}, Support::industry, households),
        entry<LandConsolidation>({"Land consolidation", "土地整治"}, Support::industry, households),
        entry<Orchard>({"Fruit orchards", "特色林果"}, Support::industry, households),
        entry<LivestockPoultry>({"Livestock and poultry", "畜禽养殖"}, Support::industry, households),
        entry<BreedingImprovement>({"Breeding improvement", "畜种改良"}, Support::industry, {"animals", "头只"}),
        entry<RuralTourism>({"Rural tourism", "乡村旅游"}, Support::industry, {"stalls and homestays", "摊位和民宿"}),
        entry<PillarIndustry>({"Pillar industry", "主导产业"}, Support::none),
        entry<Microcredit>({"Microcredit", "脱贫人口小额信贷"}, Support::credit),
        entry<ReturneeStartups>({"Returnees' start-ups", "返乡创业扶持"}, Support::industry, {"firms", "家企业"}),
        entry<BenefitLinkage>({"Linked interests", "利益联结"}, Support::industry, households),
        entry<LivestockFirms>({"Livestock firm", "畜牧龙头企业"}, Support::industry, households),
        entry<ReliefFund>({"Relief fund", "防返贫风险救助基金"}, Support::relief),
        entry<PovertyRegister>({"Poverty register", "建档立卡"}, Support::none),
        entry<PovertyBackstop>({"Social protection backstop", "兜底保障"}, Support::relief),
        entry<CadrePairing>({"Cadre pairing", "干部包联"}, Support::none),
        entry<RelapseMonitoring>({"Monitoring against relapse", "防返贫动态监测"}, Support::none),
        entry<SpecialPosts>({"Special public posts", "扶贫特设岗位"}, Support::job, {"posts", "个岗位"}),
        entry<VocationalTraining>({"Vocational training", "职业技能培训"}, Support::skill, {"seats", "人次"}),
        entry<IndustrialPark>({"Industrial park", "产业园带动就业"}, Support::job, {"jobs", "个岗位"}),
        entry<JobFairs>({"Job fairs", "招聘会"}, Support::none, {"fairs", "场"}),
        entry<TieredSupport>({"Support by village tier", "梯次帮扶"}, Support::relief),
        entry<VillageWorks>({"Village works", "村庄建设"}, Support::job),
        entry<TalentTraining>({"Training of village leaders", "乡村人才培训"}, Support::none),
        entry<PolicyContinuity>({"Continuity of support", "帮扶政策衔接"}, Support::none),
    };
    return list;
}

const InstrumentEntry* find_instrument(std::string_view name) {
    for (const InstrumentEntry& instrument : instruments())
        if (instrument.name == name) return &instrument;
    return nullptr;
}

Support support_of(std::string_view instrument) {
    const InstrumentEntry* found = find_instrument(instrument);
    return found == nullptr ? Support::none : found->support;
}

Text places_of(std::string_view instrument) {
    const InstrumentEntry* found = find_instrument(instrument);
    return found == nullptr ? Text{} : found->places;
}

const Text& support_label(Support support) {
    static const std::array<Text, 7> labels{Text{"nothing of its own", "无直接支持"}, Text{"industries", "产业发展"}, Text{"land leases", "土地流转"}, Text{"jobs", "就业岗位"},
                                            Text{"skills", "技能培训"}, Text{"relief", "救助帮扶"}, Text{"credit", "信贷"}};
    return labels[static_cast<std::size_t>(support)];
}

std::string_view support_key(Support support) {
    constexpr std::array<std::string_view, 7> keys{"none", "industry", "land", "job", "skill", "relief", "credit"};
    return keys[static_cast<std::size_t>(support)];
}

}  // namespace terrace
