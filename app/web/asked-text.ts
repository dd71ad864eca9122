const LONGEST_ASKED = 100;
export const LONGEST_SENTENCE = 300;

/** What somebody wrote to find something. */
export function askedText(request: Request): string {
  return askedOf(request, LONGEST_ASKED);
}

/** What somebody told of themselves. */
export function askedSentence(request: Request): string {
  return askedOf(request, LONGEST_SENTENCE);
}

function askedOf(request: Request, longest: number): string {
  return (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, longest);
}
