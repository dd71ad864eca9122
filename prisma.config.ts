import { defineConfig } from "prisma/config";

// `prisma generate` looks for the native schema engine, which is never downloaded here: any existing file satisfies it,
// and migrations run in WebAssembly (prisma/schema-engine.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({ schema: "prisma/schema" });
