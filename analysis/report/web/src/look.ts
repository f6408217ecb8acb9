import type { Language } from "./data";

/** Okabe and Ito's colours, told apart with any colour vision; the base comes first in grey. */
export const colours = ["#4d4d4d", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d1f", "#7a3e9d", "#2f6f4f"];
export const dashes: ("solid" | "dashed" | "dotted")[] = ["solid", "dashed", "dotted"];
export const tierColours = ["#8a8f98", "#0072b2", "#e69f00", "#d55e00"];
/** From loss to gain, told apart with any colour vision. */
export const gainColours = ["#b35806", "#f1a340", "#d8dade", "#998ec3", "#542788"];
export const ink = "#1f2933";
export const rule = "#cbd2d9";

export function colour(position: number): string {
  return colours[position % colours.length]!;
}

/** Numbers as the page's tables show them. */
export function numberText(value: number | null | undefined, decimals: number, language: Language): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  return value.toLocaleString(language === "en" ? "en-GB" : "zh-CN", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: language === "en" });
}

export const text = { fontFamily: '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif', color: ink, fontSize: 12 };

/** What all charts with axes share. */
export const frame = {
  textStyle: text,
  animation: false,
  color: colours,
  grid: { left: 12, right: 24, top: 44, bottom: 8, containLabel: true },
};

export function legend(names: string[]) {
  return { top: 0, left: 0, type: "scroll" as const, data: names, textStyle: text, icon: "roundRect", itemWidth: 18, itemHeight: 8 };
}

export function valueAxis(name: string, decimals: number, language: Language) {
  return {
    type: "value" as const, name, nameLocation: "end" as const, nameGap: 10, nameTextStyle: { ...text, align: "left" as const },
    axisLabel: { ...text, formatter: (value: number) => numberText(value, Number.isInteger(value) ? 0 : decimals, language) },
    splitLine: { lineStyle: { color: rule } },
  };
}
