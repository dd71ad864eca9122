import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { referentsPage as words } from "#app/content/referents.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";

interface ReferentsViewProps {
  readonly id: string;
  readonly title: string;
  readonly isRestricted: boolean;
  readonly isOwn: boolean;
  readonly following: readonly { readonly key: string; readonly title: string }[];
  readonly others: readonly Option[];
  readonly refusal: FormRefusal<"name", "colleagueMembershipId"> | undefined;
}

/** Who follows somebody, whom to name besides, and whether the file is kept to them. */
export function ReferentsView(props: ReferentsViewProps): ReactElement {
  const { id, title, isRestricted, isOwn, following, refusal } = props;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      <Rows rows={following} />
      <Notice>
        <p>{isRestricted ? words.restricted : words.open}</p>
      </Notice>
      {isOwn ? <Acts {...props} /> : <p>{words.onlyStandIn}</p>}
      <p>
        <Link to={`/personnes/${id}`}>{words.back}</Link>
      </p>
    </div>
  );
}

function Acts({ isRestricted, others, refusal }: ReferentsViewProps): ReactElement {
  return (
    <>
      <h2>{words.nameTitle}</h2>
      {others.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <PageForm
          form="name"
          refusal={refusal}
          fields={{
            colleagueMembershipId: (field) => (
              <SelectField field={field} label={words.colleague} placeholder={words.choose} options={others} />
            ),
          }}
          submit={words.name}
          intent="name"
        />
      )}
      <h2>{words.restrictTitle}</h2>
      {isRestricted ? null : <p>{words.restrictLede}</p>}
      <ButtonForm intent={isRestricted ? "release" : "restrict"} button="button quiet">
        {isRestricted ? words.release : words.restrict}
      </ButtonForm>
    </>
  );
}
