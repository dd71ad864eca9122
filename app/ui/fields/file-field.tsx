import type { ReactElement } from "react";
import { type FieldProps, Labelled } from "./labelled.tsx";

interface FileFieldProps extends FieldProps {
  /** The kinds of files that the browser offers first. */
  readonly accept: string;
}

/** One file of the device. What was chosen is never sent back: it is chosen again. */
export function FileField({ accept, ...labelled }: FileFieldProps): ReactElement {
  return <Labelled {...labelled}>{(attributes) => <input {...attributes} type="file" accept={accept} />}</Labelled>;
}
