import { expect, it } from "vitest";
import { stateScripts } from "./state-scripts.ts";

function stream(...texts: readonly string[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(texts.join(""));
  return new ReadableStream({
    start(controller) {
      // Cut inside a letter of several bytes, as a stream may be.
      for (let at = 0; at < bytes.length; at += 3) controller.enqueue(bytes.slice(at, at + 3));
      controller.close();
    },
  });
}

it("hands the browser the very text of the answers, in scripts of this nonce", async () => {
  const text = '[{"é":"</script><!--","b":"\u2028 & 😀"}]\n';
  const scripts = await stateScripts(stream(text), "abc");
  const [enqueued = "", closed] = scripts.split("</script>");
  expect(enqueued.startsWith('<script nonce="abc">window.__remixContext.streamController.enqueue(')).toBe(true);
  expect(closed).toBe('<script nonce="abc">window.__remixContext.streamController.close();');
  expect(JSON.parse(enqueued.slice(enqueued.indexOf("(") + 1, enqueued.lastIndexOf(")")))).toBe(text);
});

it("leaves nothing in a script by which it could end or open a comment", async () => {
  const scripts = await stateScripts(stream("</script><script>alert(1)</script><!--"), "abc");
  expect(scripts.match(/<\/?script|<!--/g)).toEqual(["<script", "</script", "<script", "</script"]);
});

it("writes nothing when there is nothing to hand over", async () => {
  expect(await stateScripts(undefined, "abc")).toBe("");
});
