import { randomUUID } from "node:crypto";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { addNeedLink } from "#app/needs/need-contact-store.server.ts";
import { atInstant, now, startOfDay } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import { linkExpiry } from "#app/positioning/answer/answer-link.ts";
import { answerProposalByLink } from "#app/positioning/answer/answer-proposal-by-link.server.ts";
import { renewPositioningLink } from "#app/positioning/answer/positioning-link-store.server.ts";
import { answerIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import type { CompanyAnswer, PersonAnswer } from "#app/positioning/proposal/proposal-commands.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { filesToPropose } from "../region-store.server.ts";
import { demonstrationNeedId } from "./load-needs.ts";
import { closeOffersHeard } from "./portal-day.server.ts";

const REFERENT = "referent-nord";
const AFTERNOON_MS = 15 * 3_600_000;

/** Days before today at which a need is proposed, and what came of it. `need`: its place in the list of the demonstration. */
interface ToldProposal {
  readonly need: number;
  readonly proposed: number;
  readonly person?: PersonAnswer;
  readonly company?: (today: string) => CompanyAnswer;
}

const agreed: PersonAnswer = { name: "agree", way: "phone", skills: [0] };

const meeting = {
  meetsAt: "14:30",
  meetsHow: "place",
  meetsWhere: "ZI de la Gohelle, bâtiment 3, Liévin",
  meetsAsk: "Camille Exemple",
} as const;

/** One in each of the states that a referent meets, for as many people; the first is still to answer. */
const toldProposals: readonly ToldProposal[] = [
  { need: 4, proposed: 1 },
  { need: 10, proposed: 2, person: { ...agreed, way: "page" } },
  { need: 4, proposed: 3, person: agreed, company: (today) => ({ name: "meet", meetsOn: addDays(today, 2), meeting }) },
  { need: 3, proposed: 3, person: { name: "decline", reason: "mobility" } },
  {
    need: 4,
    proposed: 4,
    person: { ...agreed, way: "page" },
    company: () => ({ name: "pass", reason: "somebody_else" }),
  },
  { need: 4, proposed: 5, person: { ...agreed, way: "page" }, company: () => ({ name: "hire" }) },
];

/** Proposes needs to people of the demonstration through the use cases of real life. Told again, it proposes none. */
export async function loadDemonstrationProposals(database: Database, today: string): Promise<void> {
  const referent = await demonstrationActor(database, REFERENT);
  const files = await filesToPropose(database, referent, toldProposals.length);
  for (const [rank, told] of toldProposals.entries()) {
    const file = files[rank];
    if (file === undefined) break;
    const at = new Date(startOfDay(addDays(today, -told.proposed)).getTime() + AFTERNOON_MS);
    await atInstant(at, () => tell(database, referent, { told, file, today, key: `demo-proposal-${rank}` }));
  }
  await closeOffersHeard(database);
}

interface Telling {
  readonly told: ToldProposal;
  readonly file: { readonly id: string; readonly hasPhone: boolean };
  readonly today: string;
  readonly key: string;
}

async function tell(database: Database, referent: MemberActor, { told, file, today, key }: Telling): Promise<void> {
  const needId = demonstrationNeedId(told.need);
  const made = await proposeNeed(database, referent, { key, personFileId: file.id, needId, again: null });
  if (!made.ok || told.person === undefined) return;
  const { proposalId } = made.value;
  const command: PersonAnswer =
    told.person.name === "agree" && !file.hasPhone ? { ...told.person, way: "page" } : told.person;
  const about = { proposalId, personFileId: file.id, organisationId: referent.organisationId };
  const answered = await answerProposalByLink(database, await personLink(database, about), { version: 1, command });
  if (!answered.ok || told.company === undefined) return;
  const said = { proposalId, version: 2, command: told.company(today) };
  await answerIntroduced(database, await companyLink(database, needId), said);
}

/** The link of the message that the person would have had. */
export async function personLink(
  database: Database,
  about: { readonly proposalId: string; readonly personFileId: string; readonly organisationId: string },
): Promise<string> {
  const token = newShortToken();
  const at = now();
  await inTransactionAs(database, { task: "notify" }, (transaction) =>
    renewPositioningLink(transaction, {
      ...{ id: randomUUID(), tokenHash: hashToken(token), codeHash: null, toldWith: [], ...about },
      ...{ positioningId: null, suggestionId: null, aidId: null, createdAt: at, expiresAt: linkExpiry("sms", at) },
    }),
  );
  return token;
}

/** The same of the company. */
async function companyLink(database: Database, needId: string): Promise<string> {
  const token = newShortToken();
  const createdAt = now();
  await inTransactionAs(database, { task: "need" }, (transaction) =>
    addNeedLink(transaction, needId, {
      linkHash: hashToken(token),
      createdAt,
      expiresAt: linkExpiry("sms", createdAt),
    }),
  );
  return token;
}
