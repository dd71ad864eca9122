import { useNavigate } from "@remix-run/react";
import type { FormEvent, ReactElement, ReactNode } from "react";
import { searchForm } from "#app/content/search-form.ts";
import { filterField } from "./fields/form-field.ts";
import { TextField } from "./fields/text-field.tsx";
import { formAddress } from "./form-address.ts";
import { Icon } from "./icons.tsx";

interface SearchFormProps {
  readonly id?: string;
  readonly text: string;
  readonly place: string;
  /** Hidden fields: what else the address of the search must keep. */
  readonly kept?: readonly { readonly name: string; readonly value: string }[];
  /** The page of results; absent: that of everybody. */
  readonly action?: string;
  /** Its words; absent: those of a search of trainings. */
  readonly words?: Readonly<Record<keyof typeof searchForm, string>>;
  /** Other fields. */
  readonly children?: ReactNode;
}

/** What and where. A plain GET form: its address is the search. */
export function SearchForm({
  id,
  text,
  place,
  kept = [],
  action = "/formations",
  words = searchForm,
  children,
}: SearchFormProps): ReactElement {
  const navigate = useNavigate();
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    navigate(formAddress(event.currentTarget));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: phones from before 2023 do not know <search>
    <form
      className="search-panel"
      action={action}
      method="get"
      role="search"
      aria-label={words.label}
      onSubmit={search}
      {...(id === undefined ? {} : { id })}
    >
      <div className="search-form">
        <TextField field={filterField("q", text)} label={words.what} hint={words.whatHint} />
        <TextField field={filterField("lieu", place)} label={words.where} hint={words.whereHint} />
        <button className="button" type="submit">
          <Icon name="search" />
          {words.submit}
        </button>
      </div>
      {children}
      {kept.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
