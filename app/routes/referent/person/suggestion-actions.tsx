import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import type { PersonScreen } from "./person-screen.server.ts";

interface SuggestionActionsProps {
  readonly suggestion: PersonScreen["suggestions"][number];
  readonly personId: string;
}

/** What can be said of a suggestion: the person's answer, or that it is taken back. */
export function SuggestionActions({ suggestion, personId }: SuggestionActionsProps): ReactElement {
  const { id, version, key, training, isAgreed, sessionNumber } = suggestion;
  const button = (intent: "agree" | "refuse" | "take-back", label: string): ReactElement => (
    <ButtonForm
      intent={intent}
      carried={{ suggestionId: id, version: String(version), key: `${key}-${intent}` }}
      button="button quiet"
    >
      {label}
      <span className="sr-only"> : {training}</span>
    </ButtonForm>
  );
  return (
    <div className="actions">
      {isAgreed ? (
        <Link
          className="button"
          to={`/personnes/${personId}/positionner?session=${encodeURIComponent(sessionNumber)}&proposition=${id}.${version}`}
        >
          {words.position}
          <span className="sr-only"> : {training}</span>
        </Link>
      ) : (
        button("agree", words.agree)
      )}
      {button("refuse", words.refuse)}
      {button("take-back", words.takeBack)}
    </div>
  );
}
