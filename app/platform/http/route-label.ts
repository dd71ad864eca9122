/** The pattern of an address, with `:x` for every part that is no word of the portal's own routes. */
export type RouteLabel = (url: string) => string;

const MAX_PARTS = 6;

/** Learns the portal's words from the paths of its routes ("formations/:number"): few labels, and nothing a person typed. */
export function createRouteLabel(routePaths: readonly string[]): RouteLabel {
  const words = new Set(["healthz", "metrics"]);
  for (const part of routePaths.flatMap((path) => path.split("/"))) {
    if (part !== "" && !part.startsWith(":") && part !== "*") words.add(part);
  }
  return (url) => {
    const path = url.split("?", 1)[0] ?? "/";
    if (path.startsWith("/assets/")) return "/assets/:x";
    const parts = path.split("/").filter((part) => part !== "");
    return `/${parts
      .slice(0, MAX_PARTS)
      .map((part) => labelOf(part, words))
      .join("/")}`;
  };
}

/** `formations.data` is what the browser asks when it changes page by itself. */
function labelOf(part: string, words: ReadonlySet<string>): string {
  const isData = part.endsWith(".data");
  const word = isData ? part.slice(0, -".data".length) : part;
  return `${words.has(word) ? word : ":x"}${isData ? ".data" : ""}`;
}
