import { expect, test } from "vitest";
import { wishesInText } from "./wishes-in-text.ts";

test.each([
  ["anglais à distance", "anglais", ["remote"]],
  ["à distance comptabilité", "comptabilité", ["remote"]],
  ["secrétaire en ligne", "secrétaire", ["remote"]],
  ["vente à distance le soir", "vente à distance", ["evening"]],
])("how and when one wants to train is taken out of the words: %s", (text, left, values) => {
  const { text: rest, wishes } = wishesInText(text);
  expect({ rest, values: wishes.map(({ value }) => value) }).toEqual({ rest: left, values });
});

test.each([
  "vente à distance",
  "Vendeuse à distance",
  "conseiller relation client à distance",
  "monter une boutique en ligne",
  "jeux en ligne",
])("what one sells or looks after from afar is the subject: %s", (text) => {
  expect(wishesInText(text)).toEqual({ text, wishes: [] });
});
