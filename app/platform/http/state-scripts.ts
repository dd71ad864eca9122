const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/**
 * The scripts by which Remix hands the answers of the loaders to the browser, as `RemixServer` writes them after a page that it streams
 * (`StreamTransfer`). They are written here because a page rendered at once cannot wait for the stream.
 */
export async function stateScripts(state: ReadableStream<Uint8Array> | undefined, nonce: string): Promise<string> {
  if (state === undefined) return "";
  const written = JSON.stringify(await textOf(state)).replace(UNSAFE_IN_SCRIPT, asUnicode);
  return script(nonce, `enqueue(${written})`) + script(nonce, "close()");
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read())
    text += decoder.decode(read.value, { stream: true });
  return text;
}

function script(nonce: string, call: string): string {
  return `<script nonce="${nonce}">window.__remixContext.streamController.${call};</script>`;
}

/** No tag, comment or entity can begin in what is left. */
function asUnicode(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
