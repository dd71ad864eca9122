import { describe, expect, it } from "vitest";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import { facetNames } from "#search/engine.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { resultsAddress } from "./results-address.ts";
import { filterChips } from "./results-chips.ts";
import { addressOf, keptFields, resultsFilters } from "./results-filters.ts";
import { noSearch, searchOfPage, trainingAddress } from "./search-of-page.ts";

const none: TrainingSearchView["facets"] = {
  levelOut: [],
  modality: [],
  funder: [],
  departement: [],
  zone: [],
  domain: [],
  certifying: [],
  startMonth: [],
  pace: [],
  permanent: [],
  seats: [],
  accessible: [],
  paid: [],
  radiusKm: [],
  block: [],
  lacking: [],
};
const everything = {
  ...noSearchParameters,
  q: "soudeur",
  place: "insee:59392",
  radiusKm: 20,
  from: "2027-01-01",
  to: "2027-01-31",
  modality: ["remote"],
  rome: ["H2913"],
  levelIn: [1, 2],
  certifying: true,
  sort: "start",
  page: 3,
} as const;

describe("the filters of the results", () => {
  it("keeps a chosen value in its group when it leads to nothing, so that it can be taken away", () => {
    const { groups } = resultsFilters({ ...noSearchParameters, modality: ["remote"] }, none);
    const choices = groups.find(({ name }) => name === "modalite")?.choices;
    expect(choices).toEqual([{ value: "remote", label: "À distance", count: 0, isChosen: true }]);
  });

  it("gives every box the number of trainings it leads to, none included", () => {
    const facets = {
      ...none,
      seats: [{ value: "1", label: "", count: 7 }],
      paid: [{ value: "collective", label: "", count: 3 }],
    };
    const { groups } = resultsFilters(noSearchParameters, facets);
    const counts = groups.flatMap(({ choices }) => choices.map(({ name, count }) => [name, count]));
    expect(Object.fromEntries(counts)).toEqual({
      "prise-en-charge": 3,
      certifiante: 0,
      places: 7,
      "entree-permanente": 0,
      accessible: 0,
    });
  });

  it("gives every distance the number of trainings it reaches, the one typed in the address without a number", () => {
    const facets = {
      ...none,
      radiusKm: [
        { value: "20", label: "", count: 4 },
        { value: "30", label: "", count: 9 },
      ],
    };
    const { radii, radius } = resultsFilters({ ...noSearchParameters, place: "insee:59392", radiusKm: 25 }, facets);
    expect(radius).toBe("25");
    expect(radii.map(({ value, label }) => [value, label.replaceAll("\u00a0", " ")])).toEqual([
      ["5", "5 km (0)"],
      ["10", "10 km (0)"],
      ["20", "20 km (4)"],
      ["", "30 km (9)"],
      ["50", "50 km (0)"],
      ["100", "100 km (0)"],
      ["200", "200 km (0)"],
      ["25", "25 km"],
    ]);
  });

  it.each(["departement:62", null])("neither offers nor tells a distance around %s", (place) => {
    const parameters = { ...noSearchParameters, place, radiusKm: 10 };
    expect(resultsFilters(parameters, none).radii).toEqual([]);
    expect(filterChips(parameters, { text: "", understood: [] }).map(({ label }) => label)).not.toContain(
      "À moins de 10 km",
    );
  });

  it("keeps in hidden fields what the form does not show: together they are the whole search", () => {
    const kept = keptFields(everything).map(({ name, value }) => [name, value]);
    expect(kept).toEqual([
      ["niveau-entree", "1"],
      ["niveau-entree", "2"],
      ["metier", "H2913"],
      ["tri", "start"],
    ]);
  });

  it("offers what somebody lacks, then block by block, each box with its own name", () => {
    const facets = {
      ...none,
      lacking: [{ value: "1", label: "", count: 34 }],
      block: [{ value: "RNCP35506BC02", label: "Soigner", count: 12 }],
    };
    const asked = { ...noSearchParameters, lacking: true, block: ["RNCP1BC01"] };
    const [mine] = resultsFilters(asked, facets).groups;
    expect(mine).toEqual({
      title: "Selon ce que vous savez faire",
      choices: [
        { name: "manque", value: "1", label: "Ce qui me manque ou reste à vérifier", count: 34, isChosen: true },
        { name: "bloc", value: "RNCP35506BC02", label: "Soigner", count: 12 },
        { name: "bloc", value: "RNCP1BC01", label: "RNCP1BC01", count: 0, isChosen: true },
      ],
    });
    expect(keptFields(asked)).toEqual([]);
    expect(filterChips(asked, { text: "", understood: [] }).map(({ label, href }) => [label, href])).toEqual([
      ["Ce qui me manque ou reste à vérifier", "/formations?bloc=RNCP1BC01"],
      ["RNCP1BC01", "/formations?manque=1"],
    ]);
  });

  it("names no one's gap to whoever said nothing of themselves, but keeps the block they chose", () => {
    expect(resultsFilters(noSearchParameters, none).groups.map(({ title }) => title)).toEqual(["Je veux aussi"]);
    const [first] = resultsFilters({ ...noSearchParameters, block: ["RNCP1BC01"] }, none).groups;
    expect(first?.title).toBe("Bloc de compétences");
    expect(first?.choices.map(({ name, value, isChosen }) => [name, value, isChosen])).toEqual([
      ["bloc", "RNCP1BC01", true],
    ]);
  });

  it("keeps the point one searches around", () => {
    expect(keptFields({ ...noSearchParameters, lat: 50.2, lon: 3.1 })).toEqual([
      { name: "lat", value: "50.2" },
      { name: "lon", value: "3.1" },
    ]);
  });

  it("counts every facet the engines know", () => {
    expect(Object.keys(none).sort()).toEqual([...facetNames].sort());
  });
});

describe("the chips", () => {
  it("undo a job by its words as they stand, and keep the place that was read among them", () => {
    const [job] = filterChips(
      { ...noSearchParameters, q: "soudeur maubeuge" },
      {
        text: "soudeur",
        understood: [
          { kind: "job", value: "H2913", label: "Soudeur / Soudeuse", without: null },
          { kind: "place", value: "insee:59392", label: "Maubeuge", without: "soudeur" },
        ],
      },
    );
    expect(job?.label).toBe("Métier : Soudeur / Soudeuse");
    expect(Object.fromEntries(new URL(job?.href ?? "", "http://portal").searchParams)).toEqual({
      q: "soudeur",
      lieu: "insee:59392",
      "tel-quel": "1",
    });
  });

  it("take one filter away each, and nothing else", () => {
    const chips = filterChips(everything, {
      text: "",
      understood: [{ kind: "rome", value: "H2913", label: "Soudeur", without: null }],
    });
    expect(chips.map(({ label }) => label.replaceAll("\u00a0", " "))).toEqual([
      "Insee:59392",
      "À moins de 20 km",
      "En janvier 2027",
      "Un diplôme ou un titre à la clé",
      "À distance",
      "Accessible : savoirs de base",
      "Accessible : niveau 2",
      "Soudeur",
    ]);
    const withoutMonth = chips[2]?.href ?? "";
    const { parameters } = fromPage(new URL(withoutMonth, "http://hub").searchParams);
    expect(parameters).toEqual({ ...everything, from: null, to: null, page: 1 });
  });
});

describe("the way back to the results", () => {
  it("keeps the filters of the list one comes from, and believes no other site", () => {
    const here = "http://hub.test/formations/32_1";
    const list = addressOf(everything);
    expect(resultsAddress(`http://hub.test${list}`, here)).toBe(list);
    expect(resultsAddress("http://elsewhere.test/formations?q=x", here)).toBe("/formations");
    expect(resultsAddress("http://hub.test/aide", here)).toBe("/formations");
    expect(resultsAddress(null, here)).toBe("/formations");
  });

  it("is kept in the address of the training, whatever page one comes from", () => {
    const here = new URL(
      trainingAddress("/formations/32_1", { parameters: everything, session: "SE 1/é" }),
      "http://hub.test",
    );
    expect(here.pathname).toBe("/formations/32_1");
    expect(searchOfPage(here.searchParams)).toEqual({ parameters: everything, session: "SE 1/é" });
    expect(resultsAddress("http://hub.test/aide", here.href)).toBe(addressOf(everything));
    expect(trainingAddress("/formations/32_1", noSearch)).toBe("/formations/32_1");
  });
});
