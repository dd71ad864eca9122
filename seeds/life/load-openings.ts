import { inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { askOpening, joinOpening } from "#app/needs/openings/ask-opening.server.ts";
import { commandOpening } from "#app/needs/openings/command-opening.server.ts";
import { listOpenings } from "#app/needs/openings/read-openings.server.ts";
import { atInstant, startOfDay } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Result } from "#app/platform/result.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { sessionIdOf } from "../region-store.server.ts";
import { ownSessions, type SessionKey } from "./life-sessions.ts";
import { closeOffersHeard } from "./portal-day.server.ts";

const AFTERNOON_MS = 15 * 3_600_000;
/** Valenciennes. */
const TOWN = "59606";

/** A session that is asked for: the block of one that the organisation of the demonstration teaches, so many days before today. */
interface ToldOpening {
  readonly session: SessionKey;
  readonly asked: number;
  readonly seats: number;
  readonly people: number | null;
  readonly becomes: "asked" | "in-study" | "opened";
}

const toldOpenings: readonly ToldOpening[] = [
  { session: "weldingNext", asked: 2, seats: 8, people: 11, becomes: "asked" },
  { session: "accountsNext", asked: 9, seats: 6, people: null, becomes: "in-study" },
  { session: "officeNext", asked: 20, seats: 10, people: 14, becomes: "opened" },
];

/** Asks that sessions be opened, in each state that matters, through the use cases of real life. Told again, it asks for none. */
export async function loadDemonstrationOpenings(database: Database, today: string): Promise<void> {
  const asker = await demonstrationActor(database, "conseillere-ml");
  const before = await Promise.all(
    (["active", "over"] as const).map((period) => listOpenings(database, asker, { period, page: 1 })),
  );
  if (before.some(({ total }) => total > 0)) return;
  const actors = {
    asker,
    other: await demonstrationActor(database, "referent-nord"),
    organisation: await demonstrationActor(database, "responsable-of"),
    region: await demonstrationActor(database, "operatrice"),
  };
  for (const told of toldOpenings) {
    const at = new Date(startOfDay(addDays(today, -told.asked)).getTime() + AFTERNOON_MS);
    await atInstant(at, () => tell(database, actors, { told, today }));
  }
  await closeOffersHeard(database);
}

interface Actors {
  readonly asker: MemberActor;
  readonly other: MemberActor;
  readonly organisation: MemberActor;
  readonly region: MemberActor;
}

async function tell(
  database: Database,
  { asker, other, organisation, region }: Actors,
  { told: { session, asked, seats, people, becomes }, today }: { readonly told: ToldOpening; readonly today: string },
): Promise<void> {
  const { number } = ownSessions[session];
  const id = await sessionIdOf(database, number);
  const found = await inTransactionAs(database, { task: "position" }, (tx) => readBookableSession(tx, id));
  const [blockCode] = found?.blocks ?? [];
  if (blockCode === undefined) throw new Error(`${number} teaches no block`);
  const key = (what: string): string => `demo-opening-${session}-${what}`;
  const why = { why: "path", needId: null } as const;
  const days = { startsFrom: addDays(today, 30), startsBy: addDays(today, 150), replyBy: addDays(today, 21 - asked) };
  const place = { communeCode: TOWN, radiusKm: 100 as const };
  const request = { key: key("ask"), blockCode, ...place, ...days, seats, people, ...why };
  const { requestId } = must(await askOpening(database, asker, request), number);
  const say = async (actor: MemberActor, version: number, command: Parameters<typeof commandOpening>[2]["command"]) =>
    must(await commandOpening(database, actor, { key: key(command.name), requestId, version, command }), number);
  if (becomes === "asked") return;
  must(await joinOpening(database, other, { key: key("join"), requestId, seats: 4, people: null, ...why }), number);
  await say(organisation, 2, { name: "could" });
  if (becomes === "in-study") return;
  await say(region, 3, { name: "fund" });
  await say(organisation, 4, { name: "open", sessionNumber: number, isSure: true });
}

function must<Value>(answer: Result<Value, { readonly kind: string }>, number: string): Value {
  if (!answer.ok) throw new Error(`A session like ${number} was not asked for: ${answer.refusal.kind}`);
  return answer.value;
}
