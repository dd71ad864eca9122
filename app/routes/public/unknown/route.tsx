import { openToEverybody } from "#app/web/guard.server.ts";

function load(): never {
  throw new Response(null, { status: 404 });
}

/**
 * Every address that is no page. Without it, an address below a page (`/formations/a/b`) matches nothing on the server and a layout in
 * the browser: React then takes the whole page away.
 */
export const loader = openToEverybody(load);

export default function Unknown(): null {
  return null;
}
