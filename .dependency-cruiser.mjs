// Layers and cycles. The table of floors is data: tests/architecture/layers.json; this file only turns it into rules.
import { readFileSync } from "node:fs";

const { floors, search } = JSON.parse(readFileSync(new URL("tests/architecture/layers.json", import.meta.url), "utf8"));

/** Folders of some rooms; the files at the root of app/ (root.tsx, routes.ts, entry.*.tsx) are screens. */
const inRooms = (rooms) =>
  `^app/(${rooms.map((room) => (room === "routes" ? "routes/|[^/]+\\.tsx?$" : `${room}/`)).join("|")})`;

/** A room may not import a room of a later floor. */
const floorRules = floors.slice(0, -1).map((room, index) => ({
  name: `${room}-stays-below`,
  comment: `app/${room} may only import the floors before it in tests/architecture/layers.json`,
  severity: "error",
  from: { path: inRooms([room]) },
  to: { path: inRooms(floors.slice(index + 1)) },
}));

const below = floors.slice(0, floors.indexOf(search.mayBeImportedFrom)).join("|");

export default {
  forbidden: [
    { name: "no-cycles", comment: "type imports count", severity: "error", from: {}, to: { circular: true } },
    ...floorRules,
    {
      name: "search-stands-on-platform",
      comment: "search/ knows documents and queries, not trainings or needs",
      severity: "error",
      from: { path: "^search/" },
      to: { path: "^(app|seeds|prisma)/", pathNot: `^app/(${search.mayImport.join("|")})/` },
    },
    {
      name: "search-is-not-for-the-ground",
      comment: `search/ may be imported from ${search.mayBeImportedFrom} upward`,
      severity: "error",
      from: { path: `^app/(${below})/` },
      to: { path: "^search/" },
    },
    {
      name: "app-does-not-know-its-tests",
      severity: "error",
      from: { path: "^(app|search|prisma|seeds)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^tests/" },
    },
    {
      name: "only-the-command-line-loads-seeds",
      severity: "error",
      from: { path: "^(app|search|prisma)/", pathNot: "^app/cli/" },
      to: { path: "^seeds/" },
    },
    {
      name: "only-the-command-line-migrates",
      comment: "no request changes the schema",
      severity: "error",
      from: { path: "^(app|search)/", pathNot: "^app/cli/|\\.test\\.tsx?$" },
      to: { path: "^prisma/" },
    },
    {
      name: "migrations-stand-on-platform",
      comment: "the migration runner knows the machine, not the domain",
      severity: "error",
      from: { path: "^prisma/" },
      to: { path: "^(app|search)/", pathNot: "^app/platform/" },
    },
    {
      name: "rules-and-views-stay-pure",
      comment:
        "a file without .server may not import one with it (routes, what they share, the server entry and commands are the edge)",
      severity: "error",
      from: { path: "^(app|search)/", pathNot: "\\.server\\.tsx?$|^app/(web|routes|cli)/|^app/root|\\.test\\.tsx?$" },
      to: { path: "\\.server\\.tsx?$" },
    },
    {
      name: "lheo-only-reads",
      comment: "app/training/lheo turns XML into typed records: no database, no search, no write",
      severity: "error",
      from: { path: "^app/training/lheo/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^(search|prisma)/|^app/training/(?!lheo/|siret)|\\.server\\.tsx?$|node_modules/pg",
        pathNot: "^app/training/lheo/",
      },
    },
    {
      name: "not-to-dev-dependencies",
      severity: "error",
      from: { path: "^(app|search|prisma|seeds)/", pathNot: "\\.test\\.tsx?$|^app/routes\\.ts$|^app/cli/start\\.js$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:|\\?url$|build/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|app/platform/prisma-client|\\.data)/" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
