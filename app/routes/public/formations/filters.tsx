import { useNavigate } from "@remix-run/react";
import type { FormEvent, ReactElement } from "react";
import { resultsText } from "#app/content/results.ts";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { useFieldsFollowAddress } from "#app/ui/fields-follow-address.ts";
import { formAddress } from "#app/ui/form-address.ts";
import { Icon } from "#app/ui/icons.tsx";
import type { FilterGroup, FilterLink, ResultsFilters } from "#app/web/training/results-filters.ts";

interface FiltersProps {
  /** The id of the search form the boxes belong to. */
  readonly form: string;
  readonly filters: ResultsFilters;
  readonly chosenCount: number;
}

/**
 * The filters are fields of the one search form, wherever they stand, in a `LinkArea`: its address is the whole search. With JavaScript
 * a box ticked shows its results at once; without, the button does.
 */
export function Filters({ form, filters, chosenCount }: FiltersProps): ReactElement {
  const navigate = useNavigate();
  useFieldsFollowAddress(form);
  const showAtOnce = (event: FormEvent): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.form === null) return;
    if (field.type === "date") return;
    navigate(formAddress(field.form), { preventScrollReset: true });
  };
  return (
    <details className="disclosure filters">
      <summary>
        <Icon name="filter" />
        {resultsText.filtersCount(chosenCount)}
      </summary>
      <section aria-label={resultsText.filtersLabel} onChange={showAtOnce}>
        <When form={form} filters={filters} />
        {filters.radii.length > 0 ? <Radius form={form} filters={filters} /> : null}
        {filters.groups.map((group) => (
          <Choices key={group.title} form={form} group={group} />
        ))}
        <Links title={resultsText.departements} links={filters.departements} />
        <Links title={resultsText.zones} links={filters.zones} />
        <p className="actions">
          <button className="button" type="submit" form={form}>
            {resultsText.apply}
          </button>
        </p>
      </section>
    </details>
  );
}

function When({ form, filters }: { readonly form: string; readonly filters: ResultsFilters }): ReactElement {
  return (
    <fieldset>
      <legend>{resultsText.when}</legend>
      <div className="dates">
        <DateField field={filterField("debut-apres", filters.from, form)} label={resultsText.from} />
        <DateField field={filterField("debut-avant", filters.to, form)} label={resultsText.to} />
      </div>
      <Links title={resultsText.months} links={filters.months} />
    </fieldset>
  );
}

function Radius({ form, filters }: { readonly form: string; readonly filters: ResultsFilters }): ReactElement {
  return (
    <fieldset>
      <SelectField
        field={filterField("rayon", filters.radius, form)}
        label={resultsText.radius}
        options={filters.radii}
      />
    </fieldset>
  );
}

const openUpTo = 6;

function Choices({ form, group }: { readonly form: string; readonly group: FilterGroup }): ReactElement {
  const boxes = (
    <div className="choices">
      {group.choices.map((choice) => (
        <label key={choice.name ?? choice.value}>
          <input
            type="checkbox"
            form={form}
            name={choice.name ?? group.name}
            value={choice.value}
            defaultChecked={choice.isChosen === true}
          />
          <span>{choice.label}</span>
          <small>{choice.count}</small>
        </label>
      ))}
    </div>
  );
  const isShort = group.choices.length <= openUpTo;
  return (
    <fieldset>
      {isShort ? <legend>{group.title}</legend> : <legend className="sr-only">{group.title}</legend>}
      {isShort ? (
        boxes
      ) : (
        <details className="disclosure" open={group.choices.some((choice) => choice.isChosen)}>
          <summary>{group.title}</summary>
          {boxes}
        </details>
      )}
    </fieldset>
  );
}

function Links({
  title,
  links,
}: {
  readonly title: string;
  readonly links: readonly FilterLink[];
}): ReactElement | null {
  if (links.length === 0) return null;
  return (
    <details className="disclosure" open={links.some((link) => link.isChosen)}>
      <summary>{title}</summary>
      <ul className="choices">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} data-stay="" aria-current={link.isChosen}>
              <span>{link.label}</span>
              <small>{link.count}</small>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
