import type { OwnNeed } from "#app/needs/answer-need.server.ts";
import { MOST_PROPOSED, type NeedDraft, needDraftSchema } from "#app/needs/need-draft.ts";

const partsSchema = needDraftSchema.omit({ id: true });

/** A draft that says what an older need said; a first day that has passed is left out. */
export function draftFrom({ need: kept, contact, told }: OwnNeed, on: string): Omit<NeedDraft, "id"> {
  const need = told ?? kept;
  const { startsOn, skills } = need;
  const wanted = skills.flatMap(({ ogr, importance }) => (ogr === null ? [] : [{ ogr, importance }]));
  return partsSchema.parse({
    job: { label: need.jobLabel.slice(0, 100), rome: need.metierCode },
    post: { ...need, startsOn: startsOn !== null && startsOn >= on ? startsOn : null },
    skills: { wanted: wanted.slice(0, MOST_PROPOSED), other: skills.find(({ ogr }) => ogr === null)?.label ?? null },
    company: { ...need, ...contact },
  });
}
