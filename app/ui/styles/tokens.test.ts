import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

type Tokens = ReadonlyMap<string, number>;

/** The relative luminance of each token, by WCAG 2. */
function luminances(block: string): Tokens {
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map([...found].map(([, name = "", l, c, h]) => [name, luminance(Number(l), Number(c), Number(h))]));
}

/** OKLCH to linear sRGB (Björn Ottosson's matrices), then WCAG's weights; out-of-range channels are cut as screens do. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (channel: number): number => Math.min(1, Math.max(0, channel));
  const red = cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [first, second] = [tokens.get(one), tokens.get(other)];
  if (first === undefined || second === undefined) throw new Error(`No token ${one} or ${other}`);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const body = ["ink", "ink-soft"].flatMap((text) => ["paper", "surface", "sunken"].map((ground) => [text, ground, 7]));
const coloured = ["sea", "sea-deep", "brick", "hop", "amber", "rust"].flatMap((text) =>
  ["paper", "surface", "sunken"].map((ground) => [text, ground, 4.5]),
);
const onTints = [
  ["ink", "wheat", 7],
  ["ink", "sea-tint", 7],
  ["ink", "amber-tint", 7],
  ["ink", "rust-tint", 7],
  ["sea", "sea-tint", 4.5],
  ["hop", "hop-tint", 4.5],
  ["on-sea", "sea", 4.5],
  ["on-sea", "sea-deep", 4.5],
];
const shapes = [
  ["line-strong", "surface", 3],
  ["line-strong", "paper", 3],
  ["focus", "paper", 3],
  ["focus", "surface", 3],
  ["focus", "sea-tint", 3],
  ["focus", "focus-gap", 3],
];

describe.each([
  ["light", luminances(light)],
  ["dark", luminances(dark)],
] as const)("the colours of the %s theme", (_theme, tokens) => {
  it.each([...body, ...coloured, ...onTints, ...shapes])("%s on %s reaches %s to 1", (one, other, goal) => {
    expect(contrast(tokens, String(one), String(other))).toBeGreaterThanOrEqual(Number(goal));
  });
});
