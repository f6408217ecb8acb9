import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { BarsData, Language } from "../data";
import { colour, frame, ink, legend, legendLine, legendLines, lyingAxis, plot, scaled, shown, text, textWidth, valueAxis } from "../look";

const gaps = { barGap: "12%", barCategoryGap: "32%" };

/** Whiskers over upright bars that stand side by side, with the bar's number beyond them; `api.barLayout` gives each series its place. */
function whiskers(data: BarsData, position: number, language: Language, roomForNumbers: boolean) {
  const series = data.series[position]!, values = scaled(series.values, data.unit, language);
  const low = scaled(series.low ?? series.values, data.unit, language), high = scaled(series.high ?? series.values, data.unit, language);
  return {
    type: "custom" as const, silent: true, z: 5, name: `${position} whiskers`, itemStyle: { color: ink }, tooltip: { show: false },
    data: values.map((value, i) => [i, value, low[i] ?? value, high[i] ?? value]),
    renderItem(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
      const [category, value, bottomEnd, topEnd] = [0, 1, 2, 3].map((i) => api.value(i) as number) as [number, number, number, number];
      if (value === null || Number.isNaN(value)) return null;
      const layout = api.barLayout({ count: data.series.length, ...gaps } as Parameters<typeof api.barLayout>[0]);
      const [x, top] = api.coord([category, topEnd]) as [number, number], [, bottom] = api.coord([category, bottomEnd]) as [number, number];
      const at = x + (layout[position]?.offsetCenter ?? 0), up = value >= 0;
      const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: "line" as const, shape: { x1, y1, x2, y2 }, style: { stroke: ink, lineWidth: 1.2 } });
      const ends = bottom - top > 1 ? [line(at, top, at, bottom), line(at - 4, top, at + 4, top), line(at - 4, bottom, at + 4, bottom)] : [];
      const number = { type: "text" as const, style: { text: shown(value, data.unit, language), x: at, y: up ? top - 5 : bottom + 5, textAlign: "center" as const, textVerticalAlign: up ? ("bottom" as const) : ("top" as const), fill: ink, font: `12px ${text.fontFamily}` } };
      return { type: "group" as const, children: roomForNumbers ? [...ends, number] : ends };
    },
  };
}

/** The next round number away from zero. */
function niceEnd(end: number): number {
  if (end === 0) return 0;
  const step = 10 ** Math.floor(Math.log10(Math.abs(end))) / 2;
  return Math.sign(end) * Math.ceil(Math.abs(end) / step) * step;
}

/** The value axis reaches over all whiskers and the numbers beyond them. */
function ends(data: BarsData, language: Language) {
  if (data.stacked || data.horizontal) return { max: data.axis_end };
  const all = data.series.flatMap((one) => [...one.values, ...(one.low ?? []), ...(one.high ?? [])]);
  const numbers = scaled(all, data.unit, language).filter((value): value is number => value !== null);
  const low = Math.min(0, ...numbers), high = Math.max(0, ...numbers), room = 0.06 * (high - low);
  return { min: niceEnd(low < 0 ? low - room : 0), max: niceEnd(high > 0 ? high + room : 0) };
}

const labelWidth = (width: number) => Math.min(170, Math.round(width * 0.3));

export function barsHeight(data: BarsData, language: Language, width: number): number {
  if (!data.horizontal) return 384;
  const names = data.series.length > 1 ? legendLines(data.series.map((one) => one.name[language]), width) * legendLine : 0;
  const lines = data.categories.map((one) => Math.ceil(textWidth(one[language]) / labelWidth(width)));
  return names + 64 + lines.reduce((sum, one) => sum + Math.max(44, 17 * one + 14), 0);
}

export function barsOption(data: BarsData, language: Language, width: number): EChartsCoreOption {
  const names = data.series.length > 1 ? data.series.map((one) => one.name[language]) : [];
  const several = data.series.length > 1 || data.palette !== "scenarios";
  const bars = data.series.map((one) => ({
    type: "bar" as const, name: one.name[language], data: scaled(one.values, data.unit, language), stack: data.stacked ? one.stack ?? "all" : undefined, ...gaps, barMaxWidth: data.horizontal ? 36 : data.stacked ? 72 : undefined,
    itemStyle: { color: colour(several ? one.colour : 1, data.palette), borderColor: "#fff", borderWidth: data.stacked ? 1 : 0 },
  }));
  const room = (width - 80) / Math.max(1, data.categories.length * data.series.length) > 52;
  const intervals = data.stacked || data.horizontal ? [] : data.series.map((_, i) => whiskers(data, i, language, room));
  const space = data.horizontal ? labelWidth(width) : Math.max(36, (width - 90) / data.categories.length - 8);
  const categories = {
    type: "category" as const, data: data.categories.map((one) => one[language]), inverse: data.horizontal, axisTick: { show: false }, axisLine: { lineStyle: { color: ink } },
    axisLabel: { ...text, interval: 0, width: space, overflow: "break" as const },
  };
  const unit = data.unit.name[language];
  const values = { ...(data.horizontal ? lyingAxis(unit, data.unit, language) : valueAxis(unit, data.unit, language)), ...ends(data, language) };
  return {
    ...frame,
    legend: names.length > 1 ? legend(names, width) : undefined,
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true, valueFormatter: (value: unknown) => shown(value as number, data.unit, language) },
    grid: plot(names, width, { bottom: data.horizontal ? 34 : 8, axisName: !data.horizontal }),
    xAxis: data.horizontal ? values : categories,
    yAxis: data.horizontal ? categories : values,
    series: [...bars, ...intervals],
  };
}
