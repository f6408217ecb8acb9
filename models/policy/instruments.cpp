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
#include "models/policy/livestock_poultry.hpp"
#include "models/policy/microcredit.hpp"
#include "models/policy/orchard.hpp"
#include "models/policy/pillar_industry.hpp"
#include "models/policy/policy_continuity.hpp"
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
InstrumentEntry entry(Text label) {
    return {T::name, []() -> std::unique_ptr<Instrument> { return std::make_unique<T>(); }, std::move(label)};
}

}  // namespace

std::span<const InstrumentEntry> instruments() {
    static const std::array<InstrumentEntry, 23> list{
        entry<LandTransfer>({"Land transfer", "土地流转"}),
        entry<CourtyardEconomy>({"Courtyard economy", "庭院经济"}),
        entry<LandConsolidation>({"Land consolidation", "土地整治"}),
        entry<Orchard>({"Fruit orchards", "特色林果"}),
        entry<LivestockPoultry>({"Livestock and poultry", "畜禽养殖"}),
        entry<BreedingImprovement>({"Breeding improvement", "畜种改良"}),
        entry<RuralTourism>({"Rural tourism", "乡村旅游"}),
        entry<PillarIndustry>({"Pillar industry", "主导产业"}),
        entry<Microcredit>({"Microcredit", "脱贫人口小额信贷"}),
        entry<ReturneeStartups>({"Returnees' start-ups", "返乡创业扶持"}),
        entry<BenefitLinkage>({"Linked interests", "利益联结"}),
        entry<ReliefFund>({"Relief fund", "防返贫风险救助基金"}),
        entry<PovertyRegister>({"Poverty register", "建档立卡"}),
        entry<CadrePairing>({"Cadre pairing", "干部包联"}),
        entry<RelapseMonitoring>({"Monitoring against relapse", "防返贫动态监测"}),
        entry<SpecialPosts>({"Special public posts", "扶贫特设岗位"}),
        entry<VocationalTraining>({"Vocational training", "职业技能培训"}),
        entry<IndustrialPark>({"Industrial park", "产业园带动就业"}),
        entry<JobFairs>({"Job fairs", "招聘会"}),
        entry<TieredSupport>({"Support by village tier", "梯次帮扶"}),
        entry<VillageWorks>({"Village works", "村庄建设"}),
        entry<TalentTraining>({"Training of village leaders", "乡村人才培训"}),
        entry<PolicyContinuity>({"Continuity of support", "帮扶政策衔接"}),
    };
    return list;
}

const InstrumentEntry* find_instrument(std::string_view name) {
    for (const InstrumentEntry& instrument : instruments())
        if (instrument.name == name) return &instrument;
    return nullptr;
}

}  // namespace terrace
