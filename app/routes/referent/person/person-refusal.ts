import type { FormRefusal } from "#app/ui/form-refusal.ts";

/** What the forms of the page of somebody followed answer when they are refused. */
export type PersonRefusal =
  | FormRefusal<"decline", "reason">
  | FormRefusal<"withdraw", "reason">
  | FormRefusal<"meeting", "meetingOn">
  | FormRefusal<"silent", never>
  | FormRefusal<"suggestion", never>
  | FormRefusal<"contact", "contactOn" | "channel" | "positioningId">;
