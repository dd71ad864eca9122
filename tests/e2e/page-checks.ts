import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { accessibilityFaults, layoutShift, type Theme, type WatchedPage } from "#tests/support/browser.ts";
import type { PageState } from "./page-states.ts";

/** Where the suites leave what they saw. */
export const screenshots = fileURLToPath(new URL("../screenshots", import.meta.url));
const phoneShotWidth = 360;

/** Opens a page in a state, brings it there when the address alone does not, and answers all that is wrong with it. */
export async function problemsOf({ page, faults }: WatchedPage, url: string, state: PageState): Promise<string[]> {
  faults.length = 0;
  const response = await page.goto(url + state.path, { waitUntil: "networkidle" });
  const problems: string[] = [];
  if (response?.status() !== state.status) problems.push(`status ${response?.status()}`);
  const shift = await layoutShift(page);
  if (shift > 0) problems.push(`layout shift ${shift}`);
  await state.act?.(page);
  problems.push(...faults.filter((fault) => !isExpected(fault, url, state)));
  if ((await page.locator("h1").count()) !== 1) problems.push("not exactly one h1");
  if ((await page.getByText("0 800 02 60 80").count()) === 0) problems.push("no phone number");
  const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
  if (state.says !== undefined && !text.includes(state.says)) {
    problems.push(`does not say « ${state.says} »`);
  }
  problems.push(...(await overflow(page)));
  await unfold(page, true);
  problems.push(...(await overflow(page)));
  problems.push(...(await overflowOfLargeText(page)));
  problems.push(...(await accessibilityFaults(page)));
  await unfold(page, false);
  return problems;
}

async function overflow(page: Page): Promise<string[]> {
  const { pixels, who } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > width + 1,
    );
    const who = wide.map((one) => `${one.localName}.${one.classList}`).slice(-3);
    return { pixels: document.documentElement.scrollWidth - width, who: who.join(", ") };
  });
  return pixels > 0 ? [`${pixels} px wider than the screen (${who})`] : [];
}

/** With text at twice its size (WCAG 1.4.4) nothing may leave the screen either. */
async function overflowOfLargeText(page: Page): Promise<string[]> {
  const resize = (size: string): Promise<void> =>
    page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
  await resize("200%");
  const problems = await overflow(page);
  await resize("");
  return problems.map((problem) => `text at 200 %: ${problem}`);
}

/** Opens every disclosure, or closes them again: axe does not look at what is folded. */
async function unfold(page: Page, open: boolean): Promise<void> {
  await page.evaluate((isOpen) => {
    for (const details of document.querySelectorAll("details")) details.open = isOpen;
  }, open);
}

/** A page that is missing, or refuses a form, says so in its status, and the browser's console repeats it. */
function isExpected(fault: string, url: string, { status, path, refusal }: PageState): boolean {
  const expected = refusal ?? status;
  if (expected < 400) return false;
  return fault.startsWith(`${expected} ${url}${path}`) || fault.includes(`status of ${expected}`);
}

/** Takes the pictures of a page, light and dark, for somebody to look at. */
export async function shoot(
  page: Page,
  state: PageState,
  screen: { readonly theme: Theme; readonly width: number },
): Promise<void> {
  const isPhone = screen.width < 600;
  const width = isPhone ? phoneShotWidth : screen.width;
  const height = isPhone ? 740 : 900;
  await page.setViewportSize({ width, height });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${screenshots}/${state.name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: screen.theme });
  await page.setViewportSize({ width: screen.width, height });
}
