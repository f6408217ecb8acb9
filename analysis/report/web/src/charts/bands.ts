import type { EChartsCoreOption } from "echarts/core";
import type { BandsData, Language, Numbers } from "../data";
import { colour, dashes, frame, legend, numberText, text, valueAxis } from "../look";

const minus = (high: Numbers, low: Numbers): Numbers => high.map((value, i) => (value === null || low[i] === null ? null : value - low[i]!));

/** A band is an unseen line at its lower edge with an area of its width stacked on it. */
function band(name: string, low: Numbers, high: Numbers, stack: string, fill: string, opacity: number) {
  const shared = { type: "line" as const, stack, stackStrategy: "all" as const, symbol: "none", silent: true, lineStyle: { opacity: 0 }, itemStyle: { color: fill }, tooltip: { show: false } };
  return [
    { ...shared, name: `${name} `, data: low, areaStyle: { opacity: 0 } },
    { ...shared, name: `${name} `, data: minus(high, low), areaStyle: { color: fill, opacity } },
  ];
}

/** Medians with the bands that hold half and nine tenths of the runs. */
export function bandsOption(data: BandsData, language: Language): EChartsCoreOption {
  const series = data.series.flatMap(({ name, bands, colour: own }, i) => {
    const fill = colour(own ?? i), label = name[language];
    return [
      ...band(label, bands.low90, bands.high90, `${i}-90`, fill, 0.13),
      ...band(label, bands.low50, bands.high50, `${i}-50`, fill, 0.22),
      { type: "line" as const, name: label, data: bands.median, symbol: "none", lineStyle: { color: fill, width: 2, type: dashes[i % dashes.length] }, itemStyle: { color: fill },
        markLine: data.zero ? { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: "#52606d", type: "solid" as const }, data: [{ yAxis: 0 }] } : undefined },
    ];
  });
  return {
    ...frame,
    legend: legend(data.series.map((one) => one.name[language])),
    tooltip: { trigger: "axis", valueFormatter: (value: unknown) => numberText(value as number, data.decimals, language) },
    grid: { ...frame.grid, top: 64 },
    xAxis: { type: "category", data: data.months, boundaryGap: false, axisLabel: text },
    yAxis: { ...valueAxis(data.unit[language], data.decimals, language), scale: !data.zero },
    series,
  };
}
