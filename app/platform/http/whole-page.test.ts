import { createElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { wholePage } from "./whole-page.ts";

/** Enough short texts of letters of two, three and four bytes for many of them to stand on the end of one of React's views. */
const page = createElement(
  "main",
  null,
  Array.from({ length: 4_000 }, (_, index) =>
    createElement("input", { key: index, defaultValue: ["é", "’", "\u202f€", "😀"][index % 4]?.repeat(index % 9) }),
  ),
);

it("keeps every letter of a page, and adds none, where React cuts it in views", async () => {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(wholePage(resolve)) });
  });
  expect(bytes.filter((byte) => byte === 0)).toHaveLength(0);
  expect(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toBe(renderToStaticMarkup(page));
});
