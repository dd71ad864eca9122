/** What somebody's skills are set against: a job, by its code of ROME, or a need of a company, by its id. */
export type Wanted = { readonly rome: string } | { readonly need: string };

/** `unknown-need`: none of this id that whoever reads may see, open, with its job chosen. */
export type UnknownWanted = { readonly kind: "unknown-metier" | "unknown-need" };
