import type { ReactElement } from "react";
import { officialName } from "#app/content/skill-names.ts";

/** The name a skill has in the national list of jobs, beside the everyday words it is shown in. */
export function OfficialName({ name }: { readonly name: string | undefined }): ReactElement | null {
  if (name === undefined) return null;
  return <small className="hint official-name"> {officialName(name)}</small>;
}
