import type { MemberActor } from "#app/access/actor.ts";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { assertNever, type Result } from "#app/platform/result.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { recordContact } from "#app/positioning/follow/record-contact.server.ts";
import { movePositioning } from "#app/positioning/move-positioning.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { positionSuggested } from "#app/positioning/suggestion/position-suggested.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import type { InventedPerson } from "./invented-people.ts";
import type { BeginningDeed, DecidedDeed, Deed, SuggestionDeed } from "./story-recipes.ts";

/** Who is in a story, and where it takes place. */
export interface StoryWorld {
  readonly database: Database;
  readonly prescriber: MemberActor;
  readonly organisation: MemberActor;
  readonly person: InventedPerson;
  readonly session: { readonly id: number; readonly funderCode: number };
  /** Where people of a cancelled session are moved. */
  readonly otherSessionId: number;
  /** Begins the keys of its commands: told again the same day, a story has no other effect. */
  readonly name: string;
}

/** What a story has made so far. */
export interface StorySoFar {
  readonly personFileId: string | null;
  readonly positioning: Versioned | null;
  readonly suggestion: Versioned | null;
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Something was refused: told again after it was interrupted, or a fault of the plan. */
interface Refused {
  readonly kind: string;
}

type Told = Result<StorySoFar, Refused>;

const PROGRAMME = "prf";
const DEPARTEMENT = "59";

/** The file of the person of a story; the one that is there already when the story is told again. */
async function fileOf({ database, prescriber, person }: StoryWorld): Promise<string> {
  // As the form would: the telephone number is read, the commune checked.
  const said = createPersonFile.input.parse({ ...person, birthCommuneCode: null, isAnother: false });
  const made = await createPersonFile(database, prescriber, said);
  if (made.ok) return made.value.personFileId;
  const { refusal } = made;
  if (refusal.kind === "already-here" && refusal.personFileId !== null) return refusal.personFileId;
  throw new Error(`The file of an invented person was refused: ${refusal.kind}`);
}

/** Does one deed of a story, whose person has a file from the first on; what the portal changed meanwhile is read again. */
export async function tellDeed(
  world: StoryWorld,
  { deed, soFar: before }: { readonly deed: Deed; readonly soFar: StorySoFar },
): Promise<Told> {
  const personFileId = before.personFileId ?? (await fileOf(world));
  const soFar = { ...before, personFileId };
  const told = await doOnce(world, { deed, personFileId, soFar });
  const { positioning } = soFar;
  if (told.ok || positioning === null || !isStale(told.refusal)) return told;
  const { version } = told.refusal;
  return doOnce(world, { deed, personFileId, soFar: { ...soFar, positioning: { ...positioning, version } } });
}

function isStale(refusal: Refused): refusal is { readonly kind: "stale-version"; readonly version: number } {
  return refusal.kind === "stale-version" && "version" in refusal;
}

interface Doing {
  readonly deed: Deed;
  readonly personFileId: string;
  readonly soFar: StorySoFar;
}

async function doOnce(world: StoryWorld, { deed, personFileId, soFar }: Doing): Promise<Told> {
  switch (deed.kind) {
    case "draft":
    case "submit":
      return begin(world, { deed, personFileId, soFar });
    case "suggest":
    case "answer":
    case "agree-and-submit":
      return tellSuggestion(world, { deed, personFileId, soFar });
    case "decide":
    case "stay":
    case "move":
      return tellPositioning(world, { deed, soFar });
    case "contact": {
      const positioningId = soFar.positioning?.id ?? "";
      const said = { personFileId, positioningId, contactOn: todayIso(), channel: "phone" } as const;
      const recorded = await recordContact(world.database, world.prescriber, said);
      return recorded.ok ? { ok: true, value: soFar } : recorded;
    }
    default:
      return assertNever(deed);
  }
}

async function begin(
  { database, prescriber, session, name }: StoryWorld,
  { deed, personFileId, soFar }: Omit<Doing, "deed"> & { readonly deed: BeginningDeed },
): Promise<Told> {
  const where = {
    sessionId: session.id,
    funderCode: session.funderCode,
    programme: PROGRAMME,
    departement: DEPARTEMENT,
  };
  const asked = { key: `${name}-${deed.kind}`, personFileId, hasAgreed: deed.kind === "submit", ...where };
  const made = await (deed.kind === "draft" ? draftPositioning : submitPositioning)(database, prescriber, asked);
  return withPositioning(made, soFar);
}

async function tellSuggestion(
  { database, prescriber, session, name }: StoryWorld,
  { deed, personFileId, soFar }: Omit<Doing, "deed"> & { readonly deed: SuggestionDeed },
): Promise<Told> {
  if (deed.kind === "suggest") {
    const asked = { key: `${name}-suggest`, personFileId, sessionId: session.id };
    return withSuggestion(await suggestSession(database, prescriber, asked), soFar);
  }
  const { suggestion } = soFar;
  if (suggestion === null) throw new Error(`${name} answers a suggestion that was not made`);
  const on = { key: `${name}-${deed.kind}`, suggestionId: suggestion.id, version: suggestion.version };
  if (deed.kind === "answer") {
    return withSuggestion(await commandSuggestion(database, prescriber, { ...on, command: deed.command }), soFar);
  }
  const where = { funderCode: session.funderCode, programme: PROGRAMME, departement: DEPARTEMENT };
  return withPositioning(await positionSuggested(database, prescriber, { ...on, ...where }), soFar);
}

async function tellPositioning(
  { database, prescriber, organisation, otherSessionId, name }: StoryWorld,
  { deed, soFar }: { readonly deed: DecidedDeed; readonly soFar: StorySoFar },
): Promise<Told> {
  const { positioning } = soFar;
  if (positioning === null) throw new Error(`${name} decides on a positioning that was not made`);
  const { id: positioningId, version } = positioning;
  const on = { key: `${name}-${version}`, positioningId, version };
  switch (deed.kind) {
    case "decide": {
      const actor = deed.by === "organisation" ? organisation : prescriber;
      return withPositioning(await commandPositioning(database, actor, { ...on, command: deed.command }), soFar);
    }
    case "stay":
      return withPositioning(await commandStay(database, organisation, { ...on, command: deed.command }), soFar);
    case "move": {
      const moved = await movePositioning(database, prescriber, {
        ...on,
        toSessionId: otherSessionId,
        hasAgreed: true,
      });
      return withPositioning(moved, soFar);
    }
    default:
      return assertNever(deed);
  }
}

function withPositioning(
  answer: Result<{ readonly positioningId: string; readonly version: number }, Refused>,
  soFar: StorySoFar,
): Told {
  if (!answer.ok) return answer;
  const { positioningId: id, version } = answer.value;
  return { ok: true, value: { ...soFar, positioning: { id, version } } };
}

function withSuggestion(
  answer: Result<{ readonly suggestionId: string; readonly version: number }, Refused>,
  soFar: StorySoFar,
): Told {
  if (!answer.ok) return answer;
  const { suggestionId: id, version } = answer.value;
  return { ok: true, value: { ...soFar, suggestion: { id, version } } };
}
