import { LHEO_NAMESPACE } from "./lheo-vocabulary.ts";

/** Tells which elements belong to LHÉO. The XML parser's own namespace mode costs a third of its speed on these files. */
export interface NamespaceScopes {
  /** Local name of the element if it is LHÉO's, otherwise an empty text. Each call is matched by one `close`. */
  open(qualifiedName: string, attributes: Readonly<Record<string, string>>): string;
  close(): void;
}

type Prefixes = ReadonlyMap<string, string>;

/** Follows the `xmlns` declarations from the root down. */
export function createNamespaceScopes(): NamespaceScopes {
  const scopes: Prefixes[] = [new Map()];
  return {
    open(qualifiedName, attributes): string {
      const inherited = scopes.at(-1) ?? new Map();
      const scope = withDeclarations(inherited, attributes);
      scopes.push(scope);
      const colon = qualifiedName.indexOf(":");
      const prefix = colon < 0 ? "" : qualifiedName.slice(0, colon);
      return scope.get(prefix) === LHEO_NAMESPACE ? qualifiedName.slice(colon + 1) : "";
    },
    close(): void {
      scopes.pop();
    },
  };
}

function withDeclarations(inherited: Prefixes, attributes: Readonly<Record<string, string>>): Prefixes {
  let own: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith("xmlns") || (name.length > 5 && name[5] !== ":")) continue;
    own ??= new Map(inherited);
    own.set(name.slice(6), attributes[name] ?? "");
  }
  return own ?? inherited;
}
