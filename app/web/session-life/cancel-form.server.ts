import { z } from "zod";
import { defineForm } from "#app/web/forms/define-form.server.ts";

/** The confirmation that a session is cancelled. */
export const cancelForm = defineForm({
  form: "cancel",
  schema: z.object({ key: z.uuid(), version: z.coerce.number().int().min(1) }),
  fields: {},
});
