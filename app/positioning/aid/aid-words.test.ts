import { describe, expect, it } from "vitest";
import { aidLacks, aidRefusals, aidSupplies, noQuoteReasons } from "./aid-states.ts";
import {
  aidLackWords,
  aidReasonWords,
  aidRefusalWords,
  aidStateReasonWords,
  aidSupplyWords,
  noQuoteWords,
} from "./aid-words.ts";

describe("the reason of an individual aid", () => {
  it("is said in the words of its own list, in its history and on the request", () => {
    for (const reason of noQuoteReasons) {
      expect(aidReasonWords("no-quote", reason)).toBe(noQuoteWords[reason]);
      expect(aidStateReasonWords("agreed", reason)).toBe(noQuoteWords[reason]);
    }
    for (const reason of aidRefusals) {
      expect(aidReasonWords("refuse", reason)).toBe(aidRefusalWords[reason]);
      expect(aidStateReasonWords("refused", reason)).toBe(aidRefusalWords[reason]);
    }
    for (const reason of aidLacks) {
      expect(aidReasonWords("return", reason)).toBe(aidLackWords[reason]);
      expect(aidStateReasonWords("to_complete", reason)).toBe(aidLackWords[reason]);
    }
    for (const reason of aidSupplies) expect(aidReasonWords("supply", reason)).toBe(aidSupplyWords[reason]);
  });
});
