import { LHEO_NAMESPACE } from "./lheo-vocabulary.ts";

/** The attributes of an element that has none: always this object. */
export const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Tells which elements belong to LHÉO. The XML parser's own namespace mode costs a third of its speed on these files. */
export interface NamespaceScopes {
  /** Local name of the element if it is LHÉO's, otherwise an empty text. Each call is matched by one `close`. */
  open(qualifiedName: string, attributes: Readonly<Record<string, string>>): string;
  close(): void;
}

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  /** Whether an element without prefix is LHÉO's: what nearly every element asks. */
  readonly isLheoByDefault: boolean;
}

/** Follows the `xmlns` declarations from the root down. */
export function createNamespaceScopes(): NamespaceScopes {
  const outside: Scope = { prefixes: new Map(), isLheoByDefault: false };
  const scopes: Scope[] = [];
  let current = outside;
  return {
    open(qualifiedName, attributes): string {
      scopes.push(current);
      if (attributes !== NO_ATTRIBUTES) current = withDeclarations(current, attributes);
      const colon = qualifiedName.indexOf(":");
      if (colon < 0) return current.isLheoByDefault ? qualifiedName : "";
      return current.prefixes.get(qualifiedName.slice(0, colon)) === LHEO_NAMESPACE
        ? qualifiedName.slice(colon + 1)
        : "";
    },
    close(): void {
      current = scopes.pop() ?? outside;
    },
  };
}

function withDeclarations(inherited: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let prefixes: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith("xmlns") || (name.length > 5 && name[5] !== ":")) continue;
    prefixes ??= new Map(inherited.prefixes);
    prefixes.set(name.slice(6), attributes[name] ?? "");
  }
  if (prefixes === undefined) return inherited;
  return { prefixes, isLheoByDefault: prefixes.get("") === LHEO_NAMESPACE };
}
