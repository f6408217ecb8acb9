import type { EChartsCoreOption } from "echarts/core";
import type { FlowsData, Language } from "../data";
import { colour, frame, numberText, text } from "../look";

export function flowsOption(data: FlowsData, language: Language): EChartsCoreOption {
  const amount = (value: number) => `${numberText(value / data.divisor[language], data.decimals[language], language)} ${data.unit[language]}`;
  const into = data.nodes.map((_, i) => data.links.filter((link) => link.to === i).reduce((sum, link) => sum + link.value, 0));
  const outOf = data.nodes.map((_, i) => data.links.filter((link) => link.from === i).reduce((sum, link) => sum + link.value, 0));
  return {
    textStyle: text, animation: false,
    tooltip: { trigger: "item", valueFormatter: (value: unknown) => amount(value as number) },
    series: [{
      type: "sankey", left: 8, right: 260, top: 8, bottom: 8, nodeAlign: "left", layoutIterations: 0, draggable: false, emphasis: { focus: "adjacency" }, lineStyle: { color: "source", opacity: 0.28 },
      data: data.nodes.map((name, i) => ({ name: String(i), itemStyle: { color: colour(i + 1) }, label: { ...frame.textStyle, width: 240, overflow: "break" as const, formatter: `${name[language]}: ${amount(Math.max(into[i]!, outOf[i]!))}` } })),
      links: data.links.map((link) => ({ source: String(link.from), target: String(link.to), value: link.value })),
    }],
  };
}
