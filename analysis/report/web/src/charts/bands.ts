import type { EChartsCoreOption } from "echarts/core";
import type { BandsData, Language, Numbers } from "../data";
import { colour, dashes, frame, inkOf, legend, monthAxis, plot, quiet, scaled, shown, text, valueAxis } from "../look";

const opacity90 = 0.13, opacity50 = 0.24;

const minus = (high: Numbers, low: Numbers): Numbers => high.map((value, i) => (value === null || low[i] === null ? null : value - low[i]!));

/** A band is an unseen line at its lower edge with an area of its width stacked on it. */
function band(name: string, low: Numbers, high: Numbers, stack: string, fill: string, opacity: number) {
  const shared = { type: "line" as const, stack, stackStrategy: "all" as const, symbol: "none", silent: true, lineStyle: { opacity: 0 }, itemStyle: { color: fill }, tooltip: { show: false } };
  return [
    { ...shared, name: `${name} `, data: low, areaStyle: { opacity: 0 } },
    { ...shared, name: `${name} `, data: minus(high, low), areaStyle: { color: fill, opacity } },
  ];
}

/** A legend entry takes its colour from `itemStyle`, also that of a band. */
function key(name: string, fill: string, opacity: number) {
  return { type: "line" as const, name, data: [], symbol: "none", itemStyle: { color: fill, opacity }, lineStyle: { color: fill, opacity }, tooltip: { show: false } };
}

/** What the legend says of the bands: quantiles, of few runs the range of all, of one none. */
function bandNames(half: boolean, any: boolean, language: Language): string[] {
  if (half) return language === "zh" ? ["50%的模拟", "90%的模拟"] : ["half of the runs", "nine of ten runs"];
  return any ? [language === "zh" ? "全部模拟" : "all runs"] : [];
}

/** Medians with the bands that hold half and nine tenths of the runs; the last median stands beside its line. */
export function bandsOption(data: BandsData, language: Language, width: number): EChartsCoreOption {
  const banded = data.series.filter((one) => !one.median_only);
  const half = banded.some(({ bands }) => bands.low50), any = banded.some(({ bands }) => bands.low90);
  const words = bandNames(half, any, language);
  const names = [...data.series.map((one) => one.name[language]), ...words];
  const first = colour(banded.length === 1 ? banded[0]!.colour : 0, banded.length === 1 ? data.palette : "scenarios");
  const series = data.series.flatMap(({ name, bands, colour: own, median_only }, i) => {
    const fill = colour(own, data.palette), at = (values: Numbers) => scaled(values, data.unit, language);
    return [
      ...(median_only || !bands.low90 || !bands.high90 ? [] : band(name[language], at(bands.low90), at(bands.high90), `${i}-90`, fill, opacity90)),
      ...(median_only || !bands.low50 || !bands.high50 ? [] : band(name[language], at(bands.low50), at(bands.high50), `${i}-50`, fill, opacity50)),
      {
        type: "line" as const, name: name[language], data: at(bands.median), symbol: "none", lineStyle: { color: fill, width: 2.2, type: dashes[i % dashes.length] }, itemStyle: { color: fill },
        endLabel: { show: true, ...text, color: inkOf(fill), fontWeight: "bold" as const, distance: 6, formatter: (at: { value: unknown }) => shown(at.value as number, data.unit, language, data.zero) },
        labelLayout: { moveOverlap: "shiftY" as const },
        markLine: data.zero ? { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: quiet, type: "solid" as const }, data: [{ yAxis: 0 }] } : undefined,
      },
    ];
  });
  return {
    ...frame,
    legend: legend(names, width),
    tooltip: { trigger: "axis", valueFormatter: (value: unknown) => shown(value as number, data.unit, language, data.zero) },
    grid: plot(names, width, { right: 64 }),
    xAxis: monthAxis(data.months, width - 120),
    yAxis: { ...valueAxis(data.unit.name[language], data.unit, language), scale: !data.zero },
    series: [...series, ...words.map((word, i) => key(word, first, 2 * (half && i === 0 ? opacity50 : opacity90)))],
  };
}
