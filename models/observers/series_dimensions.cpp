#include "models/observers/series_dimensions.hpp"

namespace terrace::dimensions {

SeriesDimension sources() { return {"income_source", {"wage", "business", "property", "transfer"}, {"工资性收入", "经营净收入", "财产净收入", "转移净收入"}}; }

SeriesDimension deciles() {
    SeriesDimension d{"decile", {}, {}};
    for (int i = 1; i <= 10; ++i) d.labels.push_back(std::to_string(i)), d.labels_zh.push_back("第" + std::to_string(i) + "十分位组");
    return d;
}

SeriesDimension lines() { return {"poverty_line", {"national", "monitoring"}, {"国家脱贫标准", "防返贫监测线"}}; }

SeriesDimension employment() {
    return {"employment",
            {"own_farm", "away", "own_business", "none", "town", "services", "factory", "processor", "lessee", "public_posts", "training", "tourism_operator", "pillar_firm", "startups", "livestock_firm"},
            {"家庭务农", "县外务工", "自主经营", "未就业", "城镇单位", "本地服务业", "产业园工厂", "加工企业", "承租龙头企业", "公益性岗位", "技能培训", "旅游企业", "主导产业企业", "返乡创业企业", "畜牧企业"}};
}

SeriesDimension products() {
    return {"product", {"cotton", "chili", "wheat", "lamb", "bird", "courtyard", "cattle", "pear", "maize", "tourism"}, {"籽棉", "辣椒", "小麦", "羔羊", "家禽", "庭院产品", "肉牛", "香梨", "玉米", "乡村旅游"}};
}

SeriesDimension measure_dimension(std::span<const MeasureTerms> measures) {
    SeriesDimension d{"measure", {}, {}};
    for (const MeasureTerms& measure : measures) d.labels.push_back(measure.name), d.labels_zh.push_back(measure.label.zh);
    if (d.labels.empty()) d.labels = {"none"}, d.labels_zh = {"无"};
    return d;
}

SeriesDimension relief_causes() { return {"relief_cause", {"illness", "disaster", "accident"}, {"因病", "因灾", "因意外"}}; }

SeriesDimension tiers() { return {"tier", {"demonstration", "catching_up", "consolidation"}, {"示范", "追赶", "巩固"}}; }

SeriesDimension household_types() { return {"household_type", {"farm", "pastoral", "exited", "not_exited"}, {"农业户", "牧业户", "脱贫户", "非脱贫户"}}; }

SeriesDimension courtyard_kinds() { return {"courtyard_kind", {"ordinary", "demonstration"}, {"普通户", "示范户"}}; }

SeriesDimension orchard_ages() { return {"orchard_age", {"young", "bearing"}, {"未挂果", "已挂果"}}; }

SeriesDimension activities() {
    return {"activity", {"crops", "orchards", "livestock", "courtyard", "contracts", "tourism", "trade", "other"}, {"种植业", "林果业", "养殖业", "庭院经济", "订单", "乡村旅游", "工商业", "其他"}};
}

SeriesDimension employer_kinds() {
    return {"employer_kind",
            {"town", "services", "factory", "processor", "lessee", "public_posts", "tourism_operator", "pillar_firm", "startups", "livestock_firm"},
            {"城镇单位", "本地服务业", "产业园工厂", "加工企业", "承租龙头企业", "公益性岗位", "旅游企业", "主导产业企业", "返乡创业企业", "畜牧企业"}};
}

}  // namespace terrace::dimensions
