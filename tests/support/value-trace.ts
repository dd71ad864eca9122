import path from "node:path";
import { Sql } from "sql-template-tag";
import ts from "typescript";
import { createServer, type Plugin, type ViteDevServer } from "vite";

/** A function of ours that was called, and what it was called with. */
export interface TracedCall {
  /** Its file and its name there. */
  readonly name: string;
  readonly given: readonly unknown[];
}

declare global {
  var tracedCall: ((name: string, given: readonly unknown[]) => void) | undefined;
}

/** Loads modules of app/ and search/ whose named functions say that they are called. Close it at the end. */
export function openTracedModules(): Promise<ViteDevServer> {
  return createServer({
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [tracing],
  });
}

/** What is called while `work` goes on, in order, until `see` says that it has seen enough. */
export async function traceCalls(
  work: () => Promise<unknown>,
  see: (call: TracedCall) => "go-on" | "enough",
): Promise<void> {
  globalThis.tracedCall = (name, given) => {
    if (see({ name, given }) === "enough") globalThis.tracedCall = undefined;
  };
  try {
    await work();
  } finally {
    globalThis.tracedCall = undefined;
  }
}

const tracing: Plugin = {
  name: "hub-tracing",
  enforce: "pre",
  transform(code, id) {
    const file = path.relative(process.cwd(), id);
    return /^(app|search)\/.*\.tsx?$/.test(file) ? withTracedFunctions(code, file) : null;
  },
};

/** Each function that has a name says it first, with its parameters: a function given inside a call is part of the one around it. */
function withTracedFunctions(code: string, file: string): string {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const { transformed } = ts.transform(source, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        const visited = ts.visitEachChild(node, visit, context);
        const name = ts.isFunctionLike(node) ? nameOf(node) : null;
        if (name === null) return visited;
        if (ts.isFunctionDeclaration(visited) && visited.body !== undefined) {
          const body = saying(visited.body, visited, `${file} ${name}`);
          const { modifiers, asteriskToken, typeParameters, parameters, type } = visited;
          return ts.factory.updateFunctionDeclaration(
            visited,
            modifiers,
            asteriskToken,
            visited.name,
            typeParameters,
            parameters,
            type,
            body,
          );
        }
        if (ts.isArrowFunction(visited)) {
          const body = saying(visited.body, visited, `${file} ${name}`);
          const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken } = visited;
          return ts.factory.updateArrowFunction(
            visited,
            modifiers,
            typeParameters,
            parameters,
            type,
            equalsGreaterThanToken,
            body,
          );
        }
        return visited;
      };
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  const [written] = transformed;
  return written === undefined ? code : ts.createPrinter().printFile(written);
}

/** The name a reader would use; null for a function written inside a call. */
function nameOf(node: ts.SignatureDeclaration): string | null {
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? "default";
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  return ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) ? parent.name.text : null;
}

function saying(body: ts.ConciseBody, { parameters }: ts.SignatureDeclaration, name: string): ts.Block {
  const call = ts.factory.createExpressionStatement(
    ts.factory.createCallChain(
      ts.factory.createIdentifier("globalThis.tracedCall"),
      ts.factory.createToken(ts.SyntaxKind.QuestionDotToken),
      undefined,
      [
        ts.factory.createStringLiteral(name),
        ts.factory.createArrayLiteralExpression(parameters.flatMap((parameter) => boundNames(parameter.name))),
      ],
    ),
  );
  const statements = ts.isBlock(body) ? body.statements : [ts.factory.createReturnStatement(body)];
  return ts.factory.createBlock([call, ...statements], true);
}

function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return name.text === "this" ? [] : [ts.factory.createIdentifier(name.text)];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Where a value was found: bound to a statement, among other things, or nowhere. */
export type Whereabouts = "in-sql" | "given" | "absent";

/** Looks for a value in what a function was called with. */
export function lookFor(value: string, given: readonly unknown[]): Whereabouts {
  const seen = new Set<object>();
  let found: Whereabouts = "absent";
  function look(thing: unknown, inSql: boolean): void {
    if (found === "in-sql") return;
    if (typeof thing === "string" || typeof thing === "number") {
      if (String(thing).includes(value)) found = inSql ? "in-sql" : "given";
      return;
    }
    if (typeof thing !== "object" || thing === null || seen.has(thing)) return;
    seen.add(thing);
    const isSql = thing instanceof Sql;
    for (const part of isSql ? thing.values : partsOf(thing)) look(part, inSql || isSql);
  }
  look(given, false);
  return found;
}

function partsOf(thing: object): readonly unknown[] {
  if (thing instanceof Request) return [thing.url];
  if (thing instanceof URL || thing instanceof URLSearchParams) return [String(thing)];
  if (thing instanceof Map || thing instanceof Set) return [...thing].flat();
  return Array.isArray(thing) || Object.getPrototypeOf(thing) === Object.prototype ? Object.values(thing) : [];
}
