import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapterFactory } from "./migration-adapter.ts";

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

const GLUE = "@prisma/schema-engine-wasm/schema_engine_bg";
const LOADED = Symbol.for("hub.schema-engine");

/** Runs Prisma's schema engine, in WebAssembly, on a database, and closes its connections. */
export async function withSchemaEngine<Answer>(
  url: string,
  work: (engine: SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  const { SchemaEngine: Engine } = await loadEngineOnce();
  const connections = new MigrationAdapterFactory(url);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(connections);
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    // The engine holds its advisory lock as long as its connection lives: a second deploy would wait for it.
    await connections.close();
  }
}

/** The glue keeps one instance for the process: a second instantiation corrupts the first, whichever module asks. */
function loadEngineOnce(): Promise<EngineModule> {
  const known: unknown = Reflect.get(globalThis, LOADED);
  if (isEnginePromise(known)) return known;
  const loading = loadEngine();
  Reflect.set(globalThis, LOADED, loading);
  return loading;
}

async function loadEngine(): Promise<EngineModule> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const gluePath = createRequire(import.meta.url).resolve(GLUE);
  const bytes = await readFile(path.join(path.dirname(gluePath), "schema_engine_bg.wasm"));
  const imports = Object.fromEntries(Object.entries(glue).map(([name, value]) => [name, withoutWaiting(name, value)]));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
  callExport(glue, "__wbg_set_wasm", instance.exports);
  callExport(instance.exports, "__wbindgen_start");
  return glue;
}

/** The engine leaves a 10 s lock timer behind, which would keep the process, and the lock, alive as long. */
function withoutWaiting(name: string, value: unknown): WebAssembly.ImportValue {
  if (name.startsWith("__wbg_setTimeout_")) {
    return (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  }
  // The glue's exports are what the module was compiled against; their types are not declared.
  return value as WebAssembly.ImportValue;
}

function callExport(module: object, name: string, ...args: readonly unknown[]): void {
  const target: unknown = Reflect.get(module, name);
  if (typeof target !== "function") throw new Error(`The schema engine has no export ${name}`);
  target(...args);
}

function isEnginePromise(value: unknown): value is Promise<EngineModule> {
  return value instanceof Promise;
}
