import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { HexagonsData, Language } from "../data";
import { frame, ink, numberText, text, tierColours } from "../look";

const perRow = 16;

/** Villages in rows of a honeycomb, in order of their number. */
export function hexagonsOption(data: HexagonsData, language: Language): EChartsCoreOption {
  const rows = Math.ceil(data.villages.length / perRow);
  const words = language === "zh" ? { income: "人均收入（元）", change: "变化（元）", share: "该梯次出现比例" } : { income: "income per head (yuan)", change: "change (yuan)", share: "runs with that tier" };
  const series = data.tiers.map((name, tier) => ({
    type: "custom" as const, name: name[language], itemStyle: { color: tierColours[tier] },
    data: data.villages.flatMap((village, i) => (village.tier === tier ? [[(i % perRow) + (Math.floor(i / perRow) % 2) / 2, Math.floor(i / perRow), i]] : [])),
    renderItem(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
      const [x, y] = api.coord([api.value(0), api.value(1)]) as [number, number];
      const [width, height] = api.size!([1, 1]) as [number, number];
      const radius = Math.max(4, Math.min(width / 1.8, height / 1.65));
      const points = Array.from({ length: 6 }, (_, k) => [x + radius * Math.sin((k * Math.PI) / 3), y + radius * Math.cos((k * Math.PI) / 3)]);
      const village = data.villages[api.value(2) as number]!;
      return {
        type: "group" as const,
        children: [
          { type: "polygon" as const, shape: { points }, style: { fill: tierColours[tier], stroke: "#fff", lineWidth: 1.5 } },
          { type: "text" as const, style: { text: village.short, x, y, textAlign: "center" as const, textVerticalAlign: "middle" as const, fill: tier === 2 ? ink : "#fff", fontSize: Math.min(12, radius) } },
        ],
      };
    },
  }));
  return {
    ...frame,
    legend: { top: 0, left: 0, data: data.tiers.map((name) => name[language]).filter((_, tier) => data.villages.some((village) => village.tier === tier)), textStyle: text },
    tooltip: {
      formatter: (params: unknown) => {
        const village = data.villages[(params as { value: number[] }).value[2]!]!;
        return [`${village.name[language]} · ${data.tiers[village.tier]![language]}`, `${words.share}: ${village.share} %`, `${words.income}: ${numberText(village.income, 0, language)}`, `${words.change}: ${numberText(village.change, 0, language)}`].join("<br>");
      },
    },
    grid: { left: 8, right: 8, top: 36, bottom: 8 },
    xAxis: { show: false, min: -0.7, max: Math.max(perRow, 1) + 0.2 },
    yAxis: { show: false, inverse: true, min: -0.7, max: rows - 0.3 },
    series,
  };
}
