import type { EChartsCoreOption } from "echarts/core";
import type { Language, LinesData } from "../data";
import { colour, dashes, frame, inkOf, legend, lyingAxis, monthAxis, plot, referenceColour, scaled, shown, text, valueAxis } from "../look";

/** Lines over months, the last number beside each, or over numbers. */
export function linesOption(data: LinesData, language: Language, width: number): EChartsCoreOption {
  const names = data.series.map((one) => one.name[language]);
  const series = data.series.map((one, i) => {
    const fill = one.reference ? referenceColour : colour(one.colour, data.palette), values = scaled(one.values, data.unit, language);
    return {
      type: "line" as const, name: one.name[language], symbol: "none", data: data.x ? values.map((value, at) => [data.x![at]!, value]) : values,
      lineStyle: { color: fill, width: one.reference ? 1.2 : 2.2, type: one.reference ? ("dashed" as const) : dashes[i % dashes.length] }, itemStyle: { color: fill },
      endLabel: { show: !data.x && !one.reference, ...text, color: inkOf(fill), fontWeight: "bold" as const, distance: 6, formatter: (at: { value: unknown }) => shown(at.value as number, data.unit, language) },
      labelLayout: { moveOverlap: "shiftY" as const },
    };
  });
  const percent = { name: { en: "", zh: "" }, decimals: { en: 0, zh: 0 }, divisor: { en: 1, zh: 1 } };
  return {
    ...frame,
    legend: legend(names, width),
    tooltip: { trigger: "axis", valueFormatter: (value: unknown) => shown(value as number, data.unit, language) },
    grid: plot(names, width, { right: data.x ? 24 : 64, bottom: data.x ? 36 : 8 }),
    xAxis: data.x ? { ...lyingAxis(data.x_name?.[language] ?? "", percent, language), max: Math.max(...data.x) } : monthAxis(data.months!, width - 120),
    yAxis: { ...valueAxis(data.unit.name[language], data.unit, language), scale: !data.zero && !data.x },
    series,
  };
}
