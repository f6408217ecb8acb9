import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { BarsData, Language } from "../data";
import { colour, frame, gainColours, ink, legend, numberText, text, valueAxis } from "../look";

/** Whiskers over upright grouped bars; `api.barLayout` gives each series its place beside the others. */
function whiskers(data: BarsData, position: number) {
  const series = data.series[position]!;
  return {
    type: "custom" as const, silent: true, z: 5, name: `${position} whiskers`, itemStyle: { color: ink }, tooltip: { show: false },
    data: series.values.map((_, i) => [i, series.low?.[i] ?? null, series.high?.[i] ?? null]),
    renderItem(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
      const low = api.value(1), high = api.value(2);
      if (low === null || high === null || Number.isNaN(low) || Number.isNaN(high)) return null;
      const layout = api.barLayout({ count: data.series.length, barGap: "10%", barCategoryGap: "30%" } as Parameters<typeof api.barLayout>[0]);
      const shift = layout[position]?.offsetCenter ?? 0;
      const [x, top] = api.coord([api.value(0), high]) as [number, number];
      const [, bottom] = api.coord([api.value(0), low]) as [number, number];
      const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: "line" as const, shape: { x1, y1, x2, y2 }, style: { stroke: ink, lineWidth: 1.2 } });
      const at = x + shift;
      return { type: "group" as const, children: [line(at, top, at, bottom), line(at - 4, top, at + 4, top), line(at - 4, bottom, at + 4, bottom)] };
    },
  };
}

/** The next round number away from zero. */
function niceEnd(end: number): number {
  if (end === 0) return 0;
  const step = 10 ** Math.floor(Math.log10(Math.abs(end))) / 2;
  return Math.sign(end) * Math.ceil(Math.abs(end) / step) * step;
}

export function barsOption(data: BarsData, language: Language): EChartsCoreOption {
  const names = data.series.map((one) => one.name[language]);
  const bars = data.series.map((one, i) => ({
    type: "bar" as const, name: one.name[language], data: one.values, stack: data.stacked ? "all" : undefined, barGap: "10%", barCategoryGap: "30%", barMaxWidth: data.horizontal ? 36 : undefined,
    itemStyle: { color: data.palette === "gains" ? gainColours[i]! : colour(one.colour ?? (data.series.length > 1 ? i : 1)), borderColor: "#fff", borderWidth: data.stacked ? 1 : 0 },
  }));
  const intervals = data.stacked || data.horizontal ? [] : data.series.map((_, i) => whiskers(data, i));
  const categories = { type: "category" as const, data: data.categories.map((one) => one[language]), axisLabel: { ...text, interval: 0, width: data.horizontal ? 150 : 120, overflow: "break" as const }, inverse: data.horizontal };
  const ends = intervals.length > 0 ? data.series.flatMap((one) => [...(one.low ?? []), ...(one.high ?? [])]).filter((end): end is number => end !== null) : [];
  const values = {
    ...valueAxis(data.unit[language], data.decimals, language), // the whiskers fit in
    min: ends.length > 0 ? (seen: { min: number }) => niceEnd(Math.min(0, seen.min, ...ends)) : undefined,
    max: ends.length > 0 ? (seen: { max: number }) => niceEnd(Math.max(0, seen.max, ...ends)) : data.palette === "gains" ? 100 : undefined,
  };
  return {
    ...frame,
    legend: names.length > 1 ? legend(names) : undefined,
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (value: unknown) => numberText(value as number, data.decimals, language) },
    grid: { ...frame.grid, top: data.horizontal ? 36 : 64, bottom: data.horizontal ? 36 : 8 },
    xAxis: data.horizontal ? { ...values, nameLocation: "middle", nameGap: 26, nameTextStyle: { ...text, align: "center" } } : categories,
    yAxis: data.horizontal ? categories : values,
    series: [...bars, ...intervals],
  };
}
