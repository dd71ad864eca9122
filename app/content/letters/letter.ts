/** What a letter says, before it takes the shape of a mail. */
export interface LetterWords {
  /** The subject, and the title of the page. */
  readonly title: string;
  readonly greeting?: string;
  readonly paragraphs: readonly string[];
  /** One thing to do at most. The address is also written out, for those who copy it. */
  readonly action?: { readonly label: string; readonly url: string };
  readonly closing: string;
}

/** A letter as a mail carries it: the same words twice, plain and with its link. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The opening of a letter when the name is not known, or not needed. */
export const plainGreeting = "Bonjour,";
/** Who signs every letter. */
export const plainClosing = "Le Hub emploi-formation, Région Hauts-de-France";

const BODY = "margin:0 auto;max-width:36rem;padding:1.5rem;font:1.125rem/1.6 Arial,sans-serif";
const HEADING = "font-size:1.5rem;line-height:1.3";

/** Writes a letter. Throws on a link that is not http or https: our own code makes them. */
export function letter({ title, greeting, paragraphs, action, closing }: LetterWords): Letter {
  if (action !== undefined && !/^https?:\/\//.test(action.url)) throw new Error("A letter links to a page");
  const subject = onOneLine(title);
  const before = [...(greeting === undefined ? [] : [greeting]), ...paragraphs].map(onOneLine);
  const last = onOneLine(closing);
  const written = action === undefined ? [] : [`${onOneLine(action.label)} :\n${action.url}`];
  return {
    subject,
    text: `${[subject, ...before, ...written, last].join("\n\n")}\n`,
    html: page(subject, [...before.map(escapeHtml), ...(action === undefined ? [] : [link(action)]), escapeHtml(last)]),
  };
}

function page(title: string, blocks: readonly string[]): string {
  return [
    "<!doctype html>",
    '<html lang="fr">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${BODY}">`,
    `<h1 style="${HEADING}">${escapeHtml(title)}</h1>`,
    ...blocks.map((block) => `<p>${block}</p>`),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function link({ label, url }: { readonly label: string; readonly url: string }): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(onOneLine(label))}</a> :<br>${escapeHtml(url)}`;
}

/** Names come from people: a line break in one would end the subject of the mail. */
function onOneLine(words: string): string {
  return words.replaceAll(/[\s\u0085]*[\p{Cc}\u2028\u2029][\s\u0085]*/gu, " ").trim();
}

function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
