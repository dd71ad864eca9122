/**
 * The names a ROME label stands for: « Conducteur / Conductrice d'engins » is « Conducteur d'engins » and « Conductrice d'engins ». The
 * words before the bar replace as many words after it. A label without a bar is its own only form.
 */
export function genderedForms(label: string): readonly string[] {
  const [masculine, feminine, ...more] = label.split(" / ").map((part) => part.trim());
  if (masculine === undefined || feminine === undefined || more.length > 0) return [label];
  const replaced = masculine.split(/\s+/).length;
  const complement = feminine.split(/\s+/).slice(replaced).join(" ");
  return [`${masculine} ${complement}`.trim(), feminine];
}
