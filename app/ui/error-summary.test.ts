import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ErrorSummary } from "./error-summary.tsx";

const summaryOf = (field: string | null, startAt?: string): string =>
  renderToStaticMarkup(
    createElement(ErrorSummary, {
      refusal: {
        form: "one",
        instance: "",
        faults: [{ field, message: "Cette demande a changé.", label: null }],
        kept: {},
      },
      ...(startAt === undefined ? {} : { startAt }),
    }),
  );

it("what was typed is called to review only when a field is", () => {
  expect(summaryOf("name")).toContain("Un point est à revoir");
  expect(summaryOf(null, "login")).toContain("Un point est à revoir");
  expect(summaryOf(null)).toContain("Ce n’est pas fait. Rien n’est perdu.");
  expect(summaryOf(null)).not.toContain("à revoir");
});
