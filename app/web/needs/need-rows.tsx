import type { ReactElement } from "react";
import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { Icon } from "#app/ui/icons.tsx";
import { LinkArea } from "#app/ui/link-area.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import type { NeedLine } from "./need-line.ts";
import type { NeedResults, SearchLink } from "./need-results.ts";

/** The needs of a search, what was chosen by a link, and what else to try. */
export function NeedRows({
  needs,
  results: { chips, ways, pages },
}: {
  readonly needs: readonly NeedLine[];
  readonly results: Pick<NeedResults, "chips" | "ways" | "pages">;
}): ReactElement {
  return (
    <LinkArea>
      <Chips chips={chips} />
      {needs.length === 0 ? <p>{words.none}</p> : <NeedList needs={needs} level="h3" />}
      {ways.length === 0 ? null : (
        <ul className="chips">
          {ways.map(({ label, href }) => (
            <li key={href}>
              <a className="chip" href={href}>
                {label}
                <Icon name="forward" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {pages === null ? null : <Pagination pages={pages} />}
    </LinkArea>
  );
}

function Chips({ chips }: { readonly chips: readonly SearchLink[] }): ReactElement | null {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={words.active}>
      {chips.map(({ label, href }) => (
        <li key={href}>
          <a className="chip" href={href}>
            <Icon name="remove" />
            <span className="sr-only">{words.remove} : </span>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Needs in a `LinkArea`, each under a heading. */
export function NeedList({
  needs,
  level: Heading,
}: {
  readonly needs: readonly NeedLine[];
  readonly level: "h2" | "h3";
}): ReactElement {
  return (
    <ul className="rows">
      {needs.map(({ href, title, lines }) => (
        <li key={href}>
          <div className="who">
            <Heading>
              <a href={href}>{title}</a>
            </Heading>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
