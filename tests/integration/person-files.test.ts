import { expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { createPersonFileSchema } from "#app/people/file/file-commands.ts";
import type { BuiltMember, BuiltOrganisation } from "#tests/support/access-builders.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let here: BuiltOrganisation;
let referent: BuiltMember;
let colleague: BuiltMember;
let elsewhere: BuiltMember;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  here = await portal.build.buildOrganisation({ name: "Mission locale A" });
  referent = await portal.build.buildMember(here, "agent");
  colleague = await portal.build.buildMember(here, "agent");
  elsewhere = await portal.build.buildMember(await portal.build.buildOrganisation({ name: "CCAS B" }), "agent");
});

const typed = {
  ...{ lastName: "Lefèvre-Dupré", firstName: "Anne-Sophie", birthDate: "1990-05-14", communeCode: "62498" },
  ...{
    phone: "0692 12 34 56",
    mail: "",
    channel: "sms",
    rsa: "yes",
    level: "3",
    registration: "unknown",
    source: "said",
  },
};

function create(by: BuiltMember, changed: object = {}) {
  return createPersonFile(portal.db, by.actor, createPersonFileSchema.parse({ ...typed, ...changed }));
}

test("a referent makes a file with what is needed, and follows the person from then on", async () => {
  const made = await create(referent, { lastName: "Martin", firstName: "Zoé" });
  expect(made).toMatchObject({ ok: true, value: { isFollowedElsewhere: false } });
  const id = made.ok ? made.value.personFileId : "";
  const seenBy = (by: BuiltMember): Promise<number> =>
    inTransactionAs(portal.db, actingFor(by.actor), (transaction) => transaction.personFile.count({ where: { id } }));
  expect([await seenBy(referent), await seenBy(colleague), await seenBy(elsewhere)]).toEqual([1, 0, 0]);
  expect(await portal.build.query("SELECT phone, channel::text FROM person_file WHERE id = $1", [id])).toEqual([
    { phone: "+262692123456", channel: "sms" },
  ]);
  const facts =
    "SELECT kind::text || ' ' || value || ' ' || source || ' ' || as_of AS fact FROM person_fact WHERE person_file_id = $1";
  expect((await portal.build.query(`${facts} ORDER BY kind`, [id])).map(({ fact }) => fact)).toEqual([
    "rsa yes said 2027-01-11",
    "level 3 said 2027-01-11",
    "registration unknown said 2027-01-11",
  ]);
  const trail = "SELECT action FROM audit_event WHERE person_file_id = $1";
  expect(await portal.build.query(trail, [id])).toEqual([{ action: "person-file.create" }]);
});

test("the same person in the organisation is said at once, with the file to open where the referent follows them", async () => {
  const made = await create(referent);
  const personFileId = made.ok ? made.value.personFileId : "";
  const alike = { lastName: "LEFEVRE DUPRE", firstName: "Anne Sophie", communeCode: "62041" };
  expect(await create(referent, alike)).toEqual({ ok: false, refusal: { kind: "already-here", personFileId } });
  expect(await create(colleague, alike)).toEqual({
    ok: false,
    refusal: { kind: "already-here", personFileId: null },
  });
  expect(await create(colleague, { ...alike, isAnother: "on" })).toMatchObject({ ok: true });
});

test("a person whom another organisation follows: that they are followed is told, and nothing else", async () => {
  const other = { lastName: "Ozturk", firstName: "Élif" };
  const first = await create(elsewhere, other);
  const made = await create(referent, { lastName: "Öztürk", firstName: "Elif" });
  expect(made).toMatchObject({ ok: true, value: { isFollowedElsewhere: true } });
  const people = [first, made].map((one) => (one.ok ? one.value.personId : ""));
  expect(new Set(people).size).toBe(2);
});

test("a way to reach somebody that lacks what it needs is refused", async () => {
  expect(await create(referent, { phone: "" })).toMatchObject({ refusal: { kind: "phone-missing" } });
  expect(await create(referent, { phone: "03 21 12 34 56" })).toMatchObject({
    refusal: { kind: "phone-takes-no-sms" },
  });
  expect(await create(referent, { channel: "mail" })).toMatchObject({ refusal: { kind: "mail-missing" } });
  expect(await create(referent, { birthDate: "2027-01-12" })).toMatchObject({ refusal: { kind: "birth-in-future" } });
});
