import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { Language, ScatterData, ScatterPoint, Unit } from "../data";
import { colour, frame, legend, lyingAxis, plot, quiet, referenceColour, shown, text, valueAxis } from "../look";

/** Ends of a point's intervals as a cross behind it. */
function crosses(points: ScatterPoint[], at: (value: number | null, unit: Unit) => number | null, data: ScatterData) {
  const x = (value: number | null) => at(value, data.x_unit), y = (value: number | null) => at(value, data.y_unit);
  return {
    type: "custom" as const, name: "intervals", silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: quiet },
    data: points.map((one) => [x(one.x), y(one.y), x(one.x_low) ?? x(one.x), x(one.x_high) ?? x(one.x), y(one.y_low) ?? y(one.y), y(one.y_high) ?? y(one.y)]),
    encode: { x: [0, 2, 3], y: [1, 4, 5] },
    renderItem(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
      const [mx, my, lx, hx, ly, hy] = [0, 1, 2, 3, 4, 5].map((i) => api.value(i) as number) as [number, number, number, number, number, number];
      const [left, middle] = api.coord([lx, my]) as [number, number], [right] = api.coord([hx, my]) as [number, number];
      const [centre, top] = api.coord([mx, hy]) as [number, number], [, bottom] = api.coord([mx, ly]) as [number, number];
      const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: "line" as const, shape: { x1, y1, x2, y2 }, style: { stroke: quiet, lineWidth: 1 } });
      return { type: "group" as const, children: [line(left, middle, right, middle), line(centre, top, centre, bottom)] };
    },
  };
}

/** Points with intervals and names, and the line through those that belong to it. */
export function scatterOption(data: ScatterData, language: Language, width: number): EChartsCoreOption {
  const at = (value: number | null, unit: Unit) => (value === null ? null : value / unit.divisor[language]);
  const used = data.groups.map((_, group) => group).filter((group) => data.points.some((one) => one.group === group));
  const line = data.points.filter((one) => one.on_line).sort((a, b) => a.x - b.x);
  const names = [...(used.length > 1 ? used.map((group) => data.groups[group]![language]) : []), ...(line.length > 1 && data.line_name[language] ? [data.line_name[language]] : [])];
  const series = used.map((group) => {
    const points = data.points.filter((one) => one.group === group), fill = colour(group, data.palette);
    return {
      type: "scatter" as const, name: data.groups[group]![language], symbolSize: 11, z: 3, itemStyle: { color: fill, borderColor: "#fff", borderWidth: 1 },
      data: points.map((one) => ({ name: one.name[language], value: [at(one.x, data.x_unit), at(one.y, data.y_unit)], label: { show: one.labelled } })),
      label: { show: true, position: "right" as const, ...text, formatter: "{b}" }, labelLayout: { moveOverlap: "shiftY" as const, hideOverlap: false },
    };
  });
  const name = (words: string, unit: Unit) => (unit.name[language] ? (language === "zh" ? `${words}（${unit.name[language]}）` : `${words} (${unit.name[language]})`) : words);
  return {
    ...frame,
    legend: names.length > 0 ? legend(names, width) : undefined,
    tooltip: { trigger: "item", confine: true, formatter: (params: unknown) => {
      const { name: words, value } = params as { name: string; value: [number, number] };
      return [words, `${data.x_name[language]}: ${shown(value[0], data.x_unit, language)} ${data.x_unit.name[language]}`, `${data.y_name[language]}: ${shown(value[1], data.y_unit, language)} ${data.y_unit.name[language]}`].join("<br>");
    } },
    grid: plot(names, width, { right: Math.min(140, Math.round(width * 0.22)), bottom: 36 }),
    xAxis: { ...lyingAxis(name(data.x_name[language], data.x_unit), data.x_unit, language), scale: true },
    yAxis: { ...valueAxis(name(data.y_name[language], data.y_unit), data.y_unit, language), scale: true },
    series: [
      crosses(data.points, at, data),
      ...(line.length > 1 ? [{ type: "line" as const, name: data.line_name[language], data: line.map((one) => [at(one.x, data.x_unit), at(one.y, data.y_unit)]), symbol: "none", z: 2, silent: true, lineStyle: { color: referenceColour, width: 1.5, type: "dashed" as const }, itemStyle: { color: referenceColour }, tooltip: { show: false } }] : []),
      ...series,
    ],
  };
}
