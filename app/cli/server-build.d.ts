/** The pages, as Remix's Vite plugin compiles them: only a built command can import them. */
declare module "virtual:remix/server-build" {
  const build: import("@remix-run/node").ServerBuild;
  export = build;
}
