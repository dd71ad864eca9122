import { useForm } from "@conform-to/react";
import { Form, useLocation } from "@remix-run/react";
import { Fragment, type ReactElement, type ReactNode, useMemo } from "react";
import type { FormField } from "./fields/form-field.ts";
import { type FormRefusal, formId } from "./form-refusal.ts";
import { FormToken } from "./form-token.tsx";
import { useSentOnce } from "./use-sent-once.ts";

/** The fields whose faults a form of the page can be told. */
type FieldOf<Refusal extends FormRefusal, Name extends string> = NonNullable<
  Extract<Refusal, { readonly form: Name }>["faults"][number]["field"]
>;
type Show = (field: FormField) => ReactElement | null;

export interface PageFormProps<Refusal extends FormRefusal, Name extends Refusal["form"]> {
  /** The name of the form, as its reading says it. */
  readonly form: Name;
  /** Which one, where the page has several forms of this name. */
  readonly instance?: string;
  /** The refusal of whichever form of the page was refused: it is shown if it is this one's. */
  readonly refusal: Refusal | undefined;
  /** Every field of the form, in the order of the page: one that is missing does not compile. */
  readonly fields: { readonly [Field in FieldOf<Refusal, Name>]: Show };
  /** What the fields hold before anything is typed. */
  readonly initial?: { readonly [Field in FieldOf<Refusal, Name>]?: string | string[] };
  /** What the form sends back as it came. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly submit: string;
  /** What the page is asked to do, where it can do several things. */
  readonly intent?: string;
  readonly button?: string;
  /** One of its fields is a file. */
  readonly hasFile?: boolean;
  /** What is said between the fields and the button. */
  readonly children?: ReactNode;
}

/**
 * A form with fields: its token, its fields one below the other, the button that sends it. The element has no id: `@conform-to/react` puts
 * the focus on the first wrong field of a form that it finds by its id, and reading starts at the summary of errors. The browser checks
 * nothing by itself: it would tell one fault at a time, in its own words.
 */
export function PageForm<Refusal extends FormRefusal, const Name extends Refusal["form"]>(
  props: PageFormProps<Refusal, Name>,
): ReactElement {
  const { submit, intent, button = "button", children } = props;
  const sentOnce = useSentOnce();
  return (
    <Form
      method="post"
      className="stack"
      onSubmit={sentOnce}
      noValidate
      {...(props.hasFile === true ? { encType: "multipart/form-data" as const } : {})}
    >
      <FormToken />
      {Object.entries(props.carried ?? {}).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <Fields id={formId(props)} refusal={props.refusal} fields={props.fields} initial={props.initial ?? {}} />
      {children}
      <button className={button} type="submit" {...(intent === undefined ? {} : { name: "intent", value: intent })}>
        {submit}
      </button>
    </Form>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly refusal: FormRefusal | undefined;
  readonly fields: Readonly<Record<string, Show>>;
  readonly initial: Readonly<Record<string, string | string[] | undefined>>;
}

/** A form that is answered well after it was refused is shown as it was at first. */
const AS_AT_FIRST = { initialValue: null };

function Fields({ id, refusal, fields, initial }: FieldsProps): ReactElement {
  const own = refusal !== undefined && formId(refusal) === id ? refusal : undefined;
  // Going to a field from the summary ends the answer, as any navigation does: what was typed stays, and what is said of it.
  const isInPage = useLocation().hash !== "";
  const lastResult = useMemo(() => {
    if (own !== undefined) return resultOf(own);
    return isInPage ? null : AS_AT_FIRST;
  }, [own, isInPage]);
  const [form] = useForm<Readonly<Record<string, string | string[]>>>({ id, lastResult, defaultValue: initial });
  const known = form.getFieldset();
  return (
    <>
      {Object.entries(fields).map(([name, show]) => (
        <Fragment key={name}>{show(known[name] ?? { name })}</Fragment>
      ))}
    </>
  );
}

/** A refusal, as `@conform-to/react` reads it. */
function resultOf({ faults, kept }: FormRefusal) {
  const error: Record<string, string[]> = {};
  for (const { field, message } of faults) error[field ?? ""] = [...(error[field ?? ""] ?? []), message];
  return { status: "error" as const, error, initialValue: { ...kept } };
}
