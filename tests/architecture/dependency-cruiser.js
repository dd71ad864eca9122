// Turns layers.json, which people read and change, into the rules of dependency-cruiser.
import { readFileSync } from "node:fs";

/** @type {{ floors: string[], search: { mayImport: string[], mayBeImportedFrom: string } }} */
const layers = JSON.parse(readFileSync(new URL("layers.json", import.meta.url), "utf8"));
const { floors, search } = layers;

/** Files at the root of app/ belong to the screens: root.tsx, routes.ts, entry.*.tsx. */
const SCREEN_ROOT = "[^/]+\\.tsx?$";

/** @param {readonly string[]} names */
const inRooms = (names) => {
  const rooms = names.map((name) => (name === "routes" ? `routes/|${SCREEN_ROOT}` : `${name}/`));
  return `^app/(${rooms.join("|")})`;
};

const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `${floor}-never-looks-up`,
  comment: `${floor} may import only the rooms before it in layers.json.`,
  severity: "error",
  from: { path: inRooms([floor]), pathNot: "\\.test\\.tsx?$" },
  to: { path: inRooms(floors.slice(index + 1)) },
}));

const configuration = {
  forbidden: [
    ...upward,
    {
      name: "no-cycle",
      comment: "Type imports count: two files that need each other are one idea, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "search-stands-on-platform",
      comment: "The engine room knows documents and queries, not trainings.",
      severity: "error",
      from: { path: "^search/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(app|prisma|seeds|tests)/", pathNot: inRooms(search.mayImport) },
    },
    {
      name: "search-is-above-its-users",
      comment: `Only ${search.mayBeImportedFrom} and the rooms after it ask the search.`,
      severity: "error",
      from: { path: inRooms(floors.slice(0, floors.indexOf(search.mayBeImportedFrom))) },
      to: { path: "^search/" },
    },
    {
      name: "seeds-and-tests-are-outside",
      comment: "The portal runs without its tests; only commands load the demonstration region.",
      severity: "error",
      from: { path: "^(app|search|prisma)/", pathNot: "^app/cli/|\\.test\\.tsx?$" },
      to: { path: "^(seeds|tests)/" },
    },
    {
      name: "migrations-belong-to-commands",
      comment: "No request changes the schema.",
      severity: "error",
      from: { path: "^(app|search)/", pathNot: "^app/cli/|\\.test\\.tsx?$" },
      to: { path: "^prisma/" },
    },
    {
      name: "migrations-stand-on-platform",
      comment: "The migration runner knows the machine, not the domain.",
      severity: "error",
      from: { path: "^prisma/" },
      to: { path: "^(app|search|seeds|tests)/", pathNot: "^app/platform/" },
    },
    {
      name: "pure-stays-pure",
      comment: "A file without .server never touches the database, the network or a secret, nor a file that does.",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: ["\\.server\\.tsx?$", "\\.test\\.tsx?$", "^app/(cli|routes)/", `^app/${SCREEN_ROOT}`],
      },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    includeOnly: "^(app|prisma|search|seeds|tests)/",
    exclude: { path: "^app/platform/prisma-client/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
    },
  },
};

export default configuration;
