const LONGEST_ASKED = 100;

/** What somebody wrote to find something. */
export function askedText(request: Request): string {
  return (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST_ASKED);
}
