/** The figures as the program writes them into the page (analysis/report/figures). Numbers that are not there are null. */
export type Language = "en" | "zh";
export type Words = Record<Language, string>;
export type Numbers = (number | null)[];

export interface Bands { median: Numbers; low50: Numbers; high50: Numbers; low90: Numbers; high90: Numbers }
export interface BandsData { months: string[]; unit: Words; decimals: number; zero?: boolean; series: { name: Words; colour?: number; bands: Bands }[] }

export interface BarsData {
  categories: Words[]; unit: Words; decimals: number; stacked?: boolean; horizontal?: boolean;
  palette?: "gains";
  series: { name: Words; colour?: number; values: Numbers; low?: Numbers; high?: Numbers }[];
}

/** Over months, or over the numbers `x`. */
export interface LinesData {
  months?: string[]; x?: number[]; x_name?: Words; unit: Words; decimals: number; zero?: boolean;
  series: { name: Words; colour?: number; values: Numbers; reference?: boolean }[];
}

export interface HexagonsData { tiers: Words[]; villages: { name: Words; short: string; tier: number; share: number; income: number; change: number }[] }

export interface FlowsData { nodes: Words[]; links: { from: number; to: number; value: number }[]; unit: Words; divisor: Record<Language, number>; decimals: Record<Language, number> }

interface Of<Kind extends string, Data> { chart: Kind; alternative: Words; data: Data }
export type Figure = Of<"bands", BandsData> | Of<"bars", BarsData> | Of<"lines", LinesData> | Of<"hexagons", HexagonsData> | Of<"flows", FlowsData>;
