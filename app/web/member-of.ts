import type { Actor, MemberActor } from "#app/access/actor.ts";

/** The member an act asks for. The matrix refuses anybody else before this; should it not, the answer is 404. */
export function memberOf(actor: Actor): MemberActor {
  if (actor.kind !== "member") throw nothingHere();
  return actor;
}

/** The one answer to what does not exist and to what is not theirs. */
export function nothingHere(): Response {
  return new Response(null, { status: 404 });
}
