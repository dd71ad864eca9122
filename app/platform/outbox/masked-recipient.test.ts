import { expect, test } from "vitest";
import { maskedRecipient } from "./masked-recipient.ts";

test.each([
  [{ to: "amina.diallo@exemple.fr", text: "Bonjour Amina" }, "a…@exemple.fr"],
  [{ to: '"b@c"@exemple.fr' }, '"…@exemple.fr'],
  [{ to: "0612345678" }, "…78"],
  [{ to: "@exemple.fr" }, "…fr"],
  [{ addressLines: ["Amina Diallo"] }, null],
  [null, null],
])("of %j an operator reads %j", (payload, shown) => {
  expect(maskedRecipient(payload)).toBe(shown);
});
