import { useActionData } from "@remix-run/react";
import { type ReactElement, useEffect, useRef } from "react";
import { type FieldProps, Labelled } from "./labelled.tsx";

interface SecretFieldProps extends FieldProps {
  /** A code is read from a paper or a screen, and may be seen; a password is hidden. */
  readonly type: "password" | "code";
  readonly autoComplete: "current-password" | "new-password" | "one-time-code" | "off";
  readonly inputMode?: "numeric";
}

/** A password or a code: it is never shown again, and leaves the page once the form was answered. */
export function SecretField({ type, autoComplete, inputMode, ...labelled }: SecretFieldProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const answer = useActionData();
  // React leaves a field as it was typed in: a secret that was refused must not stay in it.
  useEffect(() => {
    if (answer !== undefined && input.current !== null) input.current.value = "";
  }, [answer]);
  return (
    <Labelled {...labelled}>
      {(attributes) => (
        <input
          ref={input}
          {...attributes}
          type={type === "password" ? "password" : "text"}
          autoComplete={autoComplete}
          defaultValue=""
          {...(inputMode === undefined ? {} : { inputMode })}
        />
      )}
    </Labelled>
  );
}

interface NewPasswordFieldProps extends FieldProps {
  /** What is asked of it. */
  readonly hint: string;
}

/** A password to choose, which the browser may offer to make and keep. */
export function NewPasswordField(props: NewPasswordFieldProps): ReactElement {
  return <SecretField type="password" autoComplete="new-password" {...props} />;
}
