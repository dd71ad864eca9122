import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedPage as words } from "#app/content/followed.ts";
import { owers, stepKeys } from "#app/positioning/follow/step-rules.ts";
import { owerWords, stepWords } from "#app/positioning/follow/step-words.ts";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { PageNavigation } from "#app/ui/page-navigation.ts";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { FollowedRow } from "./followed-view.ts";

interface FollowedScreen {
  readonly asked: Readonly<Record<"qui" | "etape" | "du" | "au" | "nom", string>>;
  /** The filters, as the address says them; empty: none. */
  readonly query: string;
  readonly count: string;
  /** How many other organisations ask whether one of these people is theirs too. */
  readonly ties: number;
  readonly people: readonly FollowedRow[];
  readonly pages: PageNavigation | null;
}

export function FollowedView({ view }: { readonly view: FollowedScreen }): ReactElement {
  const { people, query, pages, count, ties } = view;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <p className="actions">
        <Link className="button" to="/personnes/nouvelle">
          {words.create}
        </Link>
        <Link to="/personnes/rapprochements">{words.ties(ties)}</Link>
      </p>
      <Filters view={view} />
      <p role="status">{count}</p>
      <Rows
        none={query !== "" ? words.noneFound : words.none}
        rows={people.map((person) => followedListRow(person))}
        pages={pages}
      />
      {people.length === 0 ? null : (
        <p>
          <Link to={`/personnes/telecharger${query === "" ? "" : `?${query}`}`}>{words.download}</Link>
        </p>
      )}
    </div>
  );
}

/** A line of a list of people: the name leads to the file, or where the line is about. */
export function followedListRow(
  { fileId, name, step, facts, to = `/personnes/${fileId}` }: FollowedRow & { readonly to?: string },
  key = fileId,
) {
  return {
    key,
    title: (
      <>
        <h2>
          <Link to={to}>{name}</Link>
        </h2>
        <p>
          <strong>{step}</strong>
        </p>
      </>
    ),
    hints: facts,
  };
}

function Filters({ view: { asked, query } }: { readonly view: FollowedScreen }): ReactElement {
  const all = { value: "", label: words.all };
  return (
    <Form method="get" className="filters" key={JSON.stringify(asked)}>
      <TextField field={filterField("nom", asked.nom)} label={words.name} />
      <SelectField
        field={filterField("qui", asked.qui)}
        label={words.owedBy}
        options={[all, ...owers.map((value) => ({ value, label: owerWords[value] }))]}
      />
      <SelectField
        field={filterField("etape", asked.etape)}
        label={words.step}
        options={[all, ...stepKeys.map((value) => ({ value, label: stepWords[value] }))]}
      />
      <DateField field={filterField("du", asked.du)} label={words.startsFrom} />
      <DateField field={filterField("au", asked.au)} label={words.startsTo} />
      <button className="button quiet" type="submit">
        {words.filter}
      </button>
      {query !== "" ? <Link to="/personnes?tout=1">{words.everybody}</Link> : null}
    </Form>
  );
}
