import { z } from "zod";
import { sendResetLink } from "#app/access/sign-in/password/password-reset.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";

/** Looks for the owner of a login for which a new password was asked. Done again, it sends a second link: the first stays good. */
export function passwordResetAsked(database: Database): EffectHandlers {
  return {
    "password-reset-asked": effectHandler({
      payload: z.strictObject({ to: z.string() }),
      run: ({ to }) => sendResetLink(database, to),
    }),
  };
}
