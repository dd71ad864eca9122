import type { NeedDraft } from "#app/needs/need-draft.ts";
import { type NeedStep, needSteps } from "#app/needs/need-steps.ts";

const pages = {
  job: "/besoins/nouveau",
  post: "/besoins/nouveau/poste",
  skills: "/besoins/nouveau/savoir-faire",
  company: "/besoins/nouveau/entreprise",
} as const satisfies Readonly<Record<NeedStep, string>>;

export const NEED_CHECK_PAGE = "/besoins/nouveau/verifier";

/** The page where a part of a draft is written; null: where all is checked. */
export function pageOfStep(step: NeedStep | null): string {
  return step === null ? NEED_CHECK_PAGE : pages[step];
}

/** Where to go once a part of a draft is written: to the first that is missing still, or to the check. */
export function nextPage(draft: NeedDraft | null, written: NeedStep): string {
  return pageOfStep(needSteps.find((step) => step !== written && (draft === null || draft[step] === null)) ?? null);
}
