import type { Language, Numbers, Palette, Unit } from "./data";

/** Okabe and Ito's colours, told apart with any colour vision; the base comes first in grey. */
const scenarios = ["#4d4d4d", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d1f", "#7a3e9d", "#2f6f4f"];
const palettes: Record<Palette, string[]> = {
  scenarios,
  parts: scenarios.slice(1),
  tiers: ["#8a8f98", "#0072b2", "#e69f00", "#d55e00"],
  gains: ["#b35806", "#f1a340", "#d8dade", "#998ec3", "#542788"], // from loss to gain
};
export const dashes: ("solid" | "dashed" | "dotted")[] = ["solid", "dashed", "dotted"];
export const plotHeight = 340;
export const ink = "#1f2933";
export const quiet = "#52606d";
export const rule = "#cbd2d9";
export const referenceColour = "#7b8794";

export function colour(position: number, palette: Palette): string {
  const list = palettes[palette];
  return list[position % list.length]!;
}

const parts = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

/** A series' colour, dark enough for letters on white (WCAG AA). */
export function inkOf(fill: string): string {
  return `rgb(${parts(fill).map((part) => Math.round(part * 0.62)).join(",")})`;
}

/** Black or white, whichever stands out more on a colour of that strength over white. */
export function lettersOn(fill: string, strength: number): string {
  const [red, green, blue] = parts(fill).map((part) => (255 - (255 - part) * strength) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}

/** Numbers as the page's tables show them. */
export function numberText(value: number | null | undefined, decimals: number, language: Language, sign = false): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  const rounded = Number(value.toFixed(decimals)) + 0; // no "-0"
  return rounded.toLocaleString(language === "en" ? "en-GB" : "zh-CN", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: language === "en", signDisplay: sign ? "exceptZero" : "auto" });
}

/** Numbers in the unit that the language shows. */
export function scaled(values: Numbers, unit: Unit, language: Language): Numbers {
  return values.map((value) => (value === null ? null : value / unit.divisor[language]));
}

/** A number that is scaled already, for people. */
export function shown(value: number | null | undefined, unit: Unit, language: Language, sign = false): string {
  return numberText(value, unit.decimals[language], language, sign);
}

export const text = { fontFamily: '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif', color: ink, fontSize: 12 };

/** Width of a text in the charts' letters, near enough to find how many lines it takes. */
export function textWidth(words: string): number {
  return [...words].reduce((width, letter) => width + (letter.charCodeAt(0) > 0x2e80 ? 12 : 6.3), 0);
}

const entryWidth = (name: string) => textWidth(name) + 18 + 5 + 13;

/** Lines that a legend takes. */
export function legendLines(names: string[], width: number): number {
  let lines = 1, used = 0;
  for (const name of names) {
    const entry = entryWidth(name);
    if (used > 0 && used + entry > width) lines++, (used = 0);
    used += entry;
  }
  return lines;
}

export const legendLine = 21;

export function legend(names: string[], width: number) {
  return { top: 0, left: 0, width, type: "plain" as const, data: names, textStyle: text, icon: "roundRect", itemWidth: 18, itemHeight: 8, itemGap: 12, selectedMode: false };
}

/** What all charts with axes share. */
export const frame = { textStyle: text, animation: false };

/** The plot's place: below the legend and the name of the upright axis. */
export function plot(legendNames: string[], width: number, more: { right?: number; bottom?: number; axisName?: boolean } = {}) {
  const above = legendNames.length > 0 ? legendLines(legendNames, width) * legendLine + 8 : 4;
  return { left: 8, right: more.right ?? 24, top: above + (more.axisName === false ? 4 : 26), bottom: more.bottom ?? 8, containLabel: true };
}

export function valueAxis(name: string, unit: Unit, language: Language) {
  return {
    type: "value" as const, name, nameLocation: "end" as const, nameGap: 12, nameTextStyle: { ...text, color: quiet, align: "left" as const },
    axisLabel: { ...text, formatter: (value: number) => numberText(value, decimalsOf(value, unit.decimals[language]), language) },
    splitLine: { lineStyle: { color: rule } }, axisLine: { show: false }, axisTick: { show: false },
  };
}

/** An axis shows the decimals that its round number needs, no more than the unit has. */
function decimalsOf(value: number, most: number): number {
  for (let decimals = 0; decimals < most; decimals++)
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9 * Math.max(1, Math.abs(value))) return decimals;
  return most;
}

/** The same for an axis that lies, named below. */
export function lyingAxis(name: string, unit: Unit, language: Language) {
  return { ...valueAxis(name, unit, language), nameLocation: "middle" as const, nameGap: 28, nameTextStyle: { ...text, color: quiet, align: "center" as const } };
}

/** Months by their years where there are some. */
export function monthAxis(months: string[], width: number) {
  const starts = months.map((month, i) => (month.endsWith("-01") ? i : -1)).filter((i) => i >= 0), long = months.length > 14 && starts.length > 1;
  const each = long ? Math.max(1, Math.ceil((starts.length * 44) / width)) : Math.max(1, Math.ceil((months.length * 64) / width));
  const labelled = (index: number) => (long ? starts.indexOf(index) >= 0 && starts.indexOf(index) % each === 0 : index % each === 0);
  return {
    type: "category" as const, data: months, boundaryGap: false, axisTick: { interval: labelled, alignWithLabel: true },
    axisLabel: { ...text, interval: labelled, formatter: (month: string) => (long ? month.slice(0, 4) : month), showMinLabel: true },
    axisLine: { onZero: false, lineStyle: { color: quiet } },
  };
}
