export interface PageLink {
  readonly page: number;
  readonly href: string;
}

/** The pages around one, as links. */
export interface PageNavigation {
  readonly current: number;
  readonly last: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly near: readonly PageLink[];
}

/** The way to the first page, the last one and those beside; null when there is one page, or none such. */
export function pageNavigation(
  { page: current, lastPage: last }: { readonly page: number; readonly lastPage: number },
  href: (page: number) => string,
): PageNavigation | null {
  if (last < 2 || current > last) return null;
  const near = [...new Set([1, current - 1, current, current + 1, last])]
    .filter((page) => page >= 1 && page <= last)
    .map((page) => ({ page, href: href(page) }));
  return {
    current,
    last,
    previous: current > 1 ? href(current - 1) : null,
    next: current < last ? href(current + 1) : null,
    near,
  };
}
