import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import { openSecret, sealSecret } from "#app/platform/secrets.server.ts";

/** `__Host-`: sent to this host alone, over TLS (or to this very machine), never readable by a script. */
export const attributes = { path: "/", httpOnly: true, secure: true, sameSite: "lax" } as const;

/** Something a browser carries from one page to the next, and can neither read nor change. */
export interface SealedCookie<Value> {
  carry(value: Value): Promise<string>;
  /** Null when there is nothing, when it is not ours, and once its time is over. */
  read(request: Request): Promise<Value | null>;
  forget(): Promise<string>;
}

/** Makes a sealed cookie, good until an instant that the browser does not decide. */
export function sealedCookie<Value>(
  name: string,
  { seconds, schema }: { readonly seconds: number; readonly schema: z.ZodType<Value> },
): SealedCookie<Value> {
  const cookie = createCookie(name, { ...attributes, maxAge: seconds });
  const carried = z.object({ until: z.number(), value: schema });
  return {
    carry: (value) => cookie.serialize(sealSecret(JSON.stringify({ until: now().getTime() + seconds * 1000, value }))),
    async read(request) {
      const sealed = z.string().safeParse(await cookie.parse(request.headers.get("Cookie")));
      if (!sealed.success) return null;
      try {
        const { until, value } = carried.parse(JSON.parse(openSecret(sealed.data)));
        return now().getTime() < until ? value : null;
      } catch {
        // Not ours, or of a key that is gone.
        return null;
      }
    },
    forget: () => cookie.serialize("", { maxAge: 0 }),
  };
}
