import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What somebody reads in a PDF, a text a page. */
export async function pdfText(file: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""));
  }
  await pdf.destroy();
  return pages;
}
