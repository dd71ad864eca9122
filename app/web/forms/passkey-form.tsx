import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";
import type { FormEvent, ReactElement } from "react";
import { useState, useSyncExternalStore } from "react";
import { passkeyTroubles, passkeyForm as words } from "#app/content/second-factors.ts";
import { FormToken } from "#app/ui/form-token.tsx";

interface PasskeyFormProps {
  /** To make a passkey, or to prove one. */
  readonly kind: "add" | "prove";
  /** What to ask the device, as JSON (WebAuthn Level 3, § 5.1.8 and 5.1.9). */
  readonly options: string;
  /** Where to go on to. */
  readonly next?: string;
}

/**
 * A button that asks the device, and sends what it answers by an ordinary form. Hidden by the style sheet where scripts are off, and by
 * itself where the browser knows no passkeys.
 */
export function PasskeyForm({ kind, options, next }: PasskeyFormProps): ReactElement | null {
  const submit = useSubmit();
  // After a refusal the message comes before the next challenge does: the button waits for it.
  const isWaiting = useNavigation().state !== "idle";
  const [trouble, setTrouble] = useState<string | null>(null);
  const isAble = useSyncExternalStore(neverChanges, browserSupportsWebAuthn, () => true);
  if (!isAble) return null;
  async function ask(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setTrouble(null);
    try {
      form.set("passkey", await answerOf(kind, options));
    } catch (error) {
      setTrouble(troubleOf(error));
      return;
    }
    submit(form, { method: "post" });
  }
  return (
    <>
      <h2 className="needs-script">{words.title}</h2>
      <p className="needs-script">{kind === "add" ? words.addLede : words.proveLede}</p>
      <Form method="post" className="stack needs-script" onSubmit={ask}>
        <FormToken />
        <input type="hidden" name="passkey" value="" />
        {next === undefined ? null : <input type="hidden" name="suite" value={next} />}
        {trouble === null ? null : (
          <p className="field-error" role="alert">
            {trouble}
          </p>
        )}
        <button className="button" type="submit" disabled={isWaiting}>
          {words.button}
        </button>
        {kind === "add" ? <p className="hint">{words.addHint}</p> : null}
      </Form>
    </>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}

async function answerOf(kind: PasskeyFormProps["kind"], options: string): Promise<string> {
  const asked = { optionsJSON: JSON.parse(options) };
  return JSON.stringify(kind === "add" ? await startRegistration(asked) : await startAuthentication(asked));
}

/** What the browser's refusal means; null when another press of the button took this one's place. */
function troubleOf(error: unknown): string | null {
  const name = error instanceof Error ? error.name : "";
  if (name === "AbortError") return null;
  if (name === "InvalidStateError") return passkeyTroubles.known;
  return name === "NotAllowedError" ? passkeyTroubles.cancelled : passkeyTroubles.unable;
}
