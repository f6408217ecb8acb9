import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { BarsData, Language } from "../data";
import { colour, frame, ink, legend, legendLine, legendLines, lyingAxis, plot, plotHeight, quiet, scaled, shown, text, textWidth, valueAxis } from "../look";

const gaps = { barGap: "12%", barCategoryGap: "32%" }, thickest = 36;

/** Whiskers over bars that stand or lie side by side, with the bar's number beyond them; `api.barLayout` gives each series its place. */
function whiskers(data: BarsData, position: number, language: Language, roomForNumbers: boolean) {
  const series = data.series[position]!, values = scaled(series.values, data.unit, language), lying = data.horizontal;
  const low = scaled(series.low ?? series.values, data.unit, language), high = scaled(series.high ?? series.values, data.unit, language);
  return {
    type: "custom" as const, silent: true, z: 5, name: `${position} whiskers`, itemStyle: { color: ink }, tooltip: { show: false },
    encode: lying ? { x: [1, 2, 3], y: 0 } : { x: 0, y: [1, 2, 3] },
    data: values.map((value, i) => [i, value, low[i] ?? value, high[i] ?? value]),
    renderItem(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
      const [category, value, from, to] = [0, 1, 2, 3].map((i) => api.value(i) as number) as [number, number, number, number];
      if (value === null || Number.isNaN(value)) return null;
      const layout = api.barLayout({ count: data.series.length, ...gaps, ...(lying ? { barMaxWidth: thickest } : {}) } as Parameters<typeof api.barLayout>[0]);
      const place = (end: number) => api.coord(lying ? [end, category] : [category, end]) as [number, number];
      const along = lying ? 0 : 1, at = place(from)[1 - along]! + (layout[position]?.offsetCenter ?? 0), [a, b] = [place(from)[along]!, place(to)[along]!], up = value >= 0;
      // from (along, across) to pixels
      const point = (on: number, off: number): [number, number] => (lying ? [on, off] : [off, on]);
      const line = (on1: number, off1: number, on2: number, off2: number) => {
        const [x1, y1] = point(on1, off1), [x2, y2] = point(on2, off2);
        return { type: "line" as const, shape: { x1, y1, x2, y2 }, style: { stroke: ink, lineWidth: 1.2 } };
      };
      const marks = Math.abs(a - b) > 1 ? [line(a, at, b, at), line(a, at - 4, a, at + 4), line(b, at - 4, b, at + 4)] : [];
      const beyond = up === lying ? Math.max(a, b) + 5 : Math.min(a, b) - 5, [x, y] = point(beyond, at);
      const upright = { textAlign: "center" as const, textVerticalAlign: up ? ("bottom" as const) : ("top" as const) };
      const aside = { textAlign: up ? ("left" as const) : ("right" as const), textVerticalAlign: "middle" as const };
      const number = { type: "text" as const, style: { text: shown(value, data.unit, language), x, y, ...(lying ? aside : upright), fill: ink, font: `12px ${text.fontFamily}` } };
      return { type: "group" as const, children: roomForNumbers ? [...marks, number] : marks };
    },
  };
}

/** Whiskers count for the value axis, which leaves room for the numbers beyond them. */
function ends(data: BarsData, roomForNumbers: boolean) {
  if (data.stacked) return { max: data.axis_end };
  const room = data.horizontal ? "12%" : "8%";
  const below = data.series.some((one) => [...one.values, ...(one.low ?? [])].some((value) => value !== null && value < 0));
  const above = data.series.some((one) => [...one.values, ...(one.high ?? [])].some((value) => value !== null && value > 0));
  return { boundaryGap: [below && roomForNumbers ? room : 0, above && roomForNumbers ? room : 0] };
}

const labelWidth = (width: number) => Math.min(width > 800 ? 300 : 170, Math.round(width * 0.3));

export function barsHeight(data: BarsData, language: Language, width: number): number {
  const names = data.series.length > 1 ? legendLines(data.series.map((one) => one.name[language]), width) * legendLine : 0;
  if (!data.horizontal) return plotHeight + Math.max(0, names - 2 * legendLine);
  const bars = data.stacked ? 44 : 20 * data.series.length + 12;
  const lines = data.categories.map((one) => Math.ceil(textWidth(one[language]) / labelWidth(width)));
  return names + 64 + lines.reduce((sum, one) => sum + Math.max(bars, 17 * one + 14), 0);
}

export function barsOption(data: BarsData, language: Language, width: number): EChartsCoreOption {
  const names = data.series.length > 1 ? data.series.map((one) => one.name[language]) : [];
  const bars = data.series.map((one) => ({
    type: "bar" as const, name: one.name[language], data: scaled(one.values, data.unit, language), stack: data.stacked ? one.stack ?? "all" : undefined, ...gaps, barMaxWidth: data.horizontal ? thickest : data.stacked ? 72 : undefined,
    itemStyle: { color: colour(one.colour, data.palette), borderColor: "#fff", borderWidth: data.stacked ? 1 : 0 },
  }));
  const room = data.horizontal || (width - 80) / Math.max(1, data.categories.length * data.series.length) > 52;
  const intervals = data.stacked ? [] : data.series.map((_, i) => whiskers(data, i, language, room));
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
