import type { ReactElement } from "react";
import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { useFieldsFollowAddress } from "#app/ui/fields-follow-address.ts";
import { SearchForm } from "#app/ui/search-form.tsx";
import { needFilters } from "./need-filters.ts";
import type { NeedFields } from "./need-results.ts";

interface NeedSearchFormProps {
  /** The page of results. */
  readonly action: string;
  readonly fields: NeedFields;
  /** The states one chooses from; absent: only open needs are shown. */
  readonly states?: readonly Option[];
}

const FORM = "recherche";

/** What, where, and the filters of a search of needs: a plain GET form. */
export function NeedSearchForm({ action, fields, states }: NeedSearchFormProps): ReactElement {
  useFieldsFollowAddress(FORM);
  const { text, place, kept, contracts, sector, state, company, radius, from, to, chosenCount } = fields;
  return (
    <SearchForm id={FORM} action={action} words={words.form} text={text} place={place} kept={kept}>
      <details className="disclosure" open={chosenCount > 0}>
        <summary>{words.filters(chosenCount)}</summary>
        <div className="stack">
          <ChoiceField
            field={{ name: "contrat", initialValue: contracts, required: false }}
            legend={words.contract}
            choose="several"
            options={needFilters.contracts}
          />
          <SelectField field={filterField("secteur", sector)} label={words.sector} options={needFilters.sectors} />
          {states === undefined ? null : (
            <>
              <TextField
                field={filterField("entreprise", company)}
                label={words.company}
                hint={words.companyHint}
                isOptional="unsaid"
              />
              <SelectField field={filterField("etat", state)} label={words.state} options={states} />
            </>
          )}
          {place === "" ? null : (
            <SelectField field={filterField("rayon", radius)} label={words.radius} options={needFilters.radii} />
          )}
          <fieldset>
            <legend>{words.dates}</legend>
            <div className="dates">
              <DateField field={filterField("debut-apres", from)} label={words.from} />
              <DateField field={filterField("debut-avant", to)} label={words.to} />
            </div>
          </fieldset>
          <p className="actions">
            <button className="button quiet" type="submit">
              {words.form.submit}
            </button>
          </p>
        </div>
      </details>
    </SearchForm>
  );
}
