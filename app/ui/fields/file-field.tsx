import { type ChangeEvent, type ReactElement, useState } from "react";
import { type FieldProps, Labelled } from "./labelled.tsx";

interface FileFieldProps extends FieldProps {
  /** The kinds of files that the browser offers first. */
  readonly accept: string;
  /** The largest file that is taken, and what is said of a larger one as soon as it is chosen: the server would not read it to its end. */
  readonly most: { readonly bytes: number; readonly message: string };
}

/** One file of the device. What was chosen is never sent back: it is chosen again. */
export function FileField({ accept, most, field, ...labelled }: FileFieldProps): ReactElement {
  const [isTooLarge, setTooLarge] = useState(false);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = target.files?.item(0);
    const refused = (chosen?.size ?? 0) > most.bytes;
    setTooLarge(refused);
    if (refused) target.value = "";
  };
  return (
    <>
      <Labelled {...labelled} field={isTooLarge ? { ...field, errors: [most.message] } : field}>
        {(attributes) => <input {...attributes} type="file" accept={accept} onChange={choose} />}
      </Labelled>
      <p className="sr-only" role="alert">
        {isTooLarge ? most.message : ""}
      </p>
    </>
  );
}
