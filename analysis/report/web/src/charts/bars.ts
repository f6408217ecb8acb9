import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { BarsData, Language } from "../data";
import { colour, frame, ink, legend, legendLine, legendLines, lyingAxis, plot, plotHeight, quiet, scaled, shown, text, textWidth, valueAxis } from "../look";

const gaps = { barGap: "12%", barCategoryGap: "32%" };

/** Whiskers over upright bars that stand side by side, with the bar's number beyond them; `api.barLayout` gives each series its place. */
function whiskers(data: BarsData, position: number, language: Language, roomForNumbers: boolean) {
  const series = data.series[position]!, values = scaled(series.values, data.unit, language);
  const low = scaled(series.low ?? series.values, data.unit, language), high = scaled(series.high ?? series.values, data.unit, language);
  return {
    type: "custom" as const, silent: true, z: 5, name: `${position} whiskers`, itemStyle: { color: ink }, tooltip: { show: false }, encode: { x: 0, y: [1, 2, 3] },
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

/** Whiskers count for the value axis, which leaves room for the numbers beyond them. */
function ends(data: BarsData, roomForNumbers: boolean) {
  if (data.stacked || data.horizontal) return { max: data.axis_end };
  const below = data.series.some((one) => [...one.values, ...(one.low ?? [])].some((value) => value !== null && value < 0));
  const above = data.series.some((one) => [...one.values, ...(one.high ?? [])].some((value) => value !== null && value > 0));
  return { boundaryGap: [below && roomForNumbers ? "8%" : 0, above && roomForNumbers ? "8%" : 0] };
}

const labelWidth = (width: number) => Math.min(170, Math.round(width * 0.3));

export function barsHeight(data: BarsData, language: Language, width: number): number {
  if (!data.horizontal) return plotHeight;
  const names = data.series.length > 1 ? legendLines(data.series.map((one) => one.name[language]), width) * legendLine : 0;
  const lines = data.categories.map((one) => Math.ceil(textWidth(one[language]) / labelWidth(width)));
  return names + 64 + lines.reduce((sum, one) => sum + Math.max(44, 17 * one + 14), 0);
}

export function barsOption(data: BarsData, language: Language, width: number): EChartsCoreOption {
  const names = data.series.length > 1 ? data.series.map((one) => one.name[language]) : [];
  const bars = data.series.map((one) => ({
    type: "bar" as const, name: one.name[language], data: scaled(one.values, data.unit, language), stack: data.stacked ? one.stack ?? "all" : undefined, ...gaps, barMaxWidth: data.horizontal ? 36 : data.stacked ? 72 : undefined,
    itemStyle: { color: colour(one.colour, data.palette), borderColor: "#fff", borderWidth: data.stacked ? 1 : 0 },
  }));
  const room = (width - 80) / Math.max(1, data.categories.length * data.series.length) > 52;
  const intervals = data.stacked || data.horizontal ? [] : data.series.map((_, i) => whiskers(data, i, language, room));
  const space = data.horizontal ? labelWidth(width) : Math.max(36, (width - 90) / data.categories.length - 8);
  const named = data.horizontal ? undefined : data.categories_name?.[language];
  const categories = {
    type: "category" as const, data: data.categories.map((one) => one[language]), inverse: data.horizontal, axisTick: { show: false }, axisLine: { lineStyle: { color: ink } },
    axisLabel: { ...text, interval: 0, width: space, overflow: "break" as const },
    ...(named ? { name: named, nameLocation: "middle" as const, nameGap: 28, nameTextStyle: { ...text, color: quiet } } : {}),
  };
  const unit = data.unit.name[language];
  const values = { ...(data.horizontal ? lyingAxis(unit, data.unit, language) : valueAxis(unit, data.unit, language)), ...ends(data, room) };
  return {
    ...frame,
    legend: names.length > 1 ? legend(names, width) : undefined,
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true, valueFormatter: (value: unknown) => shown(value as number, data.unit, language) },
    grid: plot(names, width, { bottom: data.horizontal || named ? 34 : 8, axisName: !data.horizontal }),
    xAxis: data.horizontal ? values : categories,
    yAxis: data.horizontal ? categories : values,
    series: [...bars, ...intervals],
  };
}
