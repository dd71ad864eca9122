import { expect, it } from "vitest";
import { parseBlocksArguments, readBlockCodes } from "./blocks-arguments.ts";

it("reads the file of codes, or no file for the whole catalogue", () => {
  expect(parseBlocksArguments(["link", "--codes", "codes.txt"])).toEqual({ ok: true, value: { codes: "codes.txt" } });
  expect(parseBlocksArguments(["link"])).toEqual({ ok: true, value: { codes: undefined } });
});

it.each([[[]], [["review"]], [["link", "--codes"]], [["link", "--codes="]], [["link", "link"]], [["link", "--autre"]]])(
  "refuses %j in a French sentence",
  (args) => {
    expect(parseBlocksArguments(args)).toMatchObject({ ok: false, refusal: expect.stringMatching(/\.$/) });
  },
);

it("reads one code a line, each once, whatever ends the lines", () => {
  expect(readBlockCodes("RNCP34690BC07\r\n\nRNCP34690BC05\nRNCP34690BC07\n")).toEqual({
    ok: true,
    value: ["RNCP34690BC07", "RNCP34690BC05"],
  });
});

it.each([
  ["RNCP34690BC07\nRNCP34690", "Ligne 2 : « RNCP34690 » n’est pas un code de bloc. Écrivez par exemple RNCP34690BC07."],
  ["\n\n", "Le fichier ne contient aucun code de bloc. Écrivez-en un par ligne."],
])("refuses a wrong file and says which line", (text, refusal) => {
  expect(readBlockCodes(text)).toEqual({ ok: false, refusal });
});
