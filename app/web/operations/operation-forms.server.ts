import { z } from "zod";
import { operationPage as words } from "#app/content/operations.ts";
import { cancelReasonWords } from "#app/needs/operations/cancel-reasons.ts";
import type { CommandOperationRefusal } from "#app/needs/operations/command-operation.server.ts";
import { operationRefusalWords } from "#app/needs/operations/operation-words.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const version = z.coerce.number().int().positive();

const moveForm = defineForm({
  form: "move",
  schema: z.object({ version, intent: z.enum(["confirm-path", "start", "end"]) }),
  fields: {},
});
const cancelForm = defineForm({
  form: "cancel",
  schema: z.object({ version, reason: z.string().refine((reason) => Object.hasOwn(cancelReasonWords, reason)) }),
  fields: { reason: words.reason },
  words: { reason: words.chooseReason },
});

export type OperationFormRefusal = RefusalOf<typeof moveForm> | RefusalOf<typeof cancelForm>;

type Said = { readonly name: "confirm-path" | "start" | "end" } | { readonly name: "cancel"; readonly reason: string };

/** Reads what a member asks of an operation, of the version their page showed. */
export function readOperationForm(
  sent: FormData,
): Result<{ readonly version: number; readonly command: Said }, OperationFormRefusal> {
  if (sent.get("intent") === "cancel") {
    const read = cancelForm.read(sent);
    if (!read.ok) return read;
    return ok({ version: read.value.version, command: { name: "cancel", reason: read.value.reason } });
  }
  const read = moveForm.read(sent);
  return read.ok ? ok({ version: read.value.version, command: { name: read.value.intent } }) : read;
}

/** The form again, with why it was refused. */
export function refuseOperationForm(sent: FormData, refusal: CommandOperationRefusal): OperationFormRefusal {
  const said = operationCommandWords(refusal);
  if (sent.get("intent") === "cancel") {
    return cancelForm.refuse(sent, refusal.kind === "unknown-reason" ? "reason" : null, said);
  }
  return moveForm.refuse(sent, null, said);
}

/** What happened and what to do, for whoever commands an operation. */
export function operationCommandWords(refusal: CommandOperationRefusal): string {
  const isStale = refusal.kind === "changed-meanwhile" || refusal.kind === "unknown-operation";
  return isStale ? words.changed : operationRefusalWords(refusal);
}
