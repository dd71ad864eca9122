import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { askOpeningPage as words } from "#app/content/openings.ts";
import { openingRadii } from "#app/needs/openings/opening-states.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { askOpeningForm } from "#app/web/openings/opening-forms.server.ts";
import type { AskOpeningScreen, SameOpeningLine } from "./ask-screen.server.ts";

interface AskOpeningViewProps {
  readonly screen: AskOpeningScreen;
  readonly refusal: RefusalOf<typeof askOpeningForm> | undefined;
  /** The requests that ask the same already. */
  readonly same: readonly SameOpeningLine[];
}

const radii = openingRadii.map((km) => ({ value: String(km), label: words.radius(km) }));

export function AskOpeningView({ screen, refusal, same }: AskOpeningViewProps): ReactElement {
  const { key, need, needLede, why, blocks, initial } = screen;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      {needLede === null ? null : <p>{needLede}</p>}
      {same.length === 0 ? null : <SameOpenings same={same} />}
      <BlockSearch screen={screen} />
      <PageForm
        form="ask-opening"
        refusal={refusal}
        carried={{ key, need, why }}
        initial={initial}
        fields={{
          block: (field) =>
            blocks.length === 0 ? (
              <TextField field={field} label={words.block} hint={words.blockHint} />
            ) : (
              <SelectField field={field} label={words.block} placeholder={words.chooseBlock} options={blocks} />
            ),
          town: (field) => <TextField field={field} label={words.town} hint={words.townHint} />,
          radiusKm: (field) => <SelectField field={field} label={words.radiusKm} options={radii} />,
          startsFrom: (field) => <DateField field={field} label={words.startsFrom} />,
          startsBy: (field) => <DateField field={field} label={words.startsBy} />,
          seats: (field) => <TextField field={field} label={words.seats} inputMode="numeric" />,
          people: (field) => (
            <TextField field={field} label={words.people} hint={words.peopleHint} inputMode="numeric" isOptional />
          ),
          replyBy: (field) => <DateField field={field} label={words.replyBy} />,
        }}
        submit={words.submit}
      />
    </div>
  );
}

/** Finds the block to ask for: its address is the search. */
function BlockSearch({ screen: { asked, kept, found } }: Pick<AskOpeningViewProps, "screen">): ReactElement {
  return (
    <>
      <Form method="get" className="stack" key={asked}>
        {kept.map(({ name, value }) => (
          <input type="hidden" key={`${name}=${value}`} name={name} value={value} />
        ))}
        <TextField field={{ ...filterField("q", asked), required: true }} label={words.find} hint={words.findHint} />
        <button className="button quiet" type="submit">
          {words.findSubmit}
        </button>
      </Form>
      {found === null ? null : <p role="status">{found}</p>}
    </>
  );
}

function SameOpenings({ same }: Pick<AskOpeningViewProps, "same">): ReactElement {
  return (
    <>
      <h2>{words.same}</h2>
      <p>{words.sameLede}</p>
      <Rows
        rows={same.map(({ id, title, lines, submit, carried }) => ({
          key: id,
          title: <h3>{title}</h3>,
          lines,
          action: (
            <ButtonForm carried={carried} intent="join" button="button quiet">
              {submit}
              <span className="sr-only"> : {title}</span>
            </ButtonForm>
          ),
        }))}
      />
    </>
  );
}
