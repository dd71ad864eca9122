import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  // Keeps dates and maps typed through single fetch.
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  // The Remix plugin cannot run under vitest, which has its own configuration.
  plugins: [tailwindcss(), !process.env["VITEST"] && remix(remixConfig)],
  build: {
    rollupOptions: {
      onwarn(warning, warn) {
        // zod 4 carries comments Rollup does not read: noise.
        if (warning.code !== "INVALID_ANNOTATION") warn(warning);
      },
    },
  },
});
