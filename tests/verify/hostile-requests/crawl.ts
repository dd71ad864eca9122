import { askPortal } from "#tests/support/portal-visitor.ts";

/** A form as a page shows it: where it is sent, and the values it would send. */
export interface SeenForm {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What one visitor finds by following links. */
export interface Crawled {
  readonly addresses: readonly string[];
  readonly forms: readonly SeenForm[];
}

const FIELD = /<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*>(?:\s*<option[^>]*value="([^"]+)")?/g;

/** Follows the links of the portal from some addresses, `most` pages at most; collects addresses and the forms sent by POST. */
export async function crawl(
  url: string,
  {
    cookie,
    from,
    most,
  }: { readonly cookie: string | undefined; readonly from: readonly string[]; readonly most: number },
): Promise<Crawled> {
  const waiting = [...from];
  const seen = new Set<string>();
  const forms = new Map<string, SeenForm>();
  while (seen.size < most) {
    const path = waiting.shift();
    if (path === undefined) break;
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, location, body } = await askPortal(url, { path, ...(cookie === undefined ? {} : { cookie }) });
    if (location?.startsWith("/")) waiting.push(location);
    if (status !== 200) continue;
    for (const [, href = ""] of body.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) waiting.push(plain(href));
    for (const form of formsIn(body, path)) forms.set(`${form.path} ${Object.keys(form.fields)}`, form);
  }
  return { addresses: [...seen], forms: [...forms.values()] };
}

function formsIn(html: string, page: string): readonly SeenForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = "", inside = ""]) => {
    if (!/method="post"/i.test(attributes)) return [];
    const fields = [...inside.matchAll(FIELD)].map(([tag, name = "", option]): [string, string] => [
      name,
      plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? option ?? "texte"),
    ]);
    return [{ path: plain(/action="([^"]+)"/.exec(attributes)?.[1] ?? page), fields: Object.fromEntries(fields) }];
  });
}

function plain(text: string): string {
  return text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
}
