import type { ComponentProps, ReactElement, ReactNode } from "react";
import { ButtonForm } from "./button-form.tsx";

interface AskedFirstProps extends Omit<ComponentProps<typeof ButtonForm>, "children" | "button"> {
  /** What it is about: the first press opens the question. */
  readonly asks: ReactNode;
  /** What follows from it. */
  readonly follows: string;
  /** What the button says that does it. */
  readonly confirm: ReactNode;
}

/** An act that is not undone, or that somebody else must have agreed to: one press opens what follows from it, another one does it. */
export function AskedFirst({ asks, follows, confirm, ...form }: AskedFirstProps): ReactElement {
  return (
    <details className="disclosure">
      <summary>{asks}</summary>
      <p>{follows}</p>
      <ButtonForm {...form} button="button">
        {confirm}
      </ButtonForm>
    </details>
  );
}
