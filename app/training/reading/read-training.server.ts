import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { GeoPoint } from "#search/query.ts";
import { readCatalogue } from "../catalogue-snapshot.server.ts";
import { publishedSiret } from "../siret.ts";
import { findNearTrainings } from "./near-trainings-store.server.ts";
import { readSessionRows } from "./session-detail-store.server.ts";
import { orNull, toSessionDetail } from "./session-detail-view.server.ts";
import type { CertificationView, OrganisationView, SessionDetail, TrainingDetail } from "./training-detail.ts";
import { readTrainingOfSession, readTrainingRow, type TrainingDetailRow } from "./training-detail-store.server.ts";
import { readHits, trainingUrl } from "./training-read-store.server.ts";

/** There never was such a number, or its source does not offer it any more. */
export type UnknownTraining = { readonly kind: "unknown-training" | "withdrawn-training" };
export type UnknownSession = { readonly kind: "unknown-session" | "withdrawn-session" };

const FRANCE_COMPETENCES = "https://www.francecompetences.fr/recherche";

/**
 * Everything the page of a training shows, from one reading of the catalogue and a constant number of statements. `from`: the point
 * distances are measured from; without it those of near trainings are measured from the training itself.
 */
export async function readTraining(
  number: string,
  from: GeoPoint | null = null,
): Promise<Result<TrainingDetail, UnknownTraining>> {
  const today = todayIso();
  return readCatalogue(async (snapshot) => {
    const row = await readTrainingRow(snapshot, number);
    if (row === undefined) return refused({ kind: "unknown-training" });
    if (row.is_withdrawn) return refused({ kind: "withdrawn-training" });
    const sessionRows = await readSessionRows(snapshot, { trainingId: row.id, today, number: null, from });
    const point = from ?? pointOf(sessionRows);
    const near = await findNearTrainings(snapshot, { trainingId: row.id, centre: point, today });
    return ok(
      toDetail(row, {
        catalogueVersion: snapshot.version,
        sessions: sessionRows.map((session) => toSessionDetail(session, today)),
        near: await readHits(snapshot, near, today),
      }),
    );
  });
}

/** One session, also when one may not enter it any more. */
export async function readSession(number: string): Promise<Result<SessionDetail, UnknownSession>> {
  const today = todayIso();
  return readCatalogue(async (snapshot) => {
    const place = await readTrainingOfSession(snapshot, number);
    if (place === undefined) return refused({ kind: "unknown-session" });
    if (place.is_withdrawn) return refused({ kind: "withdrawn-session" });
    const training = await readTrainingRow(snapshot, place.training);
    const [row] = await readSessionRows(snapshot, { trainingId: training?.id ?? 0, today, number, from: null });
    return row === undefined ? refused({ kind: "unknown-session" }) : ok(toSessionDetail(row, today));
  });
}

function pointOf(
  sessions: readonly { readonly latitude: number | null; readonly longitude: number | null }[],
): GeoPoint | null {
  for (const { latitude, longitude } of sessions)
    if (latitude !== null && longitude !== null) return { latitude, longitude };
  return null;
}

function toDetail(
  row: TrainingDetailRow,
  read: Pick<TrainingDetail, "catalogueVersion" | "sessions" | "near">,
): TrainingDetail {
  return {
    number: row.number,
    title: row.title,
    url: trainingUrl(row.number),
    objective: row.objective,
    expectedResults: row.expected_results,
    content: row.content,
    certifying: row.is_certifying,
    levelIn: row.level_in,
    levelOut: row.level_out,
    externalUrl: row.url,
    organisation: toOrganisation(row.organisation),
    contact: {
      name: orNull(row.contact_name),
      phone: orNull(row.contact_phone),
      email: orNull(row.contact_email),
      url: orNull(row.contact_url),
    },
    metiers: row.metiers,
    formacodes: row.formacodes,
    certifications: row.certifications.map(toCertification),
    source: { id: row.source_id, label: row.source_label, isFictional: row.is_fictional },
    feedUpdatedOn: row.feed_updated_on,
    ...read,
  };
}

function toOrganisation(row: TrainingDetailRow["organisation"]): OrganisationView {
  return {
    name: row.name,
    legalName: row.legal_name,
    siret: publishedSiret(row.siret),
    activityNumber: row.activity_number,
    address: {
      name: null,
      line: orNull(row.address_line),
      postalCode: row.postal_code,
      commune: row.commune_name,
      insee: row.commune_insee,
    },
    phone: orNull(row.phone),
    email: orNull(row.email),
    url: orNull(row.url),
  };
}

/** The public record of France compétences: /recherche/rncp/34441, /recherche/rs/5080. */
function toCertification(row: TrainingDetailRow["certifications"][number]): CertificationView {
  const register = row.code.startsWith("RNCP") ? "rncp" : "rs";
  return { ...row, register, url: `${FRANCE_COMPETENCES}/${register}/${row.code.replace(/\D+/, "")}/` };
}
