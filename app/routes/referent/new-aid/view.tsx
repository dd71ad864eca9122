import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { newAidPage as words } from "#app/content/aids.ts";
import { aidWhys } from "#app/positioning/aid/aid-states.ts";
import { aidWhyWords } from "#app/positioning/aid/aid-words.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { newAidForm } from "#app/web/aids/aid-forms.server.ts";
import { SchemeLines } from "#app/web/aids/scheme-lines.tsx";
import type { SchemeScreen } from "#app/web/aids/scheme-screen.ts";
import type { RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { NewAidScreen } from "./new-aid-screen.ts";

interface NewAidViewProps {
  readonly screen: NewAidScreen;
  readonly refusal: RefusalOf<typeof newAidForm> | undefined;
  /** The page of the request that asks the same already. */
  readonly same: string | null;
}

const whys = aidWhys.map((value) => ({ value, label: aidWhyWords[value] }));

/** The schemes that may fit, then the request. */
export function NewAidView({ screen, refusal, same }: NewAidViewProps): ReactElement {
  const { title, training, facts, schemes, source, back } = screen;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {same === null ? null : (
        <p>
          <Link to={same}>{words.seeSame}</Link>
        </p>
      )}
      <p>{words.lede}</p>
      {training === null ? null : <p>{training}</p>}
      <FactPairs facts={facts} />
      <h2>{words.schemes}</h2>
      <p>{words.schemesLede}</p>
      {schemes.map((scheme) => (
        <Scheme key={scheme.code} scheme={scheme} />
      ))}
      <p className="hint">{source}</p>
      <h2>{words.formTitle}</h2>
      <Request screen={screen} refusal={refusal} />
      <p>
        <Link to={back}>{words.cancel}</Link>
      </p>
    </div>
  );
}

function Scheme({ scheme }: { readonly scheme: SchemeScreen }): ReactElement {
  const { name, what, where, verdict } = scheme;
  return (
    <section>
      <h3>{name}</h3>
      <p>
        {what} {where}
      </p>
      <p>
        <strong>{verdict}</strong>
      </p>
      <details className="disclosure">
        <summary>
          {words.see}
          <span className="sr-only"> : {name}</span>
        </summary>
        <SchemeLines scheme={scheme} />
      </details>
    </section>
  );
}

function Request({ screen, refusal }: Omit<NewAidViewProps, "same">): ReactElement {
  const { key, asks, schemes } = screen;
  const options = schemes.map(({ code, name, verdict }) => ({ value: code, label: `${name} (${verdict})` }));
  return (
    <PageForm
      form="new-aid"
      refusal={refusal}
      carried={{ key }}
      fields={{
        scheme: (field) => (
          <SelectField field={field} label={words.scheme} placeholder={words.chooseScheme} options={options} />
        ),
        why: (field) => <SelectField field={field} label={words.why} placeholder={words.chooseWhy} options={whys} />,
        title: (field) => (asks.training ? <TextField field={field} label={words.training} /> : null),
        provider: (field) => (asks.training ? <TextField field={field} label={words.provider} /> : null),
        startsOn: (field) => (asks.startsOn ? <DateField field={field} label={words.startsOn} /> : null),
        hours: (field) =>
          asks.hours ? <TextField field={field} label={words.hours} inputMode="numeric" isOptional /> : null,
        cost: (field) =>
          asks.cost ? <TextField field={field} label={words.cost} hint={words.costHint} isOptional /> : null,
      }}
      submit={words.submit}
    />
  );
}
