import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { printSheets } from "#app/platform/pdf/print-sheets.server.ts";
import { openByCode } from "#app/positioning/answer/open-by-code.server.ts";
import {
  countLetters,
  dropLetters,
  postLetters,
  printLetters,
  readLetterTray,
} from "#app/positioning/letters/letter-tray.server.ts";
import { pdfText } from "#tests/support/pdf-text.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { commandDone, personReached, submitFor, workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.rewrite("DELETE FROM paper_letter");
});

async function written(): Promise<string> {
  const fileId = await personReached(portal, world, { channel: "letter" });
  const id = await submitFor(portal, world, { fileId });
  await workOnce(portal);
  return id;
}

const tray = (actor: MemberActor = world.referent.actor) => readLetterTray(portal.db, actor);
const post = async (letters: readonly string[], actor: MemberActor = world.referent.actor) =>
  postLetters(portal.db, actor, postLetters.input.parse({ letters: letters.join(",") }));

const drop = async (letters: readonly string[], actor: MemberActor = world.referent.actor) =>
  dropLetters(portal.db, actor, dropLetters.input.parse({ letters: letters.join(",") }));

describe("the tray of letters", () => {
  test("is that of the organisation that positions: a colleague prints, nobody else sees it", async () => {
    await written();
    const { letters, total } = await tray(world.colleague.actor);
    expect(total).toBe(1);
    expect(letters).toMatchObject([
      {
        words: {
          addressLines: [expect.any(String), "3 rue de l’Églantine", "62000 Arras"],
          title: "Votre demande de formation est envoyée",
        },
      },
    ]);
    expect(await countLetters(portal.db, world.colleague.actor)).toBe(1);
    expect((await tray(world.secretary.actor)).total).toBe(0);
    expect(
      await post(
        letters.map(({ id }) => id),
        world.secretary.actor,
      ),
    ).toMatchObject({ ok: false });
    expect((await tray()).total).toBe(1);
  });

  test("is printed as often as one likes, and emptied once posted, both told in the journal", async () => {
    await written();
    for (const _twice of [1, 2])
      expect(await printLetters(portal.db, world.referent.actor, {})).toMatchObject({ ok: true });
    const { letters } = await tray();
    const ids = letters.map(({ id }) => id);
    expect(await post(ids)).toEqual({ ok: true, value: { known: 1, posted: 1, replaced: 0 } });
    expect(await tray()).toEqual({ letters: [], total: 0 });
    expect(await portal.build.query("SELECT sealed_letter FROM paper_letter")).toEqual([{ sealed_letter: "" }]);
    expect(await post(ids)).toEqual({ ok: true, value: { known: 1, posted: 0, replaced: 0 } });
    expect(await post([randomUUID()])).toEqual({ ok: false, refusal: { kind: "no-letter" } });
    expect(await printLetters(portal.db, world.referent.actor, {})).toMatchObject({ refusal: { kind: "no-letter" } });
    const acts = "SELECT action FROM audit_event WHERE action LIKE 'letter.%' ORDER BY seq";
    expect((await portal.build.query(acts)).map(({ action }) => action)).toEqual([
      "letter.print",
      "letter.print",
      "letter.post",
    ]);
  });

  test("holds the last letter of a positioning alone: the code of the one before opens nothing", async () => {
    const positioningId = await written();
    const [first] = (await tray()).letters;
    await commandDone(portal, world.secretary.actor, { positioningId, version: 1, command: { name: "accept" } });
    await workOnce(portal);
    const [letter, ...none] = (await tray()).letters;
    expect([letter?.words?.title, none]).toEqual(["Une place est gardée pour vous", []]);
    const open = (code: string | null | undefined) =>
      openByCode(portal.db, { code: code ?? "", birthDate: "1990-05-17", address: "192.0.2.9" });
    expect((await open(first?.words?.code)).ok).toBe(false);
    expect((await open(letter?.words?.code)).ok).toBe(true);
    // The one that was printed before is not there any more: whoever posts it is told.
    const other = await written();
    expect(other).not.toBe("");
    const ids = [...(await tray()).letters.map(({ id }) => id), first?.id ?? ""];
    expect(await post(ids)).toEqual({ ok: true, value: { known: 3, posted: 2, replaced: 1 } });
  });

  test("does not print a letter whose code has ended, and lets it be dropped, told in the journal", async () => {
    await written();
    const [old] = (await tray()).letters;
    const id = old?.id ?? "";
    expect(await drop([id])).toEqual({ ok: false, refusal: { kind: "no-letter" } });
    goTo("2027-02-10");
    expect((await tray()).letters).toMatchObject([{ isOver: false }]);
    goTo("2027-02-11");
    expect((await tray()).letters).toMatchObject([{ id, isOver: true }]);
    expect(await printLetters(portal.db, world.referent.actor, {})).toMatchObject({ ok: false });
    expect(await drop([id], world.secretary.actor)).toMatchObject({ ok: false });
    expect(await drop([id])).toEqual({ ok: true, value: { dropped: 1 } });
    expect((await tray()).total).toBe(0);
    const [row] = await portal.build.query("SELECT sealed_letter, printed_at FROM paper_letter WHERE id = $1", [id]);
    expect(row).toEqual({ sealed_letter: "", printed_at: null });
    const [act] = await portal.build.query("SELECT action FROM audit_event ORDER BY seq DESC LIMIT 1");
    expect(act).toEqual({ action: "letter.drop" });
  });

  test("shows a letter that nobody can open any more, and prints the others", async () => {
    await written();
    await portal.build.query(
      `INSERT INTO paper_letter (id, organisation_id, positioning_id, sealed_letter, created_at)
       SELECT $1, organisation_id, positioning_id, 'autre clé', now() FROM paper_letter`,
      [randomUUID()],
    );
    const sealed = (await tray()).letters.filter(({ words }) => words === null);
    expect(sealed).toHaveLength(1);
    const printed = await printLetters(portal.db, world.referent.actor, {});
    expect(printed.ok && printed.value.length).toBe(1);
    // It cannot be posted: it is taken out, and the one that can be read stays.
    const readable = (await tray()).letters.find(({ words }) => words !== null)?.id ?? "";
    expect(await drop([sealed[0]?.id ?? "", readable])).toEqual({ ok: true, value: { dropped: 1 } });
    expect((await tray()).letters.map(({ id }) => id)).toEqual([readable]);
  });
});

test("a sheet is printed with its accents, its address and its code", async () => {
  const sheet = {
    from: ["Département"],
    to: ["Éloïse L’Œuvre", "62000 Arras"],
    dateLine: "Le mardi",
    title: "Une place « à vous »",
  };
  const pages = await pdfText(
    await printSheets("Lettres", [
      { ...sheet, paragraphs: ["Où ? À Çà, le 1er août."], code: "ABCDE-23456", closing: ["Fin"] },
      { ...sheet, to: [], title: "Deux", paragraphs: [], closing: [] },
    ]),
  );
  expect(pages).toHaveLength(2);
  expect(pages[0]?.split("\n")).toEqual([
    ...["Département", "Éloïse L’Œuvre", "62000 Arras", "Le mardi", "Une place « à vous »", "Où ? À Çà, le 1er août."],
    ...["ABCDE-23456", "Fin"],
  ]);
});
