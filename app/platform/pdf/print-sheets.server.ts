import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** One sheet of paper, or more when its text is long: who writes, to whom, and what. */
export interface Sheet {
  /** The lines of whoever writes, at the top left. */
  readonly from: readonly string[];
  /** The lines of the envelope, where its window is; none: nobody's. */
  readonly to: readonly string[];
  /** Above the title: where and when. */
  readonly dateLine: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What is typed or compared sign by sign: in large, after the paragraphs. */
  readonly code?: string;
  readonly closing: readonly string[];
}

const MILLIMETRE = 72 / 25.4;
const MARGIN = 20 * MILLIMETRE;
const SIZE = 12;
const TITLE_SIZE = 15;
const CODE_SIZE = 20;
/** The window of a French envelope (110 × 220 mm): its address begins 110 mm from the left, 50 mm from the top. */
const ENVELOPE = { left: 110 * MILLIMETRE, top: 50 * MILLIMETRE, width: 80 * MILLIMETRE };
const BODY_TOP = 100 * MILLIMETRE;

const require = createRequire(import.meta.url);
/** The portal's own type, embedded: accents are printed on every machine. */
const FONTS = {
  text: require.resolve(
    "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff",
  ),
  strong: require.resolve(
    "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff",
  ),
};

/** Prints sheets as one PDF of A4 pages, tagged for screen readers, in French. */
export async function printSheets(title: string, sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    ...{
      size: "A4",
      margin: MARGIN,
      autoFirstPage: false,
      tagged: true,
      lang: "fr-FR",
      displayTitle: true,
      pdfVersion: "1.7",
    },
    info: { Title: title, Producer: "Hub emploi-formation" },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("data", (part: Uint8Array) => parts.push(part));
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  pdf.registerFont("text", FONTS.text);
  pdf.registerFont("strong", FONTS.strong);
  for (const sheet of sheets) printSheet(pdf, sheet);
  pdf.end();
  await ended;
  return Uint8Array.from(Buffer.concat(parts));
}

function printSheet(pdf: PDFKit.PDFDocument, sheet: Sheet): void {
  pdf.addPage();
  const root = pdf.struct("Sect");
  pdf.addStructure(root);
  const say = (tag: string, write: () => void): void => {
    root.add(pdf.struct(tag, {}, write));
  };
  say("P", () => pdf.font("text").fontSize(SIZE).text(sheet.from.join("\n"), MARGIN, MARGIN));
  if (sheet.to.length > 0) {
    say("P", () => pdf.text(sheet.to.join("\n"), ENVELOPE.left, ENVELOPE.top, { width: ENVELOPE.width }));
  }
  say("P", () => pdf.text(sheet.dateLine, MARGIN, BODY_TOP));
  pdf.moveDown();
  say("H1", () => pdf.font("strong").fontSize(TITLE_SIZE).text(sheet.title));
  pdf.font("text").fontSize(SIZE);
  for (const paragraph of sheet.paragraphs) {
    pdf.moveDown(SIZE / TITLE_SIZE);
    say("P", () => pdf.text(paragraph, { lineGap: 2 }));
  }
  if (sheet.code !== undefined) {
    const { code } = sheet;
    pdf.moveDown();
    say("P", () => pdf.font("strong").fontSize(CODE_SIZE).text(code, { characterSpacing: 2 }));
    pdf.font("text").fontSize(SIZE);
  }
  pdf.moveDown();
  say("P", () => pdf.text(sheet.closing.join("\n")));
  root.end();
}
