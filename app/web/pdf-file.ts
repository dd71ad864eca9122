/** A PDF to be saved or printed. */
export function pdfFile(name: string, body: Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${name}"` },
  });
}
