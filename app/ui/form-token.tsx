import { createContext, type ReactElement, useContext } from "react";

const FormTokenContext = createContext<string | null>(null);

/** Gives the token to every form below: the layout of a space does, once. */
export const FormTokenProvider = FormTokenContext.Provider;

/** Says the form was made for this visitor; every form that writes carries it. */
export function FormToken(): ReactElement {
  const token = useContext(FormTokenContext);
  if (token === null) throw new Error("A form that writes stands outside the layout of a space");
  return <input type="hidden" name="jeton" value={token} />;
}
