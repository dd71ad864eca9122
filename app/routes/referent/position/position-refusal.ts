import type { FormRefusal } from "#app/ui/form-refusal.ts";

/** What the forms of the page that positions somebody answer when they are refused. */
export type PositionRefusal =
  | FormRefusal<"position", "funderCode" | "programme" | "departement" | "hasAgreed">
  | FormRefusal<"move", "hasAgreed">
  | FormRefusal<"suggest", never>;
