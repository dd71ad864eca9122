import { needPeopleText as words } from "#app/content/need-people.ts";
import type { CountedPeople } from "#app/matching/need-people/need-people-store.server.ts";
import { type FigureReader, LEAST_SHOWN, NEED_RADIUS_KM } from "#app/matching/need-people/people-figures.ts";
import type { TaughtSkill } from "#app/matching/need-people/taught-near.server.ts";
import type { NeedFact } from "./need-facts.ts";

/** A skill and where it is taught, in words. */
interface TaughtLine {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly to: string | null;
  /** Where a session that teaches it is asked for: there is none to enter, or no seat left; null: nothing to ask, or not by the reader. */
  readonly ask: string | null;
}

/** Who can do what a need asks for, and where it is taught, in words. `facts` null: nobody was counted; `lede` says why. */
export interface NeedPeopleScreen {
  readonly lede: string;
  readonly facts: readonly NeedFact[] | null;
  readonly taught: readonly TaughtLine[];
}

/** Puts the people of an open need into words. `askFor`: its id, for whoever may ask that a session be opened. */
export function needPeopleScreen(
  people: CountedPeople | null,
  taught: readonly TaughtSkill[],
  reader: FigureReader,
  askFor: string | null = null,
): NeedPeopleScreen {
  return {
    lede: ledeOf(people, taught),
    facts: people === null ? null : factsOf(people, reader),
    taught: taught.map(({ ogr, label, hasBlock, sessions, seats, next, isCut }) => ({
      key: String(ogr),
      title: label,
      lines:
        next === null
          ? [hasBlock ? words.noSession(NEED_RADIUS_KM) : words.noBlock]
          : [words.taught(sessions, seats, isCut), words.next(next.session.startsOn, next.training.organisation.name)],
      to: next === null ? null : next.training.url,
      ask:
        askFor !== null && hasBlock && (next === null || seats === 0)
          ? `/mon-organisation/ouvertures/demander?savoir=${ogr}&besoin=${askFor}`
          : null,
    })),
  };
}

function ledeOf(people: CountedPeople | null, taught: readonly TaughtSkill[]): string {
  if (people !== null) return words.lede(people.countedOn, NEED_RADIUS_KM);
  return taught.length === 0 ? words.noSkill : words.notYet;
}

function factsOf(people: CountedPeople, reader: FigureReader): readonly NeedFact[] {
  const say = reader === "company" ? words.about : words.people;
  return (["haveAll", "lackOne", "lackTwo", "lackThree"] as const).map((figure) => {
    const count = people[figure];
    return { label: words.labels[figure], value: count === null ? words.few(LEAST_SHOWN[reader]) : say(count) };
  });
}
