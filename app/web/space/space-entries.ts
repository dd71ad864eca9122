import type { Actor, OrganisationKind } from "#app/access/actor.ts";
import { contributorKinds } from "#app/access/api-token/token-scopes.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { type Action, can } from "#app/access/can.ts";
import { sharedSkillKinds } from "#app/needs/layers/shared-skill-kinds.ts";
import { openingRequestKinds } from "#app/needs/openings/opening-askers.ts";
import { openingKinds } from "#app/needs/operations/operation-sight.ts";

/** A link of the menu of one's space. */
export interface MenuEntry {
  readonly to: string;
  readonly label: string;
  /** What its pages' addresses begin with. */
  readonly under: string;
}

interface SpaceEntry extends Omit<MenuEntry, "under"> {
  /** Absent: `to`. */
  readonly under?: string;
  readonly act: Action;
  /** The kinds of organisations it means something to; absent: all. */
  readonly kinds?: readonly OrganisationKind[];
}

/** Every page of the space, in the order of the menu, with the act it serves. */
const entries: readonly SpaceEntry[] = [
  { to: "/a-faire", label: "À faire", act: "positioning.submit", kinds: prescribingKinds },
  { to: "/personnes", label: "Personnes suivies", act: "positioning.submit", kinds: prescribingKinds },
  { to: "/mon-organisation/lettres", label: "Lettres", act: "letter.print", kinds: prescribingKinds },
  { to: "/mon-organisation/besoins", label: "Besoins des entreprises", act: "need.read" },
  {
    to: "/mon-organisation/ouvertures",
    label: "Ouvertures demandées",
    act: "opening.read",
    kinds: openingRequestKinds,
  },
  {
    to: "/mon-organisation/aides",
    label: "Aides individuelles",
    act: "aid.read",
    kinds: ["region", "training_organisation"],
  },
  { to: "/mon-organisation/operations", label: "Opérations", act: "operation.read", kinds: openingKinds },
  {
    to: "/mon-organisation/besoins/secteurs",
    label: "Savoir-faire partagés",
    act: "need.read",
    kinds: sharedSkillKinds,
  },
  {
    to: "/mon-organisation/besoins/importer",
    label: "Importer des besoins",
    act: "need.contribute",
    kinds: contributorKinds,
  },
  {
    to: "/mon-organisation/logiciels",
    label: "Accès pour un logiciel",
    act: "api-token.manage",
    kinds: contributorKinds,
  },
  { to: "/sessions", label: "Sessions", act: "session.read", kinds: ["training_organisation"] },
  { to: "/mon-organisation", label: "Mon organisation", act: "member.list" },
  {
    to: "/mon-organisation/habilitations",
    label: "Habilitations",
    act: "authorisation.read",
    kinds: ["region", ...prescribingKinds],
  },
  {
    to: "/mon-organisation/conventions",
    label: "Conventions",
    act: "agreement.read",
    kinds: ["region", "departement", "delegated_body"],
  },
  { to: "/mon-organisation/remplacements", label: "Remplacements", act: "stand-in.declare" },
  { to: "/exploitation/imports", under: "/exploitation", label: "Exploitation", act: "import.read" },
  { to: "/assistance", label: "Aider un membre", act: "account.assist" },
  { to: "/mon-organisation/journal", label: "Journal", act: "audit.read" },
  { to: "/mon-compte", label: "Mon compte", act: "account.read" },
];

/** What a member's menu offers: only what they may do. Nobody else has enough of a space to need one. */
export function spaceEntriesOf(actor: Actor): readonly MenuEntry[] {
  if (actor.kind !== "member") return [];
  return entries
    .filter(({ act, kinds }) => can(actor, act) && (kinds === undefined || kinds.includes(actor.organisationKind)))
    .map(({ to, label, under = to }) => ({ to, label, under }));
}
