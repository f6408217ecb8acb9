#include "analysis/sweeps/measure_figures.hpp"

namespace terrace {

const std::vector<MeasureFigure>& measure_figures() {
    static const std::vector<MeasureFigure> figures{
        {"gross", "yuan/household", {"Gross of a participant in its first year", "参与户第一年户均毛收益"}},
        {"before_after", "yuan/household", {"Income of a participant, year after less year before", "参与户户均收入前后对比"}},
        {"net", "yuan/household", {"Net effect on a participant in its first year", "参与户第一年户均净效应"}},
        {"participants", "households", {"Participating households with a full first year", "参与满一年的户数"}},
        {"public_cost", "yuan", {"Public money spent by the measure", "措施财政支出"}},
        {"net_county", "yuan", {"Net effect on all households of its counties", "所在县全部农户净效应"}},
        {"cost_per_yuan", "yuan/yuan", {"Public cost per yuan of net income", "每增加1元农户收入的财政成本"}},
        {"better_alone", "1", {"Share of participants to whom taking part brings less money", "参与反而少收入的参与户占比"}},
    };
    return figures;
}

} // namespace terrace
