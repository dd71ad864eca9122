import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { invariants } from "../invariants/invariants.ts";
import type { BookingStage } from "./booking-stage.ts";

/** What differs between the journal of the agents, the database and the messages. */
export async function findBookingFaults(
  stage: BookingStage,
): Promise<{ readonly faults: readonly string[]; readonly detail: string }> {
  const { answered, unanswered } = stage.journal.read();
  const other = answered.filter(({ answer }) => answer !== "accepted");
  const accepted = answered.filter(({ answer }) => answer === "accepted");
  const named = [accepted.map(({ positioningId }) => positioningId), accepted.map(({ key }) => key)];
  const [wrong] = await stage.ask(WRONG, named);
  const [unasked] = await stage.ask(UNASKED, named.slice(0, 1));
  const told = await readNumbersTold(stage.outbox);
  const [untold, twice] = await compareTold(stage, told);
  const faults = [
    ...faultOf(unanswered.length, "asked and never answered"),
    ...faultOf(other.length, `answered otherwise, as ${other[0]?.answer}`),
    ...faultOf(Number(wrong?.["count"]), "acknowledged are lost or were done twice"),
    ...faultOf(Number(unasked?.["count"]), "are accepted and nobody was told so"),
    ...faultOf(untold, "accepted and not told"),
    ...faultOf(twice, "SMS too many"),
  ];
  for (const [name, sql] of Object.entries(invariants)) {
    const [row] = await stage.ask(sql);
    faults.push(...faultOf(Number(Object.values(row ?? {})[0]), name));
  }
  return { faults, detail: `${accepted.length} acceptances acknowledged, ${told.length} SMS` };
}

function faultOf(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** Acknowledged, and not there exactly once: the state, its line of history, its line of the audit trail, its answer. */
const WRONG = `
  SELECT count(*) FROM unnest($1::uuid[], $2::text[]) AS said(id, key)
  WHERE NOT EXISTS (SELECT FROM positioning p WHERE p.id = said.id AND p.state = 'accepted' AND p.version = 2)
    OR 1 <> (SELECT count(*) FROM positioning_event e WHERE e.positioning_id = said.id AND e.command = 'accept')
    OR 1 <> (SELECT count(*) FROM audit_event a WHERE a.resource_id = said.id::text AND a.action = 'positioning.accept')
    OR 1 <> (SELECT count(*) FROM answered_command c WHERE c.key = said.key)`;

const UNASKED = "SELECT count(*) FROM positioning WHERE state = 'accepted' AND id <> ALL ($1::uuid[])";

const ACCEPTED_NUMBERS = `
  SELECT f.phone FROM positioning p JOIN person_file f ON f.id = p.person_file_id WHERE p.state = 'accepted'`;

/** How many people who were accepted have no SMS, and how many SMS there are beside one each. */
async function compareTold(stage: BookingStage, told: readonly string[]): Promise<readonly [number, number]> {
  const accepted = (await stage.ask(ACCEPTED_NUMBERS)).map(({ phone }) => String(phone));
  const known = new Set(told);
  const untold = accepted.filter((phone) => !known.has(phone)).length;
  return [untold, told.length - (accepted.length - untold)];
}

/** The number at the head of each SMS that was laid down. */
async function readNumbersTold(outbox: string): Promise<readonly string[]> {
  const files = (await readdir(outbox)).filter((name) => name.endsWith(".sms.txt"));
  const numbers: string[] = [];
  for (const name of files) numbers.push((await readFile(path.join(outbox, name), "utf8")).split("\n", 1)[0] ?? "");
  return numbers;
}
