import { expect, test } from "vitest";
import { chooseCertifInfo } from "./merge-certifications.ts";

const link = (certifInfo: string, isPublished: boolean) => ({ certification: "RNCP1", certifInfo, isPublished });

test("a published number wins over an older one, the smallest among equals, in any order", () => {
  const links = [link("900", true), link("80", false), link("1000", true)];
  expect(chooseCertifInfo(links).get("RNCP1")).toBe("900");
  expect(chooseCertifInfo(links.toReversed()).get("RNCP1")).toBe("900");
});
