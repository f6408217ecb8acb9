#include "analysis/study/wording.hpp"

namespace terrace {

const std::array<Named, receipt_form_count>& receipt_form_names() {
    static const std::array<Named, receipt_form_count> names{{{"grant", {"grants", "补助资金"}},
                                                              {"goods", {"goods at cost", "实物补助（按成本）"}},
                                                              {"rent", {"rent", "流转租金"}},
                                                              {"wage", {"wages", "工资"}},
                                                              {"subsidy", {"subsidies", "补贴"}},
                                                              {"dividend", {"dividends and refunds", "分红与返还"}},
                                                              {"allowance", {"allowances", "津贴"}},
                                                              {"relief", {"relief", "救助金"}},
                                                              {"activity", {"turnover of units that came from it", "所扶持产业毛收入"}}}};
    return names;
}

const std::array<Named, income_source_count>& income_source_names() {
    static const std::array<Named, income_source_count> names{{{"wage", {"wages", "工资性收入"}},
                                                               {"business", {"business", "经营净收入"}},
                                                               {"property", {"property", "财产净收入"}},
                                                               {"transfer", {"transfers", "转移净收入"}}}};
    return names;
}

const std::array<Named, household_change_count>& household_change_names() {
    static const std::array<Named, household_change_count> names{{{"down_much", {"lose more than 1,000 yuan", "减少1000元以上"}},
                                                                  {"down", {"lose 100 to 1,000", "减少100—1000元"}},
                                                                  {"same", {"less than 100 either way", "变化不足100元"}},
                                                                  {"up", {"gain 100 to 1,000", "增加100—1000元"}},
                                                                  {"up_much", {"gain more than 1,000 yuan", "增加1000元以上"}}}};
    return names;
}

} // namespace terrace
