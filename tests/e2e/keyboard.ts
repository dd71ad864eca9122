import type { Page } from "playwright-core";

/** Presses Tab until the focus is on something that holds these words. */
export async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(() => {
      const here = document.activeElement;
      // Nothing has the focus: the page that had it went, or the browser's own buttons come next. The next press goes on from there.
      if (here === document.body) return "";
      const label =
        here instanceof HTMLInputElement ? (here.labels?.[0]?.textContent ?? "") : (here?.textContent ?? "");
      return label.replaceAll("\u00a0", " ").trim();
    });
    if (typeof words === "string" ? said.includes(words) : words.test(said)) return;
  }
  throw new Error(`No focus on ${String(words)}`);
}
