import { execSync } from "node:child_process";
import { accessibilityFaults, launchBrowser, openPage } from "#tests/support/browser.ts";

const url = "http://localhost:4131";
const [, , key = "referent-nord", ...paths] = process.argv;
const cookie =
  execSync(`DATA_DIR=/tmp/held-demo npm run -s access -- token --account ${key}@demo.example`)
    .toString()
    .trim()
    .split("\n")
    .at(-1) ?? "";
console.log(cookie.slice(0, 60));
const [name = "", value = ""] = cookie.replace(/^Cookie: /i, "").split(/=(.*)/s);
const browser = await launchBrowser();
for (const screen of [
  { javaScript: false, width: 360, tag: "phone" },
  { javaScript: true, width: 1280, tag: "desk" },
]) {
  const { page, context, faults } = await openPage(browser, screen);
  await context.addCookies([{ name, value, url: "https://localhost:4131", httpOnly: true, sameSite: "Lax" }]);
  for (const p of paths) {
    await page.goto(url + p);
    const slug = p.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, p.includes("112a") ? "other" : "id").replace(/[^a-z]+/gi, "_");
    await page.screenshot({ path: `/tmp/held-shot-${screen.tag}-${slug}.png`, fullPage: true });
    console.log(
      screen.tag,
      p,
      page.url(),
      await page.evaluate("document.documentElement.scrollWidth"),
      screen.javaScript ? await accessibilityFaults(page) : "",
      faults,
    );
  }
  await context.close();
}
await browser.close();
