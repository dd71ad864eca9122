import type { ReactElement } from "react";
import { paginationText as words } from "#app/content/pagination.ts";
import { Icon } from "./icons.tsx";
import type { PageNavigation } from "./page-navigation.ts";

/** The pages of a list, as links in a `LinkArea`. */
export function Pagination({ pages }: { readonly pages: PageNavigation }): ReactElement {
  return (
    <nav className="pagination" aria-label={words.label}>
      <ul>
        {pages.previous === null ? null : (
          <li>
            <a href={pages.previous} rel="prev">
              <Icon name="back" />
              {words.previous}
            </a>
          </li>
        )}
        {pages.near.map(({ page, href }, index) => (
          <li key={page}>
            {isAfterGap(pages, index) ? <span className="gap">…</span> : null}
            {page === pages.current ? (
              <span aria-current="page">{page}</span>
            ) : (
              <a href={href} aria-label={words.goTo(page)}>
                {page}
              </a>
            )}
          </li>
        ))}
        {pages.next === null ? null : (
          <li>
            <a href={pages.next} rel="next">
              {words.next}
              <Icon name="forward" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function isAfterGap({ near }: PageNavigation, index: number): boolean {
  const [before, here] = [near[index - 1], near[index]];
  return before !== undefined && here !== undefined && here.page > before.page + 1;
}
