import { guardedLoader } from "#app/web/guard.server.ts";
import { draftOf } from "#app/web/skill-draft.server.ts";

/** What the draft of this browser holds, as a file. */
export const loader = guardedLoader(
  "skill-draft.keep",
  async (guarded) =>
    new Response(`${JSON.stringify(await draftOf(guarded), null, 2)}\n`, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="mes-competences.json"',
      },
    }),
);
