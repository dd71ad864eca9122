import { describe, expect, it } from "vitest";
import { codesInText } from "./text-hints.ts";

const none = { text: "", rome: [], rncp: [], block: [] };

describe("codes typed among the words", () => {
  it.each([
    ["soudeur h2913", { ...none, text: "soudeur", rome: ["H2913"] }],
    ["h 2913", { ...none, rome: ["H2913"] }],
    ["code ROME h2913", { ...none, rome: ["H2913"] }],
    ["RNCP 34441", { ...none, rncp: ["RNCP34441"] }],
    ["fiche rncp n°34441", { ...none, rncp: ["RNCP34441"] }],
    ["rncp34441bc01 soudage", { ...none, text: "soudage", block: ["RNCP34441BC01"] }],
    ["rncp 34441 bloc 3", { ...none, block: ["RNCP34441BC03"] }],
    ["bloc 4 du rncp 34441", { ...none, block: ["RNCP34441BC04"] }],
    ["RNCP34441 BC 2", { ...none, block: ["RNCP34441BC02"] }],
    ["34441BC01", { ...none, block: ["RNCP34441BC01"] }],
    ["34441 bc 1", { ...none, block: ["RNCP34441BC01"] }],
    ["R.N.C.P. 34441", { ...none, rncp: ["RNCP34441"] }],
    ["r n c p 34441", { ...none, rncp: ["RNCP34441"] }],
    ["rcnp34441", { ...none, rncp: ["RNCP34441"] }],
    ["rncp 34 441", { ...none, rncp: ["RNCP34441"] }],
    ["ficherncp34441", { ...none, rncp: ["RNCP34441"] }],
    ["h 29 13", { ...none, rome: ["H2913"] }],
    ["romeh2913", { ...none, rome: ["H2913"] }],
    ["formation code rome h2913", { ...none, text: "formation", rome: ["H2913"] }],
    ["titre rncp34441", { ...none, rncp: ["RNCP34441"] }],
    ["RS5080 et RNCP34441", { ...none, text: "et", rncp: ["RS5080", "RNCP34441"] }],
    ["bts 2024 caces r489", { ...none, text: "bts 2024 caces r489" }],
    ["permis b 2026", { ...none, text: "permis b 2026" }],
    ["le bac pro de Lille", { ...none, text: "le bac pro de Lille" }],
  ])("%s", (text, expected) => {
    expect(codesInText(text)).toEqual(expected);
  });
});
