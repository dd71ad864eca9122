import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import type { PersonActor } from "#app/access/actor.ts";
import { claimFile, isOfferOpen } from "#app/people/account-offer/claim-file.server.ts";
import { offerAccount } from "#app/people/account-offer/offer-account.server.ts";
import { changePersonFile } from "#app/people/file/change-person-file.server.ts";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { createPersonFileSchema } from "#app/people/file/file-commands.ts";
import { readFileToChange } from "#app/people/file/read-file-to-change.server.ts";
import { readReferents } from "#app/people/file/read-referents.server.ts";
import { nameReferent } from "#app/people/file/restrict-file.server.ts";
import { shareProgress } from "#app/people/file/share-progress.server.ts";
import { changeSituation, changeSituationSchema } from "#app/people/situation/change-situation.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { readFollowedFile } from "#app/positioning/follow/read-followed-file.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { readOwnData } from "#app/web/own-data/read-own-data.server.ts";
import type { BuiltMember } from "#tests/support/access-builders.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let elsewhere: PositioningWorld;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
  elsewhere = await buildPositioningWorld(portal.build);
});

let people = 0;
async function created(by: BuiltMember, changed: object = {}): Promise<string> {
  people += 1;
  const typed = {
    ...{
      lastName: `Martin ${"abcdefghijklmnopqrstuvwxyz"[people]}`,
      firstName: "Zoé",
      birthDate: "1990-05-14",
      communeCode: "62498",
    },
    ...{ birthCommuneCode: "", phone: "", mail: "", channel: "referent", rsa: "yes", level: "3", registration: "no" },
    source: "caf_msa",
  };
  const made = await createPersonFile(portal.db, by.actor, createPersonFileSchema.parse({ ...typed, ...changed }));
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value.personFileId;
}

async function read(id: string, by = world.referent) {
  const file = await readFileToChange(portal.db, by.actor, id);
  if (!file.ok) throw new Error(file.refusal.kind);
  return file.value;
}

const change = (personFileId: string, changed: object, by = world.referent) =>
  changePersonFile(
    portal.db,
    by.actor,
    changePersonFile.input.parse({
      ...{ personFileId, version: 1, lastName: "Martin", firstName: "Zoé", birthDate: "1990-05-14", phone: "" },
      ...{
        communeCode: "62498",
        birthCommuneCode: "",
        mail: "",
        channel: "referent",
        addressLine: "",
        addressMore: "",
      },
      ...{ postalCode: "", addressTown: "", ...changed },
    }),
  );

const say = (personFileId: string, said: object) =>
  changeSituation(
    portal.db,
    world.referent.actor,
    changeSituationSchema.parse({
      ...{ personFileId, version: 1, rsa: "yes", registration: "no", level: "3", source: "said", asOf: "2027-02-01" },
      ...said,
    }),
  );

test.each(["2027-13-01", "' OR '1'='1", "a".repeat(300), "\u{fffd}"])(
  "an address that is no file's opens nothing: %s",
  async (id) => {
    const shut = { ok: false, refusal: { kind: "not-found" } };
    expect(await readFileToChange(portal.db, world.referent.actor, id)).toEqual(shut);
    expect(await readReferents(portal.db, world.referent.actor, id)).toEqual(shut);
  },
);

test("whoever follows a person changes who they are and how to reach them, once: the second hand reads what the first wrote", async () => {
  const id = await created(world.referent);
  const letter = {
    ...{ channel: "letter", addressLine: "3 rue des Mines", postalCode: "62300", addressTown: "Lens" },
    ...{ phone: "0692 12 34 56", birthCommuneCode: "59350" },
  };
  expect(await change(id, letter)).toMatchObject({ ok: true, value: { isFollowedElsewhere: false } });
  expect(await read(id)).toMatchObject({
    version: 2,
    content: { phone: "+262692123456", channel: "letter", addressTown: "Lens", lastName: "Martin" },
  });
  expect(await change(id, { phone: "06 12 34 56 78" })).toMatchObject({
    ok: false,
    refusal: { kind: "stale-version", now: { phone: "+262692123456" } },
  });
  const both = await Promise.all([
    change(id, { version: 2, lastName: "Un" }),
    change(id, { version: 2, lastName: "Deux" }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await change(id, { version: 3 }, world.colleague)).toMatchObject({ refusal: { kind: "unknown-person" } });
});

test("a file says no health word, nor a way to reach somebody that lacks what it needs", async () => {
  const id = await created(world.referent);
  const refusal = async (changed: object) => {
    const answer = await change(id, changed);
    return answer.ok ? null : answer.refusal;
  };
  expect(await refusal({ addressMore: "Personne handicapée" })).toEqual({
    ...{ kind: "health-word", field: "addressMore", word: "handicapée" },
  });
  expect(await refusal({ lastName: "Martin RQTH" })).toMatchObject({ kind: "health-word", field: "lastName" });
  expect(await refusal({ channel: "letter" })).toEqual({ kind: "address-missing" });
  expect(await refusal({ birthDate: "2027-01-12" })).toEqual({ kind: "birth-in-future" });
});

test("somebody who becomes alike another file is told, here at once, elsewhere by a word", async () => {
  const [one, other] = [await created(world.referent), await created(world.referent)];
  const { lastName } = (await read(one)).content;
  expect(await change(other, { lastName })).toEqual({
    ...{ ok: false, refusal: { kind: "already-here", personFileId: one } },
  });
  expect(await change(other, { lastName, isAnother: true })).toMatchObject({ ok: true });
  const far = await created(elsewhere.referent);
  expect(await change(far, { lastName }, elsewhere.referent)).toMatchObject({ value: { isFollowedElsewhere: true } });
});

test("a fact that does not change keeps who said it and the day, unless all was checked", async () => {
  const id = await created(world.referent);
  goTo("2027-02-01");
  expect(await say(id, { registration: "yes", publics: ["80007", "81043"] })).toMatchObject({ ok: true });
  expect((await read(id)).facts).toEqual([
    { kind: "rsa", value: "yes", source: "caf_msa", asOf: "2027-01-11" },
    { kind: "level", value: "3", source: "caf_msa", asOf: "2027-01-11" },
    { kind: "registration", value: "yes", source: "said", asOf: "2027-02-01" },
    { kind: "public", value: "80007", source: "said", asOf: "2027-02-01" },
    { kind: "public", value: "81043", source: "said", asOf: "2027-02-01" },
  ]);
  expect(await say(id, {})).toMatchObject({ refusal: { kind: "stale-version" } });
  expect(await say(id, { version: 2, asOf: "2027-02-02" })).toEqual({ ok: false, refusal: { kind: "day-in-future" } });
  expect(await say(id, { version: 2, level: "", isAllChecked: "on", source: "document" })).toMatchObject({ ok: true });
  expect((await read(id)).facts.map(({ kind, source, asOf }) => `${kind} ${source} ${asOf}`)).toEqual([
    ...["rsa document 2027-02-01", "registration document 2027-02-01"],
  ]);
  expect(() => say(id, { publics: ["81020"] })).toThrow("publics");
});

test("the person ties their own account by the link that was sent to them, once, and to nobody else's", async () => {
  const id = await created(world.referent, { phone: "06 12 34 56 78" });
  const silent = await created(world.referent);
  const offer = (personFileId: string, by = world.referent) => offerAccount(portal.db, by.actor, { personFileId });
  expect(await offer(silent)).toEqual({ ok: false, refusal: { kind: "no-way-to-send" } });
  expect(await offer(id, world.colleague)).toEqual({ ok: false, refusal: { kind: "unknown-person" } });
  expect(await offer(id)).toMatchObject({ ok: true });
  const [sent] = await portal.build.query("SELECT payload FROM outbox_effect WHERE topic = 'file-link-sms'");
  const { to, sealedToken } = z.object({ to: z.string(), sealedToken: z.string() }).parse(sent?.["payload"]);
  expect(to).toBe("+33612345678");
  const token = openSecret(sealedToken);
  const person = await newPersonAccount();
  expect(await claimFile(portal.db, person, { token: "rien" })).toEqual({
    ok: false,
    refusal: { kind: "link-unknown" },
  });
  expect([await isOfferOpen(portal.db, person, token), await isOfferOpen(portal.db, person, token)]).toEqual([
    true,
    true,
  ]);
  goTo("2027-01-18");
  expect(await isOfferOpen(portal.db, person, token)).toBe(false);
  goTo("2027-01-11");
  expect(await claimFile(portal.db, person, { token })).toEqual({ ok: true, value: null });
  expect((await readOwnData(portal.db, person)).files).toMatchObject([{ phone: "+33612345678" }]);
  expect(await claimFile(portal.db, await newPersonAccount(), { token })).toEqual({
    ...{ ok: false, refusal: { kind: "link-unknown" } },
  });
  expect(await offer(id)).toEqual({ ok: false, refusal: { kind: "already-tied" } });
  const trail = "SELECT action FROM audit_event WHERE person_file_id = $1 ORDER BY seq";
  expect((await portal.build.query(trail, [id])).map(({ action }) => action)).toEqual([
    ...["person-file.create", "person-file.offer-account", "person-file.claim"],
  ]);
});

async function newPersonAccount(): Promise<PersonActor> {
  const accountId = randomUUID();
  await portal.build.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Zoé', false)", [accountId]);
  return { kind: "person", accountId, sessionId: randomUUID(), name: "Zoé", factorAt: null };
}

test("the person reads all that their files say", async () => {
  const id = await created(world.referent);
  const person = await newPersonAccount();
  const { accountId } = person;
  await portal.build.query("UPDATE person_file SET account_id = $1 WHERE id = $2", [accountId, id]);
  await change(id, { phone: "+32 470 12 34 56" });
  const { files } = await readOwnData(portal.db, person);
  expect(files).toMatchObject([{ phone: "+32470123456", birthDate: "1990-05-14", facts: [{ kind: "rsa" }, {}, {}] }]);
});

test("colleagues named on a file are read by whoever follows the person, and by nobody else", async () => {
  const id = await created(world.referent);
  const following = async (by: BuiltMember) => {
    const answer = await readReferents(portal.db, by.actor, id);
    return answer.ok ? answer.value.referents.filter(({ follows }) => follows).length : answer.refusal.kind;
  };
  expect([await following(world.referent), await following(world.colleague)]).toEqual([1, "not-found"]);
  const { membershipId: colleagueMembershipId } = world.colleague;
  await nameReferent(portal.db, world.referent.actor, { personFileId: id, colleagueMembershipId });
  expect([await following(world.referent), await following(world.colleague)]).toEqual([2, 2]);
  expect(await following(elsewhere.referent)).toBe("not-found");
});

test("another organisation that follows the same person sees that a request exists, and more once the person agreed", async () => {
  const [here, there] = [await created(world.referent), await created(elsewhere.referent)];
  const seen = async () => {
    const answer = await readFollowedFile(portal.db, elsewhere.referent.actor, there);
    return answer.ok ? answer.value.elsewhere : [];
  };
  const sessionId = await world.newSession();
  const asked = { key: randomUUID(), ...positioningAsked(here, sessionId) };
  expect(await submitPositioning(portal.db, world.referent.actor, asked)).toMatchObject({ ok: true });
  expect(await seen()).toEqual([]);
  await portal.build.rewrite(
    "UPDATE person_file SET person_id = (SELECT person_id FROM person_file WHERE id = $1) WHERE id = $2",
    [here, there],
  );
  const dates = { positionedOn: "2027-01-11", startsOn: "2027-03-01", endsOn: "2027-06-30" };
  const known = { organisation: "Département du Nord", ...dates };
  expect(await seen()).toEqual([{ ...known, training: null, state: null }]);
  const share = (by: BuiltMember, isShared: boolean) =>
    shareProgress(portal.db, by.actor, { personFileId: here, isShared });
  expect(await share(elsewhere.referent, true)).toMatchObject({ refusal: { kind: "unknown-person" } });
  expect(await share(world.referent, true)).toMatchObject({ ok: true });
  expect(await seen()).toEqual([{ ...known, training: "Soudeur", state: "submitted" }]);
  expect(await share(world.referent, false)).toMatchObject({ ok: true });
  expect(await seen()).toEqual([{ ...known, training: null, state: null }]);
});
