import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { builtCommands } from "./app/cli/staleness.js";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  // Keeps dates and maps typed through single fetch.
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Compiles the commands of production beside the pages, as `build/server/NAME.js`. One build, so that a command and the pages it
 * serves share one copy of each module: one pool of connections, one clock, one set of metrics.
 */
const commands: Plugin = {
  name: "hub-commands",
  enforce: "post",
  config(_config, { isSsrBuild }) {
    if (!isSsrBuild) return;
    return {
      build: {
        target: "node20",
        // Not for the browser's half: its maps would be public.
        sourcemap: true,
        rollupOptions: {
          // The thread of paths is a file of its own: what starts it finds it beside the commands.
          input: [...builtCommands.map((name) => `app/cli/${name}.ts`), "app/matching/proposal/path-thread.ts"],
          output: { entryFileNames: "[name].js", chunkFileNames: "shared/[name]-[hash].js" },
        },
      },
    };
  },
};

export default defineConfig({
  // The Remix plugin cannot run under vitest, which has its own configuration.
  plugins: [tailwindcss(), !process.env["VITEST"] && remix(remixConfig), commands],
  build: {
    // Both halves build the same sheet: the target of the server's half would drop what old phones need, and the browser would fetch two.
    cssTarget: ["chrome87", "edge88", "firefox78", "safari14"],
    rollupOptions: {
      onwarn(warning, warn) {
        // zod 4 carries comments Rollup does not read: noise.
        if (warning.code !== "INVALID_ANNOTATION") warn(warning);
      },
    },
  },
});
