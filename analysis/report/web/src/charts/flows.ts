import type { EChartsCoreOption } from "echarts/core";
import type { FlowsData, Language } from "../data";
import { colour, frame, shown, text } from "../look";

const labelWidth = (width: number) => Math.min(240, Math.round(width * 0.4));

/** Steps from the sources to a node: the column it stands in. */
function depths(data: FlowsData): number[] {
  const depth = data.nodes.map(() => 0);
  for (let pass = 0; pass < data.nodes.length; pass++) for (const link of data.links) depth[link.to] = Math.max(depth[link.to]!, depth[link.from]! + 1);
  return depth;
}

export function flowsHeight(data: FlowsData): number {
  const perColumn = new Map<number, number>();
  for (const depth of depths(data)) perColumn.set(depth, (perColumn.get(depth) ?? 0) + 1);
  return Math.max(150, 60 + 58 * Math.max(...perColumn.values()));
}

/** Sums of each node, larger of in and out. */
export function throughputs(data: FlowsData): number[] {
  const sum = (end: "from" | "to", node: number) => data.links.filter((link) => link[end] === node).reduce((all, link) => all + link.value, 0);
  return data.nodes.map((_, node) => Math.max(sum("to", node), sum("from", node)));
}

/** The end of a link that has fewer others gives its colour: the item, not what it flows through. */
function ownEnd(link: FlowsData["links"][number], data: FlowsData): number {
  const links = (node: number) => data.links.filter((one) => one.from === node || one.to === node).length;
  return links(link.from) < links(link.to) ? link.from : link.to;
}

export function flowsOption(data: FlowsData, language: Language, width: number): EChartsCoreOption {
  const amount = (value: number) => `${shown(value / data.unit.divisor[language], data.unit, language)} ${data.unit.name[language]}`;
  const through = throughputs(data), depth = depths(data), last = Math.max(...depth);
  return {
    ...frame,
    tooltip: { trigger: "item", confine: true, formatter: (params: unknown) => {
      const { dataType, data: one } = params as { dataType: string; data: { source?: string; target?: string; name?: string; value?: number } };
      if (dataType === "edge") return `${data.nodes[Number(one.source)]![language]} → ${data.nodes[Number(one.target)]![language]}: ${amount(one.value!)}`;
      return `${data.nodes[Number(one.name)]![language]}: ${amount(through[Number(one.name)]!)}`;
    } },
    series: [{
      type: "sankey", left: 4, right: labelWidth(width) + 16, top: 12, bottom: 26, nodeAlign: "left", nodeGap: 28, nodeWidth: 18, draggable: false, emphasis: { focus: "adjacency" }, lineStyle: { opacity: 0.3 },
      data: data.nodes.map((name, i) => ({
        name: String(i), itemStyle: { color: colour(i, "scenarios"), borderWidth: 0 },
        label: { ...text, width: depth[i] === last ? labelWidth(width) : Math.max(80, width / (last + 1) - 80), overflow: "break" as const, formatter: `${name[language]}\n${amount(through[i]!)}`, lineHeight: 16 },
      })),
      links: data.links.map((link) => ({ source: String(link.from), target: String(link.to), value: link.value, lineStyle: { color: colour(ownEnd(link, data), "scenarios") } })),
    }],
  };
}
