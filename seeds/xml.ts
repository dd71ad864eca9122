/** Writes an element around text; nothing when there is no text. */
export function textElement(name: string, value: string | number | undefined): string {
  if (value === undefined || value === "") return "";
  return `<${name}>${escapeText(String(value))}</${name}>`;
}

/** Writes an element around elements, with attributes; nothing when it would hold nothing. */
export function element(
  name: string,
  children: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const inside = children.join("");
  if (inside === "") return "";
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  return `<${name}${written.join("")}>${inside}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
