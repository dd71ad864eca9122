import { useParams } from "@remix-run/react";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";

interface Below {
  readonly [name: string]: string | undefined;
}

/**
 * Where the pages of skills are: those of whoever looks, or those of somebody followed (`id`, of their file), which are the same pages,
 * filled beside the person.
 */
export function skillsBase({ id }: Below): string {
  return id === undefined ? "/mes-competences" : `/personnes/${id}/competences`;
}

/** The address of a page of skills by its name below the base; empty: the base itself. */
export function skillPage(params: Below, page: string): string {
  return /^(\?|$)/.test(page) ? `${skillsBase(params)}${page}` : `${skillsBase(params)}/${page}`;
}

/** The addresses of the other pages of skills, from the one that is shown. */
export function useSkillPages(): (page: string) => string {
  const params = useParams();
  return (page) => skillPage(params, page);
}

/** To whom the page of skills that is shown speaks. */
export function useSkillVoice(): SkillVoice {
  return skillVoice(useParams());
}
