import { stringify } from "csv-stringify/sync";

/**
 * Rows as a piece of a file for French spreadsheets: UTF-8 with its mark at the beginning (`isFirst`), semicolons. Every cell is text: one
 * that begins like a formula gets an apostrophe in front, since what it says was written by others (OWASP, CSV injection).
 */
export function csvText(rows: readonly (readonly string[])[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: isFirst,
      delimiter: ";",
      quoted: true,
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
}
