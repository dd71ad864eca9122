import { Form } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { FormToken } from "./form-token.tsx";
import { useSentOnce } from "./use-sent-once.ts";

interface ButtonFormProps {
  /** What the button says. */
  readonly children: ReactNode;
  /** What the page is asked to do, where it can do several things. */
  readonly intent?: string;
  /** What the form sends: what the button is about. */
  readonly carried?: Readonly<Record<string, string>>;
  /** Where it is sent; absent: to the page itself. */
  readonly action?: string;
  /** Sent by the browser itself: what comes back is no page of the portal, or everything is to be read anew. */
  readonly reloadDocument?: boolean;
  readonly button?: string;
}

/** A form of one button, without fields: it has no field errors and nothing to show again. */
export function ButtonForm(props: ButtonFormProps): ReactElement {
  const { children, intent, carried = {}, action, reloadDocument = false, button = "button" } = props;
  const sentOnce = useSentOnce();
  return (
    <Form
      method="post"
      onSubmit={sentOnce}
      reloadDocument={reloadDocument}
      {...(action === undefined ? {} : { action })}
    >
      <FormToken />
      {Object.entries(carried).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <button className={button} type="submit" {...(intent === undefined ? {} : { name: "intent", value: intent })}>
        {children}
      </button>
    </Form>
  );
}
