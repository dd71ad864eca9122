import { compile } from "html-to-text";

/** Tags that lay a text out. Others (`<script>`, `<ville>`, `<contact@organisme.fr>`) are the characters they are. */
const BLOCK_TAGS =
  `address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr li main nav ol p pre section table tbody td tfoot th thead tr ul caption`.split(/\s+/);
const INLINE_TAGS =
  `a abbr acronym b basefont big bdo cite code del dfn em font html body head meta link style title i img input ins
  kbd label mark q s samp small span strike strong sub sup tt u var wbr`.split(/\s+/);
const TEXT_TAGS: ReadonlySet<string> = new Set([...BLOCK_TAGS, ...INLINE_TAGS]);
const EMPTY_TAGS: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "link", "meta", "basefont", "wbr"]);

const NAME = `(?:${[...TEXT_TAGS].join("|")}|(?:o|w|m|v|st1):[a-z]+)(?=[\\s/>]|$)`;
const ENTITY = "(?:#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});";
const MARKUP = new RegExp(`<(?:/?${NAME}|!--)|&${ENTITY}`, "i");
const LAID_OUT = new RegExp(`</?(?:${BLOCK_TAGS.join("|")})(?=[\\s/>]|$)`, "i");
const STRAY_AMPERSAND = new RegExp(`&(?!${ENTITY})`, "gi");
const STRAY_BRACKET = new RegExp(`<(?!/?${NAME}|!--)`, "gi");

/** Beyond, a text is left as it is: no field of a real record is that long. */
const MAX_CHARACTERS = 30_000;
/** A text escaped twice, as an export of an export is, still shows its tags after the first reading. */
const MAX_READINGS = 3;
const MAX_DEPTH = 100;

const oneLine = { leadingLineBreaks: 1, trailingLineBreaks: 1 } as const;
const withBreaks = (selector: string, format = "block") => ({ selector, format, options: oneLine });

/** Without a tag that lays it out, a text keeps the line breaks it was typed with. */
const [readTyped, readLaidOut] = [true, false].map((preserveNewlines) =>
  compile({
    wordwrap: false,
    preserveNewlines,
    limits: { maxDepth: MAX_DEPTH },
    selectors: [
      ...["p", "pre"].map((name) => ({ selector: name, options: oneLine })),
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        ...withBreaks(selector, "heading"),
        options: { ...oneLine, uppercase: false },
      })),
      ...["blockquote", "tr", "dl", "dt", "dd", "address", "center", "fieldset", "figure", "caption", "hr", "li"].map(
        (name) => withBreaks(name),
      ),
      ...["td", "th"].map((selector) => ({ selector, format: "inlineSurround", options: { suffix: " " } })),
      { selector: "ul", options: { ...oneLine, itemPrefix: "- " } },
      { selector: "ol", options: oneLine },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"], pathRewrite: webAddress } },
      ...["img", "style", "head"].map((selector) => ({ selector, format: "skip" })),
    ],
  }),
);

function webAddress(href: string): string {
  return /^(?:https?:\/\/|mailto:|www\.)/i.test(href) ? href : "";
}

/** Whether a text holds tags or entities, instead of the characters people read. */
export function hasMarkup(text: string): boolean {
  return /[<&]/.test(text) && MARKUP.test(text);
}

/**
 * The text a person reads in a text with HTML tags or entities, escaped once or several times: a line for each paragraph, « - » before
 * each item of a list, words apart. Plain characters, never HTML.
 */
export function readRichText(text: string): string {
  let read = text;
  for (let reading = 0; reading < MAX_READINGS && read.length <= MAX_CHARACTERS && hasMarkup(read); reading += 1) {
    const convert = LAID_OUT.test(read) ? readLaidOut : readTyped;
    read = convert?.(read.replaceAll(STRAY_AMPERSAND, "&amp;").replaceAll(STRAY_BRACKET, "&lt;")) ?? read;
  }
  return read.replaceAll(/[\u00ad\u200b\ufeff]/g, "").replaceAll(/\u00a0{2,}|\u00a0(?= )|(?<= )\u00a0/g, " ");
}

/** The opening or closing tag to put back in a text where an element of that name stood, empty for one that lays out no text. */
export function textTag(name: string, isClosing: boolean, href = ""): string {
  const tag = name.toLowerCase();
  if (!TEXT_TAGS.has(tag) || (isClosing && EMPTY_TAGS.has(tag))) return "";
  if (isClosing) return `</${tag}>`;
  return href === "" ? `<${tag}>` : `<${tag} href="${href.replaceAll('"', "%22")}">`;
}

const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Reads the control characters U+0080 to U+009F as the Windows-1252 bytes they were before a wrong conversion. */
export function readWindowsLeftovers(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, (character) => {
    const read = WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? "";
    return read === character ? "" : read;
  });
}
