import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownFactors as words } from "#app/content/second-factors.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import type { FactorsScreen } from "./factors-screen.ts";

interface FactorsProps {
  readonly view: FactorsScreen;
}

/** One's second factors and recovery codes. They are changed after a fresh proof alone: until then, one link leads to it. */
export function Factors({ view }: FactorsProps): ReactElement {
  return (
    <>
      <h3>{words.title}</h3>
      {view.rows.length === 0 ? <p>{view.mayAdd ? words.none : words.elsewhere}</p> : null}
      {view.rows.length === 0 ? null : <FactorRows view={view} />}
      {view.mayAdd ? (
        <p>
          <Link className="button quiet" to="/connexion/second-moyen">
            {words.add}
          </Link>
        </p>
      ) : null}
      {view.rows.length > 0 && !view.mayChange ? (
        <>
          <p className="hint">{words.changeHint}</p>
          <p>
            <Link className="button quiet" to="/connexion/code?suite=/mon-compte">
              {words.change}
            </Link>
          </p>
        </>
      ) : null}
    </>
  );
}

function FactorRows({ view }: FactorsProps): ReactElement {
  const mayRemove = view.mayChange && view.rows.length > 1;
  const recoveryCodes: Row = {
    key: "recovery-codes",
    title: view.recoveryCodes,
    hints: [words.recoveryHint],
    action: view.mayChange ? (
      <ButtonForm intent="renew-codes" button="button quiet">
        {words.renewCodes}
      </ButtonForm>
    ) : null,
  };
  const factors = view.rows.map(
    ({ id, name, facts, intent }): Row => ({
      key: id,
      title: name,
      hints: view.mayChange && !mayRemove ? [facts, words.onlyOne] : [facts],
      action: mayRemove ? (
        <ButtonForm intent={intent} carried={{ passkey: id }} button="button quiet">
          {words.remove}
          <span className="sr-only"> {name}</span>
        </ButtonForm>
      ) : null,
    }),
  );
  return <Rows rows={[...factors, recoveryCodes]} />;
}
