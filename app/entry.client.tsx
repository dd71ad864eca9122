import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { formWords } from "#app/content/form-words.ts";

// Routes give the title without what the server wrote in front of it; the summary of errors puts it back.
if (document.title.startsWith(formWords.errorPrefix)) {
  document.title = document.title.slice(formWords.errorPrefix.length);
}
startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
