import type { InvitationRefusal } from "#app/access/members/invitation-rule.ts";
import type { FederationRefusal } from "./federation-refusal.ts";

/** Why a sound identity gets no session. */
export type IdentityRefusal =
  | { readonly kind: "account-closed" }
  /** The identity is a person's at the professionals' provider, or the reverse. */
  | { readonly kind: "wrong-provider" }
  /** A professional whom no organisation has invited. */
  | { readonly kind: "invitation-needed" }
  | InvitationRefusal;

/** Why somebody who comes back from a provider gets no session. */
export type CompletionRefusal =
  | FederationRefusal
  | IdentityRefusal
  /** No sign-in waits for this answer: it served already, is too old, or was never begun here. */
  | { readonly kind: "sign-in-unknown" }
  /** Begun in another browser than the one that comes back: somebody's link, or a stolen answer. */
  | { readonly kind: "other-browser" };
