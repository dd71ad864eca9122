import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";

/** A training as its row and those around it say; texts the feed leaves empty are "". */
export interface TrainingDetailRow {
  readonly id: number;
  readonly number: string;
  readonly is_withdrawn: boolean;
  readonly title: string;
  readonly objective: string;
  readonly expected_results: string;
  readonly content: string;
  readonly is_certifying: boolean;
  readonly level_in: number | null;
  readonly level_out: number | null;
  readonly url: string | null;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly contact_url: string | null;
  readonly feed_updated_on: string | null;
  readonly source_id: string;
  readonly source_label: string;
  readonly is_fictional: boolean;
  readonly organisation: {
    readonly name: string;
    readonly legal_name: string;
    readonly siret: string;
    readonly activity_number: string | null;
    readonly address_line: string;
    readonly postal_code: string | null;
    readonly commune_insee: string | null;
    readonly commune_name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly url: string | null;
  };
  readonly metiers: readonly { readonly code: string; readonly label: string }[];
  readonly formacodes: readonly { readonly code: string; readonly label: string }[];
  readonly certifications: readonly {
    readonly code: string;
    readonly title: string | null;
    readonly level: number | null;
    readonly isActive: boolean | null;
  }[];
}

/** Counts on training_number_key and the primary keys of what hangs on a training. */
const TRAINING = {
  name: "training-detail",
  text: `SELECT t.id, t.number, t.withdrawn_at IS NOT NULL AS is_withdrawn, t.title, t.objective, t.expected_results, t.content,
      t.is_certifying, t.level_in, t.level_out, t.url, t.contact_name, t.contact_phone, t.contact_email, t.contact_url,
      t.feed_updated_on::text, t.source_id, src.label AS source_label, src.is_fictional, row_to_json(o) AS organisation,
      coalesce((SELECT json_agg(json_build_object('code', m.code, 'label', m.label) ORDER BY r.rank)
        FROM training_rome r JOIN rome_metier m ON m.code = r.rome_code WHERE r.training_id = t.id), '[]') AS metiers,
      coalesce((SELECT json_agg(json_build_object('code', tf.code, 'label', coalesce(f.label, tf.code)) ORDER BY tf.rank)
        FROM training_formacode tf LEFT JOIN formacode f ON f.code = tf.code WHERE tf.training_id = t.id), '[]') AS formacodes,
      coalesce((SELECT json_agg(json_build_object('code', k.code, 'title', c.title, 'level', c.level, 'isActive', c.is_active)
          ORDER BY tc.rank, k.place)
        FROM training_certification tc
        CROSS JOIN LATERAL (VALUES (1, tc.rncp), (2, tc.rs)) AS k(place, code) LEFT JOIN certification c ON c.code = k.code
        WHERE tc.training_id = t.id AND k.code IS NOT NULL), '[]') AS certifications
    FROM training t JOIN training_organisation o ON o.id = t.organisation_id JOIN source src ON src.id = t.source_id
    WHERE t.number = $1`,
};

/** The training of this number, withdrawn or not; undefined when there never was one. */
export async function readTrainingRow(
  { client }: CatalogueSnapshot,
  number: string,
): Promise<TrainingDetailRow | undefined> {
  const { rows } = await client.query<TrainingDetailRow>({ ...TRAINING, values: [number] });
  return rows[0];
}

interface TrainingOfSessionRow {
  readonly training: string;
  readonly is_withdrawn: boolean;
}

/** Counts on training_session_number_key. */
const TRAINING_OF_SESSION = {
  name: "training-of-session",
  text: `SELECT t.number AS training,
      s.withdrawn_at IS NOT NULL OR a.withdrawn_at IS NOT NULL OR t.withdrawn_at IS NOT NULL AS is_withdrawn
    FROM training_session s JOIN training_action a ON a.id = s.action_id JOIN training t ON t.id = a.training_id
    WHERE s.number = $1`,
};

/** Where a session belongs, and whether it is still offered; undefined when there never was one. */
export async function readTrainingOfSession(
  { client }: CatalogueSnapshot,
  number: string,
): Promise<TrainingOfSessionRow | undefined> {
  const { rows } = await client.query<TrainingOfSessionRow>({ ...TRAINING_OF_SESSION, values: [number] });
  return rows[0];
}
