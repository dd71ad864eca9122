import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { readAidOfFile } from "#app/positioning/aid/read-aids.server.ts";
import { aidScreen } from "#app/routes/referent/aid/aid-screen.ts";
import { type AidWorld, answerOfAid, buildAidWorld, preparedAid, sayOfAid, sentAid } from "#tests/support/aids.ts";
import { canaryPerson } from "#tests/support/proposals.ts";
import { readySent, workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let about: AidWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  about = await buildAidWorld(portal);
});

beforeEach(async () => {
  goTo("2027-01-12");
  await portal.build.query("DELETE FROM outbox_effect");
});

const referent = () => about.world.referent.actor;
type Command = Parameters<typeof sayOfAid>[2]["command"];
const say = (actor: MemberActor, requestId: string, version: number, command: Command) =>
  sayOfAid(portal, actor, { requestId, version, command });

/** The page of a request, for whoever follows the person. */
async function pageOf(personFileId: string, id: string) {
  const read = await readAidOfFile(portal.db, referent(), { personFileId, id });
  if (!read.ok) throw new Error(read.refusal.kind);
  return aidScreen(read.value, { key: randomUUID(), on: "2027-01-12" });
}

describe("who is told that a request is cancelled", () => {
  test("is said by what its state makes true: the organisation while a quote is awaited, the person always", async () => {
    const { fileId, person } = await canaryPerson(portal, about.world);
    const id = await preparedAid(portal, about, { personFileId: fileId });
    expect((await pageOf(fileId, id)).cancelFollows).toBe(
      "La demande s’arrête. La personne est prévenue. Ce qui s’est passé reste écrit ici.",
    );
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "ask-quote" });
    expect((await pageOf(fileId, id)).cancelFollows).toContain("La personne est prévenue. L’organisme est prévenu.");
  });

  test("once it is accepted, the sum is given up: the page says it, and the person reads it", async () => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    await say(about.region, id, 5, { name: "accept", grantedCents: 180_000 });
    expect((await pageOf(them.fileId, id)).cancelFollows).toMatch(/L’aide accordée, 1.800.€, est abandonnée/u);
    await portal.build.query("UPDATE person_file SET channel = 'mail', mail = 'elle@example.test' WHERE id = $1", [
      them.fileId,
    ]);
    await portal.build.query("DELETE FROM outbox_effect");
    await say(referent(), id, 6, { name: "cancel" });
    await workOnce(portal);
    const [mail] = await readySent(portal, "positioning-mail");
    expect(JSON.stringify(mail)).toMatch(/L’aide était accordée, 1.800.€ : elle est abandonnée/u);
  });
});
