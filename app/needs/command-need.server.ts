import { z } from "zod";
import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { applyNeed } from "./apply-need.server.ts";
import { decideNeed, type NeedRefusal } from "./decide-need.ts";
import { contestReasons, hiredFroms, setAsideReasons } from "./need-choices.ts";
import { type NeedContact, readNeedContact } from "./need-contact-store.server.ts";
import {
  type KeptSkill,
  LONGEST_COMPANY_NAME,
  MOST_PEOPLE,
  type WantedSkill,
  wantedSkillSchema,
} from "./need-posting.ts";
import { type HeldNeed, lockNeed, type NeedCorrection, selectSkills } from "./need-store.server.ts";
import type { ReadNeed } from "./read-need.ts";
import {
  countNeeds,
  type NeedTelling,
  type ReadNeedEvent,
  selectNeedEvents,
  selectNeeds,
  selectTellings,
} from "./read-need-store.server.ts";
import { needSightOf, sensorKinds } from "./sensor-kinds.ts";

const PAGE_SIZE = 50;

const count = z.int().min(1).max(MOST_PEOPLE);

const commandSchema = z.discriminatedUnion("name", [
  z.object({ name: z.literal("confirm"), companyName: z.string().trim().min(1).max(LONGEST_COMPANY_NAME) }),
  z.object({ name: z.literal("qualify"), metierCode: romeCodeSchema, skills: z.array(wantedSkillSchema).max(20) }),
  z.object({ name: z.literal("contest-skill"), skill: z.string().max(300), reason: z.enum(contestReasons) }),
  z.object({ name: z.literal("restore-skill"), skill: z.string().max(300) }),
  z.object({ name: z.literal("set-aside"), reason: z.enum(setAsideReasons) }),
  z.object({ name: z.literal("fewer"), headcount: count }),
  z.object({ name: z.enum(["find-some", "fill"]), hired: count, hiredFrom: z.enum(hiredFroms) }),
  z.object({ name: z.enum(["still-wanted", "stop", "reopen"]) }),
]);
type SensorCommand = z.infer<typeof commandSchema>;

const inputSchema = z.object({ needId: z.uuid(), version: z.int().positive(), command: commandSchema });
type Asked = z.infer<typeof inputSchema>;

export type CommandNeedRefusal =
  | NeedRefusal
  | { readonly kind: "unknown-need" }
  | { readonly kind: "changed-meanwhile" };

/** A sensor confirms the company of a need, qualifies the need, notes what the company said on the telephone, or closes it. */
export const commandNeed = defineCommand({
  input: inputSchema,
  right: "need.qualify",
  async run(
    { transaction, actor, at }: CommandWork,
    { needId, version: read, command }: Asked,
  ): Promise<Outcome<null, CommandNeedRefusal>> {
    const { accountId, organisationId, organisationKind } = actor;
    const held = sensorKinds.includes(organisationKind) ? await lockNeed(transaction, needId) : undefined;
    if (held === undefined) return refused({ kind: "unknown-need" });
    if (held.version !== read) return refused({ kind: "changed-meanwhile" });
    const on = todayIso();
    const decided = decideNeed(held, command, { by: "sensor", on });
    if (!decided.ok) return decided;
    const decidedBy = { by: "sensor", accountId, organisationId, at, on } as const;
    const version = await applyNeed(transaction, {
      ...{
        held,
        command,
        decision: decided.value,
        decidedBy,
        correction: correctionOf(command, held, at),
      },
      ...(await changedSkills(transaction, needId, command)),
    });
    return done(null, { action: `need.${command.name}`, resourceId: needId, facts: { version } });
  },
});

/** The skills that a command gives to a need. One that is contested stays so, however often the need is qualified. */
async function changedSkills(
  transaction: ActingTransaction,
  needId: string,
  command: SensorCommand,
): Promise<{ readonly skills?: readonly KeptSkill[] }> {
  if (command.name !== "qualify" && command.name !== "contest-skill" && command.name !== "restore-skill") return {};
  const before = await selectSkills(transaction, needId);
  if (command.name === "qualify") {
    const contested = new Map(before.map((skill) => [nameOf(skill), skill.contested]));
    return { skills: command.skills.map((skill) => ({ ...skill, contested: contested.get(nameOf(skill)) ?? null })) };
  }
  const reason = command.name === "contest-skill" ? command.reason : null;
  return { skills: before.map((skill) => (skill.label === command.skill ? { ...skill, contested: reason } : skill)) };
}

function nameOf({ ogr, label }: WantedSkill): number | string {
  return ogr ?? label;
}

/** A need that was opened again is confirmed again: its company was, the first time. One that was merged is a need of its own again. */
function correctionOf(command: SensorCommand, held: HeldNeed, at: Date): NeedCorrection {
  if (command.name === "confirm") {
    return { companyName: command.companyName, companyConfirmedAt: held.companyConfirmedAt ?? at };
  }
  if (command.name === "reopen" && held.mergedIntoId !== null) return { mergedIntoId: null };
  return command.name === "qualify" ? { metierCode: command.metierCode } : {};
}

/** A page of the needs that a member may see: a sensor all, the others those that were confirmed and that the company shows them. */
export function listNeeds(
  database: Database,
  actor: MemberActor,
  page: number,
): Promise<{ readonly needs: readonly ReadNeed[]; readonly total: number; readonly lastPage: number }> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const sight = needSightOf(actor);
    const total = await countNeeds(transaction, { sight });
    const needs = await selectNeeds(transaction, { sight, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
    return { needs, total, lastPage: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
  });
}

/** A need for a member. `contact` null, no events and no other tellings: not for them, or removed since. */
export interface NeedForMember {
  readonly need: ReadNeed;
  readonly contact: NeedContact | null;
  readonly events: readonly ReadNeedEvent[];
  /** How the needs that were merged into it were told. */
  readonly tellings: readonly NeedTelling[];
  readonly mayCommand: boolean;
}

export function readNeed(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<NeedForMember, { readonly kind: "unknown-need" }>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const sight = needSightOf(actor);
    const [need] = z.uuid().safeParse(id).success ? await selectNeeds(transaction, { sight, id, take: 1 }) : [];
    if (need === undefined) return refused({ kind: "unknown-need" });
    if (sight !== "all") return ok({ need, contact: null, events: [], tellings: [], mayCommand: false });
    const contact = await readNeedContact(transaction, id);
    const events = await selectNeedEvents(transaction, id);
    const tellings = await selectTellings(transaction, id);
    return ok({ need, contact, events, tellings, mayCommand: true });
  });
}
