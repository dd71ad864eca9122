import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type operationPage, operationStepPage as words } from "#app/content/operations.ts";
import { site } from "#app/content/site.ts";
import { commandOperation } from "#app/needs/operations/command-operation.server.ts";
import { isDrafting } from "#app/needs/operations/operation-states.ts";
import { stepKindWords } from "#app/needs/operations/operation-words.ts";
import { editPath, type PathEdit } from "#app/needs/operations/path-step.ts";
import { readOperation } from "#app/needs/operations/read-operations.server.ts";
import { stepKinds } from "#app/needs/operations/step-kinds.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { type Guarded, type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { operationCommandWords } from "#app/web/operations/operation-forms.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { placeForm, readStep, stepForm } from "./step-form.server.ts";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.newTitle}${site.titleSuffix}` },
];

const placeSchema = z.coerce.number().int().min(0).max(99);
const kinds = stepKinds.map((value) => ({ value, label: stepKindWords[value] }));

/** The operation whose path changes, and the place of the step in it; null: a step is added. */
async function asked({ actor, database, params, request }: Guarded) {
  const read = await readOperation(database, memberOf(actor), params["id"] ?? "");
  if (!(read.ok && read.value.mayCommand)) throw nothingHere();
  const { id, state } = read.value.operation;
  // Confirmed meanwhile, in another tab: the operation says where it is.
  if (!isDrafting(state)) {
    throw redirectSaved<typeof operationPage.saved>(`/mon-organisation/operations/${id}`, "parcours-ferme");
  }
  const typed = new URL(request.url).searchParams.get("place");
  if (typed === null) return { ...read.value, place: null, step: null };
  const place = placeSchema.safeParse(typed);
  const [step] = place.success ? read.value.steps.slice(place.data, place.data + 1) : [];
  if (!place.success || step === undefined) throw nothingHere();
  return { ...read.value, place: place.data, step };
}

export const loader = guardedLoader("operation.command", async (guarded) => {
  const { operation, place, step } = await asked(guarded);
  const flag = (isSaid: boolean | undefined): string[] => (isSaid === true ? ["on"] : []);
  return {
    ...{ title: place === null ? words.newTitle : words.title(place), version: String(operation.version) },
    ...{ operationId: operation.id, isNew: place === null, mayRaise: place !== null && place > 0 },
    initial: {
      ...{ kind: step?.kind ?? "", label: step?.label ?? "", session: step?.sessionNumber ?? "" },
      ...{ startsOn: step?.startsOn ?? "", endsOn: step?.endsOn ?? "", funder: step?.funder ?? "" },
      ...{ isDated: flag(step?.isDated), isFunded: flag(step?.isFunded) },
    },
  };
});

export const action = guardedAction("operation.command", async (guarded) => {
  const { operation, steps, place } = await asked(guarded);
  const read = await readEdit(guarded, place);
  if (!read.ok) return data({ refusal: read.refusal }, 400);
  const { version, edit } = read.value;
  const operationId = operation.id;
  const done = await commandOperation(guarded.database, memberOf(guarded.actor), {
    ...{ operationId, version },
    command: { name: "change-path", steps: [...editPath(steps, edit)] },
  });
  const page = `/mon-organisation/operations/${operationId}`;
  if (done.ok) throw redirectSaved<typeof operationPage.saved>(page, "parcours-change");
  return data({ refusal: stepForm.refuse(guarded.form, null, operationCommandWords(done.refusal)) }, 409);
});

async function readEdit({ actor, database, form: sent }: GuardedForm, place: number | null) {
  const intent = sent.get("intent");
  if (place !== null && (intent === "raise" || intent === "remove")) {
    const read = placeForm.read(sent);
    if (!read.ok) return read;
    const edit: PathEdit = { kind: read.value.intent, place };
    return { ok: true, value: { version: read.value.version, edit } } as const;
  }
  const read = await readStep({ database, member: memberOf(actor) }, sent);
  if (!read.ok) return read;
  const { version, step } = read.value;
  const edit: PathEdit = place === null ? { kind: "add", step } : { kind: "replace", place, step };
  return { ok: true, value: { version, edit } } as const;
}

export default function OperationStep(): ReactElement {
  const { title, version, operationId, initial, isNew, mayRaise } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const carried = { version };
  const only = (label: string) => [{ value: "on", label }];
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <PageForm
        form="step"
        {...{ refusal, carried, initial }}
        fields={{
          kind: (field) => <ChoiceField field={field} legend={words.kind} choose="one" options={kinds} />,
          label: (field) => <TextField field={field} label={words.label} />,
          session: (field) => (
            <TextField field={field} label={words.session} hint={words.sessionHint} isOptional="unsaid" />
          ),
          startsOn: (field) => <DateField field={field} label={words.startsOn} isOptional="unsaid" />,
          endsOn: (field) => <DateField field={field} label={words.endsOn} isOptional="unsaid" />,
          funder: (field) => <TextField field={field} label={words.funder} isOptional />,
          isDated: (field) => (
            <ChoiceField field={field} legend={words.isDated} choose="several" options={only(words.datesConfirmed)} />
          ),
          isFunded: (field) => (
            <ChoiceField field={field} legend={words.isFunded} choose="several" options={only(words.funderConfirmed)} />
          ),
        }}
        submit={words.submit}
        button="button big"
      />
      {mayRaise ? (
        <ButtonForm intent="raise" carried={carried} button="button quiet">
          {words.raise}
        </ButtonForm>
      ) : null}
      {isNew ? null : (
        <AskedFirst
          intent="remove"
          carried={carried}
          asks={words.remove}
          follows={words.removeFollows}
          confirm={words.confirmRemove}
        />
      )}
      <p>
        <Link to={`/mon-organisation/operations/${operationId}`}>{words.back}</Link>
      </p>
    </div>
  );
}
