import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameForms } from "./name-forms.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const word = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 8 }).map((each) => each.join(""));
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const name = fc.record({ last: words, first: words });

const isSame = (one: Parameters<typeof nameForms>[0], other: Parameters<typeof nameForms>[0]): boolean =>
  nameForms(one).some((form) => nameForms(other).includes(form));
const written = (last: string, first: string) => ({ lastName: last, firstName: first });

describe("two ways of writing one name are the same name", () => {
  test.each([
    ["Lefèvre-Dupré", "Anne-Sophie", "LEFEVRE DUPRE", "anne sophie"],
    ["Öztürk", "Élif", "Ozturk", "Elif"],
    ["Martin", "Jean-Pierre", "Martin", "Jeanpierre"],
    ["Le Goff", "Yann", "Legoff", "Yann"],
    ["O’Brien", "Zoé", "O'Brien", "Zoe"],
    ["Dupont Martin", "Léa", "Martin-Dupont", "Léa"],
    ["Nguyen", "Van An", "Van An", "Nguyen"],
    ["Bœuf", "Loïc", "Boeuf", "Loic"],
  ])("%s %s, %s %s", (last, first, otherLast, otherFirst) => {
    expect(isSame(written(last, first), written(otherLast, otherFirst))).toBe(true);
  });

  test("whatever their order, capitals, accents and hyphens", () => {
    const accented = (text: string): string => text.replaceAll("e", "é").replaceAll("o", "ô").replaceAll("c", "ç");
    fc.assert(
      fc.property(name, fc.boolean(), ({ last, first }, isSwapped) => {
        const one = written(last.join(" "), first.join(" "));
        const [otherLast, otherFirst] = [last.toReversed().join("-"), accented(first.join("-")).toUpperCase()];
        const other = isSwapped ? written(otherFirst, otherLast) : written(otherLast, otherFirst);
        return isSame(one, other);
      }),
    );
  });
});

describe("another name is another name", () => {
  test.each([
    ["Dupont", "Léa", "Dupond", "Léa"],
    ["Martin", "Léa", "Martin", "Léo"],
    ["Martin", "Anne", "Martin", "Anne-Sophie"],
  ])("%s %s, %s %s", (last, first, otherLast, otherFirst) => {
    expect(isSame(written(last, first), written(otherLast, otherFirst))).toBe(false);
  });

  test("a letter more, less or other never passes in silence", () => {
    const slip = fc.record({
      at: fc.nat(),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom("add", "drop", "change"),
    });
    fc.assert(
      fc.property(name, slip, ({ last, first }, { at, letter, kind }) => {
        const text = last.join(" ");
        const place = at % text.length;
        const kept = kind === "add" ? text.slice(place) : text.slice(place + 1);
        const slipped = text.slice(0, place) + (kind === "drop" ? "" : letter) + kept;
        fc.pre(
          [...slipped.replaceAll(" ", "")].toSorted().join("") !== [...text.replaceAll(" ", "")].toSorted().join(""),
        );
        return !isSame(written(text, first.join(" ")), written(slipped, first.join(" ")));
      }),
    );
  });
});
