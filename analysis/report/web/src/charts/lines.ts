import type { EChartsCoreOption } from "echarts/core";
import type { Language, LinesData } from "../data";
import { colour, dashes, frame, legend, numberText, text, valueAxis } from "../look";

export function linesOption(data: LinesData, language: Language): EChartsCoreOption {
  const series = data.series.map((one, i) => {
    const fill = one.reference ? "#9aa5b1" : colour(one.colour ?? i + (data.zero ? 1 : 0));
    return {
      type: "line" as const, name: one.name[language], symbol: "none", data: data.x ? one.values.map((value, at) => [data.x![at]!, value]) : one.values,
      lineStyle: { color: fill, width: one.reference ? 1 : 2, type: one.reference ? ("dashed" as const) : dashes[i % dashes.length] }, itemStyle: { color: fill },
    };
  });
  const bottom = data.x_name ? 32 : 8;
  return {
    ...frame,
    legend: legend(data.series.map((one) => one.name[language])),
    tooltip: { trigger: "axis", valueFormatter: (value: unknown) => numberText(value as number, data.decimals, language) },
    grid: { ...frame.grid, top: 64, bottom },
    xAxis: data.x ? { ...valueAxis(data.x_name?.[language] ?? "", 0, language), nameLocation: "middle", nameGap: 26, nameTextStyle: { ...text, align: "center" } } : { type: "category", data: data.months, boundaryGap: false, axisLabel: text },
    yAxis: { ...valueAxis(data.unit[language], data.decimals, language), scale: !data.zero && !data.x },
    series,
  };
}
