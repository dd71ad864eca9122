import { describe, expect, it } from "vitest";
import { pathName } from "./skill-paths.ts";

describe("the name of a path", () => {
  it("says one thing when it is the best at all, and joins two or three as people do", () => {
    expect(pathName(["soonest", "nearest", "shortest"])).toBe("le plus facile à suivre");
    expect(pathName(["soonest", "nearest", "shortest", "fullest"])).toBe("le meilleur en tout");
    expect(pathName(["nearest", "shortest", "fullest"])).toBe("le plus près, le plus court et le plus complet");
    expect(pathName(["soonest", "nearest"])).toBe("fini le plus tôt et le plus près");
    expect([pathName(["fullest"]), pathName([])]).toEqual(["le plus complet", "un parcours équilibré"]);
  });
});
