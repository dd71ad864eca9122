import { describe, expect, it } from "vitest";
import { leaveEmptyPage } from "./leave-empty-page.ts";

/** Where a list leads from this address; null: nowhere. */
function ledTo(address: string, page: number, shown: number): string | null {
  try {
    leaveEmptyPage(new Request(`http://portal.example${address}`), page, shown);
    return null;
  } catch (answer) {
    return answer instanceof Response ? answer.headers.get("Location") : null;
  }
}

describe("a page of a list", () => {
  it("leads to the first one with the same filters, when it is beyond the last", () => {
    expect(ledTo("/personnes?page=99", 99, 0)).toBe("/personnes");
    expect(ledTo("/personnes?qui=of&page=3&nom=le%20roy", 3, 0)).toBe("/personnes?qui=of&nom=le+roy");
  });

  it("stays when it shows something, or is the first", () => {
    expect(ledTo("/personnes?page=2", 2, 7)).toBeNull();
    expect(ledTo("/personnes?page=1", 1, 0)).toBeNull();
  });
});
