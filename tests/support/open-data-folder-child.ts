import { DataFolderError, openDataFolder } from "#app/platform/data-folder.server.ts";

// Opens the folder given, and prints what an operator would read; "ok" when there is nothing to say.
try {
  openDataFolder("DATA_DIR", process.argv[2] ?? "");
  process.stdout.write("ok");
} catch (error) {
  process.stdout.write(error instanceof DataFolderError ? error.message : String(error));
}
