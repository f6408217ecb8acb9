import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { HexagonsData, Language } from "../data";
import { colour, frame, ink, lettersOn, numberText, text } from "../look";

const across = 58, down = 50, heading = 30; // between middles of hexagons; above each block

type Cell = HexagonsData["cells"][number];
interface Place { cell: Cell; x: number; y: number }

/** Blocks of a honeycomb below each other, one for each group that has cells; returns places in pixels and the height they take. */
function board(data: HexagonsData, width: number) {
  const perRow = Math.max(3, Math.floor((width - across) / across));
  const places: Place[] = [], headings: { group: number; count: number; y: number }[] = [];
  let top = 0;
  data.groups.forEach((_, group) => {
    const cells = data.cells.filter((cell) => cell.group === group);
    if (cells.length === 0) return;
    headings.push({ group, count: cells.length, y: top + 14 });
    cells.forEach((cell, i) => {
      const row = Math.floor(i / perRow);
      places.push({ cell, x: across * (0.55 + (i % perRow) + (row % 2) / 2), y: top + heading + down * (row + 0.62) });
    });
    top += heading + down * Math.ceil(cells.length / perRow) + 22;
  });
  return { places, headings, height: Math.max(80, top) };
}

export function hexagonsHeight(data: HexagonsData, _language: Language, width: number): number {
  return board(data, width).height;
}

/** One hexagon for each cell, block by block for each group; paler where fewer runs agree, unless the board is of one run. */
export function hexagonsOption(data: HexagonsData, language: Language, width: number): EChartsCoreOption {
  const { places, headings } = board(data, width), radius = across / Math.sqrt(3) - 0.5, first = data.facts[0];
  const fact = (cell: Cell, i: number) => numberText(cell.facts[i], data.facts[i]!.decimals, language, data.facts[i]!.sign);
  const agree = language === "zh" ? "一致的模拟占比" : "runs that agree";
  const count = (one: { count: number }) => (language === "zh" ? `${one.count} 个` : String(one.count));
  return {
    ...frame,
    graphic: headings.map((one) => ({ type: "text", silent: true, left: 2, top: one.y - 8, style: { text: `${data.groups[one.group]![language]} (${count(one)})`, fill: ink, font: `bold 13px ${text.fontFamily}` } })),
    tooltip: {
      confine: true,
      formatter: (params: unknown) => {
        const { cell } = places[(params as { dataIndex: number }).dataIndex]!;
        return [`${cell.name[language]} · ${data.groups[cell.group]![language]}`, ...(cell.certainty === null ? [] : [`${agree}: ${numberText(100 * cell.certainty, 0, language)} %`]), ...data.facts.map((one, i) => `${one.name[language]}: ${fact(cell, i)}`)].join("<br>");
      },
    },
    series: [{
      type: "custom", coordinateSystem: "none", data: places.map((_, i) => [i]),
      renderItem(params: CustomSeriesRenderItemParams, _api: CustomSeriesRenderItemAPI) {
        const { cell, x, y } = places[params.dataIndex]!, fill = colour(cell.group, "tiers"), strength = 0.35 + 0.65 * (cell.certainty ?? 1), letter = lettersOn(fill, strength);
        const points = Array.from({ length: 6 }, (_, k) => [x + radius * Math.sin((k * Math.PI) / 3), y + radius * Math.cos((k * Math.PI) / 3)]);
        const words = (line: string, at: number, size: number, weight: string) => ({ type: "text" as const, style: { text: line, x, y: at, textAlign: "center" as const, textVerticalAlign: "middle" as const, fill: letter, font: `${weight} ${size}px ${text.fontFamily}` } });
        return {
          type: "group" as const,
          children: [
            { type: "polygon" as const, shape: { points }, style: { fill, fillOpacity: strength, stroke: "#fff", lineWidth: 2 } },
            words(cell.mark, first ? y - 8 : y, 11, "normal"),
            ...(first ? [words(fact(cell, 0), y + 7, 12, "bold")] : []),
          ],
        };
      },
    }],
  };
}
