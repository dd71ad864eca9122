import { expect, it } from "vitest";
import { type DraftContent, emptyDraft, withHeldOf } from "./draft-content.ts";

const said = (ogr: number, answer: "yes" | "no", on: string): DraftContent["answers"][number] => ({ ogr, answer, on });

it("holds what is ticked of what was asked, with its first day, and says nothing of the rest", () => {
  const before = {
    ...emptyDraft,
    answers: [
      said(1, "yes", "2026-11-01"),
      said(2, "yes", "2026-11-01"),
      said(3, "no", "2026-11-01"),
      said(9, "no", "2026-11-02"),
    ],
  };
  const after = withHeldOf(before, { held: [1, 3, 4], asked: [1, 2, 3, 4, 5], on: "2026-11-30" });
  expect(after.answers).toEqual([
    said(1, "yes", "2026-11-01"),
    said(9, "no", "2026-11-02"),
    said(3, "yes", "2026-11-30"),
    said(4, "yes", "2026-11-30"),
  ]);
  expect(withHeldOf(after, { held: [], asked: [1, 2, 3, 4, 5], on: "2026-11-30" }).answers).toEqual([
    said(9, "no", "2026-11-02"),
  ]);
});
