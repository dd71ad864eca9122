import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Theme = "light" | "dark";

export interface PageOptions {
  readonly width?: number;
  readonly theme?: Theme;
  readonly javaScript?: boolean;
}

/** A page that writes down everything that should not happen while it is open. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and warnings, errors of scripts, policy violations, answers of 400 and more. */
  readonly faults: string[];
}

/** Debian's Chromium, or the one CHROMIUM_PATH names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium", args: flags });
}

const heightOf = (width: number): number => (width < 600 ? 740 : 900);

/** Opens a page of a person with these settings; `expectedStatus` answers are no fault. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
  const { width = 1280, theme = "light", javaScript = true } = options;
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    locale: "fr-FR",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  await page.addInitScript(watchInPage);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, faults };
}

/** Runs in the page before anything else: says policy violations aloud, adds up what moves. */
function watchInPage(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("value" in entry && typeof entry.value === "number") total += entry.value;
    }
    document.documentElement.dataset["layoutShift"] = String(total);
  }).observe({ type: "layout-shift", buffered: true });
}

const accessibilityRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];

/** What axe finds wrong in the page as it is now; no rule is left out. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // The nodes of what passed are not asked for: describing them took longer than finding what fails.
    .options({ runOnly: accessibilityRules, resultTypes: ["violations"] })
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(", ")}`);
}

/** The cumulative layout shift of the page so far, user input included: nothing may ever move by itself. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset["layoutShift"] ?? "0"));
}
