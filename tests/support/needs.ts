import { randomUUID } from "node:crypto";
import { type NeedPosting, needPostingSchema } from "#app/needs/need-posting.ts";
import { postNeed } from "#app/needs/post-need.server.ts";
import { needMailEffect, needSmsEffect } from "#app/needs/tell-company.server.ts";
import type { UseCasePortal } from "./use-case-portal.ts";

/** What a company may post: three welders in Péronne, hidden from all but sensors. */
export function aPosting(changed: Partial<Record<keyof NeedPosting, unknown>> = {}): NeedPosting {
  return needPostingSchema.parse({
    ...{ id: randomUUID(), siret: "13002526500013", companyName: "Atelier Dupont", naf: "2562B", companySize: "1-9" },
    ...{ jobLabel: "soudeur", metierCode: "H2913", headcount: 3, startsOn: null, communeCode: "80620" },
    ...{ contract: "permanent", weeklyHours: 35, payCents: 1250, payPeriod: "hour", offers: ["visit"] },
    ...{ visibility: "sensors", skills: [{ ogr: null, label: "Souder l’aluminium", importance: "essential" }] },
    contact: { name: "Jeanne Dupont", phone: "+33612345678", mail: null, callTime: "morning" },
    ...changed,
  });
}

let visitors = 0;

/** Posts a need, each from a visitor and a telephone of its own; answers its id. */
export async function postedNeed(
  { db }: Pick<UseCasePortal, "db">,
  changed: Partial<Record<keyof NeedPosting, unknown>> = {},
): Promise<string> {
  visitors += 1;
  const contact = { name: "Jeanne Dupont", phone: `+336${10_000_000 + visitors}`, mail: null, callTime: "morning" };
  const posting = aPosting({ contact, ...changed });
  const posted = await postNeed(db, posting, `10.0.0.${visitors}`);
  if (!posted.ok) throw new Error("The need was not posted");
  return posting.id;
}

/** A message to a company, as it left. */
export interface SentToCompany {
  readonly to: string;
  readonly text: string;
}

/** Sends what waits to be told to companies, as the worker does; answers the messages. */
export async function sendToCompanies({ db, build }: UseCasePortal): Promise<readonly SentToCompany[]> {
  const sent: SentToCompany[] = [];
  const keep = async ({ to, text }: SentToCompany): Promise<void> => {
    sent.push({ to, text });
  };
  const messenger = { sendSms: keep, sendMail: keep, writeLetter: async () => {} };
  for (const effect of [needSmsEffect, needMailEffect]) {
    const waiting = await build.query(
      "SELECT id::text, payload FROM outbox_effect WHERE topic = $1 ORDER BY created_at, id",
      [effect.topic],
    );
    for (const { id, payload } of waiting) {
      await effect.carryOut(payload, String(id), { database: db, messenger });
      await build.query("DELETE FROM outbox_effect WHERE id = $1", [id]);
    }
  }
  return sent;
}

/** The secret of the link that a message to a company holds. */
export function needTokenIn(text = ""): string {
  return /\/besoins\/suivre\/([\w-]+)/.exec(text)?.[1] ?? "";
}
