import type { MemberActor } from "#app/access/actor.ts";
import { commandsFrom } from "#app/access/authorisation/authorisation-states.ts";
import { authorisationCommandWords, authorisationStateWords } from "#app/access/authorisation/authorisation-words.ts";
import type { ReadAuthorisation } from "#app/access/authorisation/read-authorisations.server.ts";
import { can } from "#app/access/can.ts";
import { authorisationPage as words } from "#app/content/authorisation.ts";
import { instantInWords, periodInWords } from "#app/content/dates.ts";
import { departementsInWords, programmesInWords } from "#app/routes/organisation/authorisations/scope-words.ts";

/** One authorisation, in words. */
export interface AuthorisationScreen {
  readonly title: string;
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
  readonly history: readonly {
    readonly version: number;
    readonly what: string;
    readonly when: string;
    readonly reason: string | null;
  }[];
  /** What this actor may decide now, with the version they read; null: not theirs to decide. */
  readonly decisions: {
    readonly version: number;
    readonly commands: readonly { readonly intent: string; readonly button: string; readonly asksReason: boolean }[];
  } | null;
}

/** Puts an authorisation and its history into words. */
export function authorisationView(actor: MemberActor, { sheet, events }: ReadAuthorisation): AuthorisationScreen {
  const { state, version, departements, programmes, audiences, startsOn, endsOn, organisation } = sheet;
  const mayDecide = can(actor, "authorisation.decide", { organisationId: organisation.id });
  return {
    title: words.title(organisation.name),
    pairs: [
      { name: words.state, value: authorisationStateWords[state] },
      { name: words.departements, value: departementsInWords(departements) },
      { name: words.programmes, value: programmesInWords(programmes) },
      { name: words.audiences, value: audiences.length === 0 ? words.everyAudience : audiences.join(", ") },
      { name: words.period, value: periodInWords(startsOn, endsOn) ?? "" },
    ],
    history: events.map((event) => ({
      version: event.version,
      what: authorisationCommandWords[event.command].past,
      when: instantInWords(event.at),
      reason: event.reason === null ? null : words.reason(event.reason),
    })),
    decisions: mayDecide ? { version, commands: decisionsFrom(state, actor) } : null,
  };
}

function decisionsFrom(
  state: ReadAuthorisation["sheet"]["state"],
  { role }: MemberActor,
): NonNullable<AuthorisationScreen["decisions"]>["commands"] {
  return commandsFrom(state, role).map((intent) => ({
    intent,
    button: authorisationCommandWords[intent].button,
    asksReason: intent === "refuse" || intent === "suspend",
  }));
}
