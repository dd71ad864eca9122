import { randomUUID } from "node:crypto";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { commandProposal } from "#app/positioning/proposal/command-proposal.server.ts";
import { answerIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { needTokenIn, postedNeed, sendToCompanies } from "./needs.ts";
import type { PositioningWorld } from "./positioning-world.ts";
import type { UseCasePortal } from "./use-case-portal.ts";

/** What names the person of these tests, wherever it stands. */
export const personCanaries = ["Canarinette", "Serinos", "+33699887766", "canarinette@example.test"] as const;

type Asked = Parameters<typeof commandProposal>[2];
type Said = Asked["command"];
type CompanySaid = Parameters<typeof answerIntroduced>[2]["command"];

/** A need that its company posted and a sensor confirmed, hidden from all but those who prescribe; the link its company was sent. */
export async function openNeed(
  portal: UseCasePortal,
  sensor: MemberActor,
  changed: Parameters<typeof postedNeed>[1] = {},
): Promise<{ readonly needId: string; readonly link: string }> {
  const needId = await postedNeed(portal, { visibility: "prescribers", ...changed });
  const command = { name: "confirm", companyName: "Atelier Dupont" } as const;
  await commandNeed(portal.db, sensor, { needId, version: 1, command });
  const sent = await sendToCompanies(portal);
  return { needId, link: needTokenIn(sent.at(-1)?.text) };
}

/** Somebody whom the referent follows, named by `personCanaries`. */
export async function canaryPerson(
  { build }: UseCasePortal,
  world: PositioningWorld,
): Promise<{ readonly fileId: string; readonly person: PersonActor }> {
  const made = await world.newPerson();
  await build.rewrite(
    `UPDATE person_file SET first_name = $2, last_name = $3, phone = $4, mail = $5, channel = 'sms', birth_date = '1990-05-17'
     WHERE id = $1`,
    [made.fileId, ...personCanaries],
  );
  return made;
}

/** The referent proposes a need to somebody; answers the proposal. */
export async function proposed(
  { db }: UseCasePortal,
  world: PositioningWorld,
  asked: { readonly needId: string; readonly personFileId: string; readonly again?: "asked" | "sure" },
): Promise<string> {
  const made = await proposeNeed(db, world.referent.actor, { key: randomUUID(), again: null, ...asked });
  if (!made.ok) throw new Error(`Not proposed: ${made.refusal.kind}`);
  return made.value.proposalId;
}

export const yes: Said = { name: "agree", way: "phone", skills: [0] };

/** When and where the companies of these tests meet somebody, and whom they ask for. */
export const meetingAt = {
  meetsAt: "09:00",
  meetsHow: "place",
  meetsWhere: "12 rue des Forges, Péronne",
  meetsAsk: "Mme Lenoir",
} as const;

/** A company meets the person that day at nine. */
export function meetOn(meetsOn: string): CompanySaid {
  return { name: "meet", meetsOn, meeting: meetingAt };
}

/** The person says something of a proposal, or whoever follows them notes it: `saidHow` they said it. */
export function sayOfProposal(
  { db }: UseCasePortal,
  actor: MemberActor | PersonActor,
  asked: {
    readonly proposalId: string;
    readonly version: number;
    readonly command: Said;
    readonly saidHow?: Asked["saidHow"];
  },
) {
  return commandProposal(db, actor, { key: randomUUID(), saidHow: null, ...asked });
}

/** The company says something by its link. */
export function companySays(
  { db }: UseCasePortal,
  link: string,
  said: { readonly proposalId: string; readonly version: number; readonly command: CompanySaid },
) {
  return answerIntroduced(db, link, said);
}
