import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type operationPage, openOperationPage as words } from "#app/content/operations.ts";
import { site } from "#app/content/site.ts";
import { draftPath } from "#app/matching/operation-path/draft-path.server.ts";
import { readNeed } from "#app/needs/command-need.server.ts";
import { MOST_PEOPLE } from "#app/needs/need-posting.ts";
import { USUAL_GATHERING_DAYS } from "#app/needs/operations/decide-operation.ts";
import { type OpenOperationRefusal, openOperation } from "#app/needs/operations/open-operation.server.ts";
import { opensOperations } from "#app/needs/operations/operation-sight.ts";
import { operationRefusalWords } from "#app/needs/operations/operation-words.ts";
import type { PathStep } from "#app/needs/operations/path-step.ts";
import { readOperations } from "#app/needs/operations/read-operations.server.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type Guarded, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { ownGoingOn } from "#app/web/operations/operation-lines.ts";
import { stepLine } from "#app/web/operations/step-lines.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const form = defineForm({
  form: "open",
  schema: z.object({
    key: z.uuid(),
    places: z.coerce.number().int().min(1).max(MOST_PEOPLE),
    gathersUntil: civilDaySchema,
    steps: z.array(z.string().max(500)).min(1).max(20),
  }),
  fields: { places: words.places, gathersUntil: words.gathersUntil, steps: words.steps },
  words: { places: words.choosePlaces, gathersUntil: words.chooseDay, steps: words.chooseSteps },
});

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

/** The need, and the path that is drafted for it; nothing here for whoever may not open an operation from it. */
async function drafted({ actor, database, params }: Pick<Guarded, "actor" | "database" | "params">) {
  const member = memberOf(actor);
  const read = opensOperations(member) ? await readNeed(database, member, params["id"] ?? "") : null;
  if (read === null || !read.ok || read.value.need.state !== "qualified") throw nothingHere();
  const { need } = read.value;
  const gathersUntil = addDays(todayIso(), USUAL_GATHERING_DAYS);
  return { need, gathersUntil, steps: await draftPath(database.pool, need, gathersUntil) };
}

/** What a step is called in the form: the same step, drafted again, has the same name. */
function nameOf({ kind, sessionNumber, label }: PathStep): string {
  return `${kind} ${sessionNumber ?? label}`;
}

export const loader = guardedLoader("operation.command", async (guarded) => {
  const member = memberOf(guarded.actor);
  const own = ownGoingOn(await readOperations(guarded.database, member, guarded.params["id"] ?? ""), member);
  if (own !== undefined) {
    throw redirectSaved<typeof operationPage.saved>(`/mon-organisation/operations/${own.id}`, "operation-deja-ouverte");
  }
  const { need, gathersUntil, steps } = await drafted(guarded);
  return {
    gathersUntil,
    ...{ key: randomUUID(), needId: need.id, places: String(need.headcount) },
    title: words.title(need.metierLabel ?? need.jobLabel),
    steps: steps.map((step) => {
      const { title, lines, hints } = stepLine(step, null);
      return { value: nameOf(step), label: title, hint: [...lines, ...hints.slice(-1)].join(" ") };
    }),
  };
});

/** What is said of an opening that was refused. */
function saidOf(refusal: OpenOperationRefusal): string {
  switch (refusal.kind) {
    case "unknown-need":
      return words.gone;
    case "already-open":
      return words.already;
    case "key-of-another-command":
      return words.stepsChanged;
    default:
      return operationRefusalWords(refusal);
  }
}

export const action = guardedAction("operation.command", async (guarded) => {
  const { actor, database, form: sent } = guarded;
  const { need, steps } = await drafted(guarded);
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { steps: names, ...said } = asked.value;
  const kept = steps.filter((step) => names.includes(nameOf(step)));
  if (kept.length !== names.length) return data({ refusal: form.refuse(sent, "steps", words.stepsChanged) }, 409);
  const opened = await openOperation(database, memberOf(actor), { ...said, needId: need.id, steps: kept });
  if (opened.ok) {
    const page = `/mon-organisation/operations/${opened.value.operationId}`;
    throw redirectSaved<typeof operationPage.saved>(page, "operation-ouverte");
  }
  const { refusal } = opened;
  if (refusal.kind === "unknown-need") throw nothingHere();
  const isOfDay = refusal.kind === "day-is-past" || refusal.kind === "day-too-far";
  return data({ refusal: form.refuse(sent, isOfDay ? "gathersUntil" : null, saidOf(refusal)) }, 409);
});

export default function OpenOperation(): ReactElement {
  const { title, needId, key, places, gathersUntil, steps } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      <PageForm
        form="open"
        refusal={refusal}
        carried={{ key }}
        initial={{ places, gathersUntil, steps: steps.map(({ value }) => value) }}
        fields={{
          places: (field) => (
            <TextField field={field} label={words.places} hint={words.placesHint} inputMode="numeric" />
          ),
          gathersUntil: (field) => <DateField field={field} label={words.gathersUntil} />,
          steps: (field) => <ChoiceField field={field} legend={words.steps} choose="several" options={steps} />,
        }}
        submit={words.submit}
        button="button big"
      >
        <p className="hint">{words.stepsHint}</p>
      </PageForm>
      <p>
        <Link to={`/mon-organisation/besoins/${needId}`}>{words.cancel}</Link>
      </p>
    </div>
  );
}
