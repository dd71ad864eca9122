import { z } from "zod";

const addressed = z.object({ to: z.string() });

/** Whom an effect is for, as far as an operator needs it: `a…@exemple.fr`, `…12` for a phone; null when its payload names no recipient. */
export function maskedRecipient(payload: unknown): string | null {
  const read = addressed.safeParse(payload);
  if (!read.success) return null;
  const { to } = read.data;
  const at = to.lastIndexOf("@");
  return at > 0 ? `${[...to][0]}…${to.slice(at)}` : `…${to.slice(-2)}`;
}
