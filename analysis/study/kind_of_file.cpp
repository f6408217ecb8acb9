#include "analysis/study/kind_of_file.hpp"

#include <map>

namespace terrace {

Text kind_instead_of_study(const std::string& format) {
    static const std::map<std::string, Text> kinds{
        {"terrace-sweep",
         {"it is a sweep: to verify it run the sweep again and compare digests, `terrace sweep status`; see \"A sweep\" in docs/reproducing.md",
          "它是参数扫描结果文件：验证时请重新运行扫描并用 terrace sweep status 比对校验值，见 docs/reproducing.md“A sweep”一节"}},
        {"terrace-plan",
         {"it is a plan: `terrace plan check DOCUMENT PLAN.h5` holds documents against it; to verify it run the plan again and compare digests; see \"A plan, a calibration\" in docs/reproducing.md",
          "它是规划结果文件：用 terrace plan check 文档 PLAN.h5 核对文档；验证时请重新运行规划并比对摘要，见 docs/reproducing.md“A plan, a calibration”一节"}},
        {"terrace-calibration",
         {"it is a calibration: to verify it run the calibration again and compare digests; see \"A plan, a calibration\" in docs/reproducing.md",
          "它是参数校准结果文件：验证时请重新校准并比对摘要，见 docs/reproducing.md“A plan, a calibration”一节"}},
        {"terrace-population", {"it is a population: `terrace population` writes it again", "它是合成人口文件：可用 terrace population 重新生成"}},
    };
    const auto found = kinds.find(format);
    return found == kinds.end() ? Text{"it is not a study of this program", "不是本程序的研究结果文件"} : found->second;
}

} // namespace terrace
