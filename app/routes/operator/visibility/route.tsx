import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { visibilityPage as words } from "#app/content/import-history.ts";
import { site } from "#app/content/site.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { explainVisibility } from "#app/training/visibility/explain-visibility.server.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { reasonView, type ShownReason } from "./visibility-view.ts";

/** Longer than any number a feed may give. */
const LONGEST_NUMBER = 64;
const asked = line(LONGEST_NUMBER).nullable().catch(null);

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("import.read", async ({ actor, request }) => {
  const number = asked.parse(new URL(request.url).searchParams.get("numero"));
  const reasons = number === null ? [] : await explainVisibility(number);
  return { sections: operationSections(actor), number, reasons: reasons.map(reasonView) };
});

export default function Visibility(): ReactElement {
  const { sections, number, reasons } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <Form method="get" className="stack">
        <TextField field={{ name: "numero", initialValue: number ?? "" }} label={words.number} />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
      {number === null ? null : <Answer number={number} reasons={reasons} />}
    </div>
  );
}

interface AnswerProps {
  readonly number: string;
  readonly reasons: readonly ShownReason[];
}

function Answer({ number, reasons }: AnswerProps): ReactElement {
  return (
    <>
      <h2>{words.answer(number)}</h2>
      <Rows
        rows={reasons.map(({ text, detail, link }) => ({
          key: `${text}${detail}`,
          lines: detail === null ? [text] : [text, detail],
          action:
            link === null ? null : (
              <Link className="action" to={link.href}>
                {link.label}
              </Link>
            ),
        }))}
      />
    </>
  );
}
