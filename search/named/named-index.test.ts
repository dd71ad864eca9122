import { expect, test } from "vitest";
import { arrangeNamed, type NamedThing } from "./named-index.ts";
import { namedQuestion } from "./named-question.ts";

const thing = (id: string, label: string, also: readonly string[] = [], isInForce = true): NamedThing => ({
  id,
  label,
  also,
  isInForce,
  codes: [id, `${id}bc01`],
});

const index = await arrangeNamed([
  thing("rncp37271", "cuisine", ["certificat d aptitude professionnelle", "cap"]),
  thing("rncp37272", "cuisine", ["baccalaureat professionnel", "bac pro"]),
  thing("rncp37273", "cuisine", ["certificat d aptitude professionnelle", "cap"], false),
  thing("rncp37274", "arts de la cuisine", ["brevet professionnel", "bp"]),
  thing("rncp37275", "metiers de la coiffure", ["certificat d aptitude professionnelle", "cap"]),
]);
const find = (text: string): readonly string[] => index.find(namedQuestion(text));

test("a diploma is found by what people call it, one in force before one that is not", () => {
  expect(find("CAP cuisine")).toEqual(["rncp37271", "rncp37273"]);
  expect(find("j'ai un CAP de cuisine")).toEqual(["rncp37271", "rncp37273"]);
  expect(find("bac pro cuisine")).toEqual(["rncp37272"]);
  expect(find("cuisine")).toEqual(["rncp37271", "rncp37272", "rncp37273", "rncp37274"]);
});

test("a code answers with its diploma, written as people write it, and so does the code of one of its blocks", () => {
  for (const text of ["RNCP37272", "rncp 37272", "RNCP37272BC01", "rncp37272-bc01", "RNCP37272 BC01"])
    expect(find(text), text).toEqual(["rncp37272"]);
});

test("one slip is forgiven, then another ending, and only when nothing answers as it is", () => {
  expect(find("CAP cuisne")).toEqual(["rncp37271", "rncp37273"]);
  expect(find("CAP coiffeuse")).toEqual(["rncp37275"]);
  expect(find("zzqxzz")).toEqual([]);
  expect(find("RNCP37276"), "codes are not taken for one another").toEqual([]);
});

test("words around a name ask for nothing by themselves", () => {
  expect(namedQuestion("j'ai un diplôme de la")).toEqual([]);
  expect(namedQuestion("RNCP37278BC02")).toEqual(["rncp37278bc02"]);
  expect(namedQuestion("RS 7003")).toEqual(["rs7003"]);
  expect(find("un diplôme")).toEqual([]);
});
