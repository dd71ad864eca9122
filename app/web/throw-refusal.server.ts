import { data } from "@remix-run/node";
import type { CompletionRefusal } from "#app/access/sign-in/federation/completion-refusal.ts";

/** Throws the answer to somebody who was not let in by a provider: its status, and the refusal's name for `RefusedSignIn`. */
export function throwRefusal({ kind }: CompletionRefusal): never {
  throw data(kind, statusOf(kind));
}

function statusOf(kind: CompletionRefusal["kind"]): number {
  if (kind === "provider-unreachable" || kind === "provider-misconfigured") return 503;
  return ["account-closed", "wrong-provider", "invitation-needed", "other-browser"].includes(kind) ? 403 : 400;
}
