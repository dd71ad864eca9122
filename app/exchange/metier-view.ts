import type { MetierDetail, MetierHit, MetierReference } from "#app/skills/metier-detail.ts";

/** Métiers as the public API names things: a métier's code is `rome`. */
export interface MetierHitView {
  readonly rome: string;
  readonly label: string;
  /** The name that matched, when it is not the métier's own. */
  readonly appellation: string | null;
  readonly url: string;
}

export interface MetierSearchView {
  readonly query: { readonly text: string };
  readonly hits: readonly MetierHitView[];
}

interface RomeLabel {
  readonly rome: string;
  readonly label: string;
}

export interface MetierView extends RomeLabel {
  readonly url: string;
  readonly definition: string;
  readonly access: string;
  readonly domain: { readonly code: string; readonly label: string };
  readonly subDomain: { readonly code: string; readonly label: string };
  readonly regulated: boolean;
  readonly executive: boolean;
  readonly withdrawn: boolean;
  readonly parent: RomeLabel | null;
  readonly children: readonly RomeLabel[];
  readonly appellations: readonly { readonly ogr: number; readonly label: string; readonly main: boolean }[];
  readonly skills: readonly {
    readonly ogr: number;
    readonly label: string;
    readonly kind: string;
    readonly importance: string;
    readonly category: string;
  }[];
  readonly near: readonly RomeLabel[];
}

/** The trainings to a métier. */
function trainingsUrl(rome: string): string {
  return `/formations?metier=${rome}`;
}

export function toMetierSearch(text: string, hits: readonly MetierHit[]): MetierSearchView {
  return {
    query: { text },
    hits: hits.map(({ code, label, appellation }) => ({ rome: code, label, appellation, url: trainingsUrl(code) })),
  };
}

export function toMetierView(metier: MetierDetail): MetierView {
  return {
    ...toRomeLabel(metier),
    url: trainingsUrl(metier.code),
    definition: metier.definition,
    access: metier.accessText,
    domain: metier.grandDomaine,
    subDomain: metier.domaine,
    regulated: metier.isRegulated,
    executive: metier.isExecutive,
    withdrawn: metier.isWithdrawn,
    parent: metier.parent === null ? null : toRomeLabel(metier.parent),
    children: metier.children.map(toRomeLabel),
    appellations: metier.appellations.map(({ ogr, label, isMain }) => ({ ogr, label, main: isMain })),
    skills: metier.skills,
    near: metier.near.map(toRomeLabel),
  };
}

function toRomeLabel({ code, label }: MetierReference): RomeLabel {
  return { rome: code, label };
}
