import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { farPlaces } from "#app/territories/far-towns.server.ts";
import { foldName } from "#app/territories/fold.ts";
import type { WordKind } from "#app/territories/heard-place.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { placeInWords } from "#app/territories/place-in-words.ts";
import { loadPlaceNames } from "#app/territories/place-names-store.server.ts";
import { resolvePlace } from "#app/territories/resolve-place.server.ts";
import { suggestPlaces } from "#app/territories/suggest-places.server.ts";
import { readTown } from "#app/territories/town-writing.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

describe.skipIf(lacksSharedData("territoires"))("understanding places on the real territories", () => {
  let place: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    place = await createTestDatabase();
    db = openDatabase(place.appUrl);
    await importTerritories({ directory: path.join(SHARED_DATA, "territoires"), db, now: () => new Date() });
  });

  afterAll(async () => {
    await db.close();
    await place.drop();
  });

  const value = async (text: string): Promise<string | null> => {
    const resolved = await resolvePlace(text, db.pool);
    return resolved.ok ? resolved.value.value : null;
  };

  test.each([
    ["insee:59392", "insee:59392"],
    ["Maubeuge", "insee:59392"],
    ["MAUBEUGE", "insee:59392"],
    ["maubeuje", "insee:59392"],
    ["Mauebuge", "insee:59392"],
    ["Saint-Omer", "insee:62765"],
    ["st omer", "insee:62765"],
    ["St-Quentin", "insee:02691"],
    ["Villeneuve d’Ascq", "insee:59009"],
    ["touquet", "insee:62826"],
    ["Quesnoy-sur-Deûle", "insee:59482"],
    ["Boulogne", "insee:62160"],
    ["dunkerke", "insee:59183"],
    ["lnes", "insee:62498"],
    ["Maubeuge (59600)", "insee:59392"],
    ["59600 Maubeuge", "insee:59392"],
    ["Saint-Aubin (59)", "insee:59529"],
    ["Anizy-le-Château", "insee:02018"],
    ["insee:02285", "insee:59545"],
    ["59033 LILLE CEDEX", "insee:59350"],
    ["62507 ST OMER CEDEX", "insee:62765"],
    ["Lille Cedex 9", "insee:59350"],
    ["59 600 Maubeuge", "insee:59392"],
    ["2100 Saint-Quentin", "insee:02691"],
    ["Arras, Pas-de-Calais", "insee:62041"],
    ["Saint-Aubin (Pas-de-Calais)", "insee:62742"],
    ["59260 Hellemmes", "insee:59350"],
    ["Lomme", "insee:59350"],
    ["Rosendaël", "insee:59183"],
    ["Dunkerque Malo-les-Bains", null],
    ["Reims (Marne)", null],
    ["postcode:59600", "postcode:59600"],
    ["departement:62", "departement:62"],
    ["Nord", "departement:59"],
    ["pas de calais", "departement:62"],
    ["80", "departement:80"],
    ["Nord (59)", "departement:59"],
    ["zone:3217", "zone:3217"],
    ["Zone d'emploi de Saint-Omer", "zone:3219"],
    ["region:32", "region:32"],
    ["Hauts de France", "region:32"],
  ])("« %s » is %s", async (text, expected) => {
    expect(await value(text)).toBe(expected);
  });

  test.each([
    "",
    "xyzzyx",
    "insee:99999",
    "postcode:99999",
    "departement:99",
    "zone:9999",
    "region:99",
    "ab",
    "123456",
  ])("« %s » is no place of the region", async (text) => {
    expect(await resolvePlace(text, db.pool)).toEqual({ ok: false, refusal: { kind: "unknown-place", text } });
  });

  test("a postal code is centred where its people live, and named after its largest commune", async () => {
    const resolved = await resolvePlace("postcode:59600", db.pool);
    expect(resolved).toMatchObject({ ok: true, value: { label: "59600 (Maubeuge et 8 autres)" } });
    const filter = resolved.ok ? resolved.value.filter : undefined;
    const centre = filter?.kind === "circle" ? filter.centre : undefined;
    // Maubeuge, at 50.2834 and 3.9611, has most of the inhabitants: the centre stays within a kilometre of it.
    expect(Math.abs((centre?.latitude ?? 0) - 50.2834)).toBeLessThan(0.01);
    expect(Math.abs((centre?.longitude ?? 0) - 3.9611)).toBeLessThan(0.01);
  });

  test("five bare digits are refused with both readings, or the only one", async () => {
    expect(await resolvePlace("59600", db.pool)).toEqual({
      ok: false,
      refusal: {
        kind: "ambiguous-code",
        code: "59600",
        readings: {
          insee: { value: "insee:59600", label: "Tourmignies" },
          postcode: { value: "postcode:59600", label: "59600 (Maubeuge et 8 autres)" },
        },
      },
    });
    const onlyPostal = await resolvePlace("59000", db.pool);
    expect(onlyPostal).toMatchObject({ ok: false, refusal: { kind: "ambiguous-code" } });
    expect(
      Object.keys(onlyPostal.ok ? {} : "readings" in onlyPostal.refusal ? onlyPostal.refusal.readings : {}),
    ).toEqual(["postcode"]);
    expect(await resolvePlace("99999", db.pool)).toEqual({
      ok: false,
      refusal: { kind: "unknown-place", text: "99999" },
    });
  });

  test("every label the portal shows is understood again as the same place", async () => {
    const asked = ["insee:59392", "postcode:59600", "postcode:62000", "departement:59", "zone:3210", "region:32"];
    for (const code of asked) {
      const first = await resolvePlace(code, db.pool);
      expect(first.ok && (await value(first.value.label))).toBe(code);
    }
  });

  test("no name of the region is cut as if it were a town and its département", async () => {
    const { rows } = await db.pool.query(
      `SELECT folded_name AS name FROM commune UNION SELECT folded_name FROM former_commune
       UNION SELECT folded_name FROM commune_other_name`,
    );
    expect(rows.length).toBeGreaterThan(3500);
    expect(rows.filter(({ name }) => readTown(name).name !== name)).toEqual([]);
  });

  test("every commune is found by its own name, in its département", async () => {
    const { rows } = await db.pool.query(
      "SELECT insee, name, departement_code FROM commune c WHERE NOT EXISTS (SELECT FROM commune o WHERE " +
        "o.folded_name = c.folded_name AND o.departement_code = c.departement_code AND o.insee <> c.insee) " +
        "ORDER BY md5(insee) LIMIT 200",
    );
    for (const { insee, name, departement_code: departement } of rows) {
      expect(await value(`${name} (${departement})`)).toBe(`insee:${insee}`);
    }
  });

  test("no commune bears the folded name of a département or of the region", async () => {
    const names = ["Aisne", "Nord", "Oise", "Pas-de-Calais", "Somme", "Hauts-de-France"].map(foldName);
    const { rows } = await db.pool.query("SELECT name FROM commune WHERE folded_name = ANY($1)", [names]);
    expect(rows).toEqual([]);
  });

  describe("among the words of a question", () => {
    const words: Readonly<Record<string, WordKind>> = {
      ...{ avion: "job", rue: "job", bus: "job", bois: "job", mecanicien: "job", paris: "job" },
      ...{
        soudeur: "job",
        macon: "job",
        coiffeur: "job",
        conducteur: "job",
        educateur: "job",
        cuisine: "job",
        niveau: "word",
        ...{ hopital: "task", creche: "task", montagne: "task", chaux: "task" },
      },
    };
    const hear = async (text: string) =>
      placeInWords(text, {
        names: await loadPlaceNames(db.pool),
        far: await farPlaces(),
        kindOf: (word) => words[word] ?? "unknown",
      });

    test.each([
      ["soudeur maubeuge", "soudeur", "insee:59392"],
      ["maubeuge soudeur", "soudeur", "insee:59392"],
      ["à maubeuge, soudeur débutant", "soudeur débutant", "insee:59392"],
      ["soudeur à Saint-Omer", "soudeur", "insee:62765"],
      ["soudeur/hirson", "soudeur", "insee:02381"],
      ["hirson;soudeur", "soudeur", "insee:02381"],
      ["soudeur boulogne s/mer", "soudeur", "insee:62160"],
      ["CAP cuisine boulogne sur mer", "CAP cuisine", "insee:62160"],
      ["coiffeur près de Élesmes", "coiffeur", "insee:59190"],
      ["coiffeur autour d'Hirson", "coiffeur", "insee:02381"],
      ["soudeur au Quesnoy", "soudeur", "insee:59481"],
      ["soudeur 59033 lille cedex", "soudeur", "insee:59350"],
      ["soudeur maubeuge 59600", "soudeur", "insee:59392"],
      ["59600 maubeuge soudeur", "soudeur", "insee:59392"],
      ["soudeur 59600", "soudeur", "postcode:59600"],
      ["soudeur 59 600", "soudeur", "postcode:59600"],
      ["soudeur 59.600", "soudeur", "postcode:59600"],
      ["soudeur F-59600", "soudeur", "postcode:59600"],
      ["59 600 maubeuge soudeur", "soudeur", "insee:59392"],
      ["soudeur aras", "soudeur", "insee:62041"],
      ["soudeur lnes", "soudeur", "insee:62498"],
      ["soudeur Arras, Pas-de-Calais", "soudeur", "insee:62041"],
      ["niveau 5 lille", "niveau 5", "insee:59350"],
      ["maçon pas de calais", "maçon", "departement:62"],
      ["maçon nord", "maçon", "departement:59"],
      ["maçon dans le 62", "maçon", "departement:62"],
      ["maçon (60)", "maçon", "departement:60"],
      ["soudeur à rosendaël", "soudeur", "insee:59183"],
      ["boucher lomme", "boucher", "insee:59350"],
      ["soudeur à maubeuje", "soudeur", "insee:59392"],
      ["soudeur armentièes", "soudeur", "insee:59017"],
      ["soudeur boulgone-sur-mer", "soudeur", "insee:62160"],
      ["soudeur dans les hauts de france", "soudeur", "region:32"],
      ["maubeuge", "", "insee:59392"],
    ])("« %s » is « %s » in %s", async (text, rest, value) => {
      const heard = await hear(text);
      expect([heard?.rest, heard?.places.map((one) => one.value)]).toEqual([rest, [value]]);
    });

    test.each([
      ...[
        "coiffeur elesmes",
        "mécanicien avion",
        "éducateur de rue",
        "conducteur de bus",
        "soudeur niveau 59",
        "niveau 62",
        "",
      ],
      ...["travail du bois", "soudeur"],
      // Towns of elsewhere are named L'Hôpital, La Crèche, La Montagne, La Chaux: with a small letter, the noun is meant.
      ...["toilette des malades à l'hôpital", "bébés à la crèche", "saison à la montagne", "peinture à la chaux"],
    ])("« %s » names no place", async (text) => {
      expect(await hear(text)).toBeNull();
    });

    test("a town of elsewhere is not turned into one of ours", async () => {
      expect(await hear("soudeur à Brest")).toMatchObject({
        places: [],
        far: { name: "Brest", departement: "29" },
        rest: "soudeur",
      });
      expect(await hear("soudeur reims")).toMatchObject({ far: { name: "Reims", departement: "51" } });
      expect(await hear("soudeur paris")).toMatchObject({ far: { name: "Paris", departement: "75" }, rest: "soudeur" });
      expect(await hear("paris sportifs")).toBeNull();
      expect(await hear("soudeur à La Crèche")).toMatchObject({ far: { name: "La Crèche" } });
      expect(await hear("soudeur à la rochelle")).toMatchObject({ far: { name: "La Rochelle" } });
      const paris = { places: [], far: { name: "Paris", departement: "75" }, rest: "soudeur" };
      for (const text of ["soudeur 75001", "75 001 soudeur", "soudeur F-75001"])
        expect(await hear(text)).toMatchObject(paris);
      expect(await hear("soudeur 99999")).toBeNull();
    });

    test("a name that several of ours bear is not chosen among", async () => {
      const heard = await hear("soudeur près d'Avesnes");
      expect(heard?.places.length).toBeGreaterThan(1);
      expect(heard?.places.map(({ value }) => value)).toContain("insee:59036");
      expect((await hear("soudeur villeneuve"))?.places.length).toBeGreaterThan(1);
    });

    test("a slip is told", async () => {
      expect((await hear("soudeur à maubeuje"))?.correction).toEqual({ from: "maubeuje", to: "Maubeuge" });
    });
  });

  test.each([
    ["Brest", "Brest (29)", null, null],
    ["Reims", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["Reims (Marne)", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["Marne", "Marne (51)", "insee:02168", "Château-Thierry"],
    ["51100", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["51 100", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["postcode:51100", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["51999", "Marne (51)", "insee:02168", "Château-Thierry"],
    ["insee:51454", "Reims (51)", "insee:02168", "Château-Thierry"],
    ["51", "Marne (51)", "insee:02168", "Château-Thierry"],
    ["29200", "Brest (29)", null, null],
    ["region:53", "Bretagne", null, null],
    ["Bretagne", "Bretagne", null, null],
  ])("« %s » is said to be outside the region", async (text, label, nearest, nearestLabel) => {
    expect(await resolvePlace(text, db.pool)).toEqual({
      ok: false,
      refusal: { kind: "outside-region", outside: { label, nearest, nearestLabel } },
    });
  });

  test.each(["Avesnes", "Saint", "Saint-Aubin", "Villeneuve", "Nogent"])(
    "« %s », which several communes bear, is asked",
    async (text) => {
      const resolved = await resolvePlace(text, db.pool);
      expect(resolved).toMatchObject({ ok: false, refusal: { kind: "ambiguous-name" } });
      const refusal = resolved.ok || resolved.refusal.kind !== "ambiguous-name" ? null : resolved.refusal;
      expect(refusal?.choices.length).toBeGreaterThan(1);
    },
  );

  test("suggestions begin as typed, the largest town first, and are understood without JavaScript", async () => {
    const suggestions = await suggestPlaces("val", 5, db.pool);
    expect(suggestions[0]).toEqual({ value: "insee:59606", label: "Valenciennes (59300)" });
    expect(suggestions).toHaveLength(5);
    for (const suggestion of suggestions) expect(await value(suggestion.label)).toBe(suggestion.value);
    expect((await suggestPlaces("59600", 3, db.pool)).map(({ label }) => label)).toContain("Maubeuge (59600)");
    expect((await suggestPlaces("touq", 1, db.pool))[0]?.value).toBe("insee:62826");
    expect(await suggestPlaces("s", 500, db.pool)).toHaveLength(20);
    expect(await suggestPlaces(" ", 5, db.pool)).toEqual([]);
    expect(await suggestPlaces("%", 5, db.pool)).toEqual([]);
  });
});
