import type { ReactElement } from "react";
import { aidPage as words } from "#app/content/aids.ts";
import { aidLacks, aidRefusals } from "#app/positioning/aid/aid-states.ts";
import { aidLackWords, aidRefusalWords } from "#app/positioning/aid/aid-words.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { AidFormRefusal } from "./aid-forms.server.ts";

interface DecisionFormsProps {
  readonly refusal: AidFormRefusal | undefined;
  readonly carried: Readonly<Record<string, string>>;
  /** What the training costs, as it is typed. */
  readonly cost: string;
  readonly labels: {
    readonly accept: string;
    readonly granted: string;
    readonly refuse: string;
    readonly return: string;
  };
}

const refusals = aidRefusals.map((value) => ({ value, label: aidRefusalWords[value] }));
const lacks = aidLacks.map((value) => ({ value, label: aidLackWords[value] }));

/** The three answers to a request: of the Region, or of another who pays, noted. */
export function DecisionForms({ refusal, carried, cost, labels }: DecisionFormsProps): ReactElement {
  return (
    <>
      <h3>{labels.accept}</h3>
      <PageForm
        form="aid-accept"
        refusal={refusal}
        carried={carried}
        initial={{ granted: cost }}
        fields={{ granted: (field) => <TextField field={field} label={labels.granted} /> }}
        intent="accept"
        submit={labels.accept}
      />
      <h3>{labels.return}</h3>
      <PageForm
        form="aid-return"
        refusal={refusal}
        carried={carried}
        fields={{
          reason: (field) => (
            <SelectField field={field} label={words.lack} placeholder={words.chooseReason} options={lacks} />
          ),
        }}
        intent="return"
        submit={labels.return}
        button="button quiet"
      />
      <h3>{labels.refuse}</h3>
      <PageForm
        form="aid-refuse"
        refusal={refusal}
        carried={carried}
        fields={{
          reason: (field) => (
            <SelectField field={field} label={words.refuseReason} placeholder={words.chooseReason} options={refusals} />
          ),
        }}
        intent="refuse"
        submit={labels.refuse}
        button="button quiet"
      />
    </>
  );
}
