import type { MemberActor } from "#app/access/actor.ts";
import { atInstant, startOfDay } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Result } from "#app/platform/result.ts";
import type { AidSchemeCode } from "#app/positioning/aid/aid-schemes.ts";
import { answerAid } from "#app/positioning/aid/answer-aid.server.ts";
import { commandAid } from "#app/positioning/aid/command-aid.server.ts";
import { prepareAid } from "#app/positioning/aid/prepare-aid.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { filesToAid } from "../region-store.server.ts";
import { daysOf, ownSessions, type SessionKey } from "./life-sessions.ts";
import { closeOffersHeard } from "./portal-day.server.ts";

const REFERENT = "referent-nord";
const AFTERNOON_MS = 15 * 3_600_000;
/** The people before them are proposed a job. */
const PEOPLE_BEFORE = 6;

/** An individual aid, prepared so many days before today, and how far it went. */
interface ToldAid {
  readonly session: SessionKey;
  readonly scheme: AidSchemeCode;
  readonly prepared: number;
  readonly becomes: "draft" | "quote-asked" | "sent" | "accepted";
}

const toldAids: readonly ToldAid[] = [
  { session: "weldingNext", scheme: "pass-formation", prepared: 1, becomes: "draft" },
  { session: "officeNext", scheme: "pass-emploi", prepared: 2, becomes: "quote-asked" },
  { session: "accountsNext", scheme: "pass-formation", prepared: 4, becomes: "sent" },
  { session: "weldingNext", scheme: "aif", prepared: 4, becomes: "accepted" },
];

/** Asks for individual aids, in the states that matter, through the use cases of real life. Told again, it asks for none. */
export async function loadDemonstrationAids(database: Database, today: string): Promise<void> {
  const referent = await demonstrationActor(database, REFERENT);
  const organisation = await demonstrationActor(database, "responsable-of");
  const files = await filesToAid(database, referent, { skip: PEOPLE_BEFORE, most: toldAids.length });
  for (const [rank, told] of toldAids.entries()) {
    const personFileId = files[rank];
    if (personFileId === undefined) break;
    const at = new Date(startOfDay(addDays(today, -told.prepared)).getTime() + AFTERNOON_MS);
    const about = { told, personFileId, today, rank };
    await atInstant(at, () => tell(database, { referent, organisation }, about));
  }
  await closeOffersHeard(database);
}

interface Telling {
  readonly told: ToldAid;
  readonly personFileId: string;
  readonly today: string;
  readonly rank: number;
}

async function tell(
  database: Database,
  { referent, organisation }: { readonly referent: MemberActor; readonly organisation: MemberActor },
  { told: { session, scheme, becomes, prepared }, personFileId, today, rank }: Telling,
): Promise<void> {
  const key = (what: string): string => `demo-aid-${rank}-${what}`;
  const { number } = ownSessions[session];
  const { startsOn } = daysOf(session, today);
  const named = { sessionNumber: number, title: null, provider: null, startsOn, hours: null, costCents: null };
  const asked = { key: key("prepare"), personFileId, scheme, why: "no-seat" as const, ...named };
  const { requestId } = must(await prepareAid(database, referent, asked));
  const say = async (actor: MemberActor, version: number, command: Parameters<typeof commandAid>[2]["command"]) =>
    must(await commandAid(database, actor, { key: key(command.name), requestId, version, command }));
  if (becomes === "draft") return;
  const yes = { key: key("agree"), requestId, version: 1, name: "agree", saidHow: "office" } as const;
  must(await answerAid(database, referent, yes));
  await say(referent, 2, { name: "ask-quote" });
  if (becomes === "quote-asked") return;
  const quote = { startsOn, endsOn: addDays(startsOn, 50), hours: 210, companyHours: 35, costCents: 218_500 };
  await say(organisation, 3, { name: "quote", quote });
  const filedOn = becomes === "accepted" ? addDays(today, -prepared) : null;
  await say(referent, 4, { name: "send", filedOn });
  if (becomes === "accepted") await say(referent, 5, { name: "accept", grantedCents: 200_000 });
}

function must<Value>(answer: Result<Value, { readonly kind: string }>): Value {
  if (!answer.ok) throw new Error(`An individual aid was refused: ${answer.refusal.kind}`);
  return answer.value;
}
