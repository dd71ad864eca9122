import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { createPersonFileSchema } from "#app/people/file/file-commands.ts";
import { answerTie, readAskedTies } from "#app/people/tie/answer-tie.server.ts";
import { askTie } from "#app/people/tie/ask-tie.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import type { BuiltMember } from "#tests/support/access-builders.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let north: PositioningWorld;
let other: PositioningWorld;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  north = await buildPositioningWorld(portal.build);
  other = await buildPositioningWorld(portal.build);
});

let people = 0;

/** The same human, whom a referent of each of two organisations follows. */
async function twoFiles() {
  people += 1;
  const lastName = `Lemaire ${String.fromCodePoint(96 + people).repeat(3)}`;
  const typed = { lastName, firstName: "Inès", birthDate: "1990-05-14", communeCode: "62498", phone: "", mail: "" };
  const said = { ...typed, channel: "referent", rsa: "yes", level: "3", registration: "yes", source: "said" };
  const make = async (by: BuiltMember): Promise<{ personFileId: string; personId: string }> => {
    const made = await createPersonFile(portal.db, by.actor, createPersonFileSchema.parse(said));
    if (!made.ok) throw new Error(made.refusal.kind);
    return made.value;
  };
  return { there: await make(other.referent), here: await make(north.referent) };
}

const ask = (personFileId: string) => askTie(portal.db, north.referent.actor, { personFileId });
const answer = (tieId: string, said: "agreed" | "refused", by = other.referent) =>
  answerTie(portal.db, by.actor, { tieId, answer: said });
const waiting = async (personFileId: string, by = other.referent): Promise<string> =>
  (await readAskedTies(portal.db, by.actor)).find((tie) => tie.personFileId === personFileId)?.tieId ?? "";
const personOf = async (fileId: string): Promise<unknown> =>
  (await portal.build.query("SELECT person_id FROM person_file WHERE id = $1", [fileId]))[0]?.["person_id"];
const submit = (by: BuiltMember, fileId: string, sessionId: number) =>
  submitPositioning(portal.db, by.actor, { key: randomUUID(), ...positioningAsked(fileId, sessionId) });

describe("two files of one human", () => {
  test("become one person when a human of each side says so; each keeps its own file, and what is about it", async () => {
    const { here, there } = await twoFiles();
    const sessionId = await north.newSession();
    const made = await submit(north.referent, here.personFileId, sessionId);
    expect(await ask(here.personFileId)).toMatchObject({ ok: true, value: { answerBy: "2027-02-01" } });
    expect(await ask(here.personFileId)).toEqual({ ok: false, refusal: { kind: "already-asked" } });
    const [tie] = await readAskedTies(portal.db, other.referent.actor);
    expect(tie).toMatchObject({ personFileId: there.personFileId, firstName: "Inès" });
    expect(await readAskedTies(portal.db, other.colleague.actor)).toEqual([]);
    expect(await readAskedTies(portal.db, north.referent.actor)).toEqual([]);
    const tieId = tie?.tieId ?? "";
    for (const by of [other.colleague, north.referent, north.colleague]) {
      expect(await answer(tieId, "agreed", by)).toEqual({ ok: false, refusal: { kind: "unknown-tie" } });
    }
    expect(await answer(tieId, "agreed")).toEqual({ ok: true, value: null });
    expect(await personOf(here.personFileId)).toBe(there.personId);
    const id = made.ok ? made.value.positioningId : "";
    expect(await portal.build.query("SELECT person_id, version FROM positioning WHERE id = $1", [id])).toEqual([
      { person_id: there.personId, version: 1 },
    ]);
    const merged = "SELECT merged_into_id FROM person WHERE id = $1";
    expect(await portal.build.query(merged, [here.personId])).toEqual([{ merged_into_id: there.personId }]);
    expect(await answer(tieId, "refused")).toEqual({ ok: false, refusal: { kind: "unknown-tie" } });
    // From now on, a double positioning is seen before it is written.
    expect(await submit(other.referent, there.personFileId, sessionId)).toMatchObject({
      refusal: { kind: "already-positioned" },
    });
  });

  test("stay two when the answer is no, or when nobody answers in time", async () => {
    const refusedFiles = await twoFiles();
    await ask(refusedFiles.here.personFileId);
    expect(await answer(await waiting(refusedFiles.there.personFileId), "refused")).toMatchObject({ ok: true });
    expect(await personOf(refusedFiles.here.personFileId)).toBe(refusedFiles.here.personId);
    expect(await ask(refusedFiles.here.personFileId)).toMatchObject({ refusal: { kind: "already-refused" } });
    const silent = await twoFiles();
    await ask(silent.here.personFileId);
    const tieId = await waiting(silent.there.personFileId);
    goTo("2027-02-02");
    expect(await answer(tieId, "agreed")).toMatchObject({ refusal: { kind: "unknown-tie" } });
    expect(await ask(silent.here.personFileId)).toMatchObject({ ok: true });
  });

  test("stay two when both have a request on the same session", async () => {
    const { here, there } = await twoFiles();
    const sessionId = await north.newSession();
    expect(await submit(north.referent, here.personFileId, sessionId)).toMatchObject({ ok: true });
    expect(await submit(other.referent, there.personFileId, sessionId)).toMatchObject({ ok: true });
    await ask(here.personFileId);
    const tieId = await waiting(there.personFileId);
    expect(await answer(tieId, "agreed")).toEqual({ ok: false, refusal: { kind: "same-session" } });
    expect(await personOf(here.personFileId)).toBe(here.personId);
  });

  test("are not asked about when nobody elsewhere is alike, nor by whoever does not follow the person", async () => {
    const { here } = await twoFiles();
    expect(await askTie(portal.db, north.colleague.actor, here)).toEqual({
      ok: false,
      refusal: { kind: "unknown-person" },
    });
    const { fileId: personFileId } = await north.newPerson();
    expect(await ask(personFileId)).toEqual({ ok: false, refusal: { kind: "nobody-alike" } });
  });
});
