import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { isSameText } from "#app/platform/secrets.server.ts";
import { noteReceipt } from "#app/positioning/notices/note-receipt.server.ts";
import { receipts } from "#app/positioning/notices/receipt-store.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

const receiptSchema = z.object({ reference: z.uuid(), status: z.enum(receipts) });

/** What the operator of SMS says of one it took: it arrived, or it will not. Without its key, there is nothing here. */
async function take({ request }: ActionFunctionArgs): Promise<Response> {
  const keys =
    env()
      .SMS_RECEIPT_KEY?.split(",")
      .map((key) => key.trim()) ?? [];
  const shown = request.headers.get("Authorization") ?? "";
  if (!keys.some((key) => isSameText(shown, `Bearer ${key}`))) return new Response(null, { status: 404 });
  const text = await request.text();
  const said = receiptSchema.safeParse(jsonOf(text));
  if (!said.success) return new Response(null, { status: 400 });
  await noteReceipt(database(), said.data.reference, said.data.status);
  return new Response(null, { status: 204 });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const action = openToEverybody(take);
