import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { heldSkillsWords as words } from "#app/content/held-skills.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { BackgroundList } from "./background-list.tsx";
import type { HeldScreen } from "./held-screen.server.ts";
import { OtherWays } from "./other-ways.tsx";
import { ShownList } from "./shown-list.tsx";

export type TestRefusal = FormRefusal<"test", "ogr"> | undefined;

interface HeldViewProps {
  readonly screen: HeldScreen;
  /** What is said when nothing is noted yet. */
  readonly empty: string;
  readonly refusal: TestRefusal;
}

/** What somebody keeps of what they can do, the ways to say more, and the way on to a gap and a path. */
export function HeldView({ screen, empty, refusal }: HeldViewProps): ReactElement {
  const { isBegun, lines, background } = screen;
  return (
    <>
      {isBegun ? null : <p>{empty}</p>}
      <WayOn {...screen} />
      {lines.length + background.length === 0 && isBegun ? <p>{words.nothing}</p> : null}
      <ShownList lines={lines} />
      {background.length === 0 ? null : (
        <>
          <h2>{words.background}</h2>
          <BackgroundList lines={background} />
        </>
      )}
      {isBegun ? <OtherWays /> : null}
      <TestShown screen={screen} refusal={refusal} />
    </>
  );
}

function WayOn({ isBegun, next, job }: HeldScreen): ReactElement {
  const at = useSkillPages();
  if (job === null) {
    return (
      <p>
        <Link className="button big" to={at(next)}>
          {isBegun ? words.resume : words.begin}
        </Link>
      </p>
    );
  }
  return (
    <>
      <p>{words.wants(job)}</p>
      <p className="actions">
        <Link className="button" to={at("resultat")}>
          {words.result}
        </Link>
        <Link className="button quiet" to={at("parcours")}>
          {words.path}
        </Link>
      </p>
    </>
  );
}

/** What a test showed, of what was known by word alone. */
function TestShown({ screen: { testable }, refusal }: Pick<HeldViewProps, "screen" | "refusal">): ReactElement | null {
  if (testable.length === 0) return null;
  return (
    <details className="disclosure" open={refusal !== undefined}>
      <summary>{words.test.title}</summary>
      <p>{words.test.lede}</p>
      <PageForm
        form="test"
        refusal={refusal}
        fields={{
          ogr: (field) => (
            <SelectField field={field} label={words.test.skill} placeholder={words.test.choose} options={testable} />
          ),
        }}
        submit={words.test.submit}
        intent="test"
        button="button quiet"
      />
    </details>
  );
}
