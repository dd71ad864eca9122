/** Who reads a page of skills: whom it is about (`own`), or who fills it beside them, who is told of the person. */
export type SkillVoice = "own" | "beside";

/** The voice of a page of skills, by its address: that of somebody followed bears their file. */
export function skillVoice({ id }: { readonly id?: string | undefined }): SkillVoice {
  return id === undefined ? "own" : "beside";
}

/** The words of a page, whoever reads it. */
export type Worded<Page> = {
  readonly [Key in keyof Page]: Page[Key] extends string
    ? string
    : Page[Key] extends readonly string[]
      ? readonly string[]
      : Page[Key] extends (...said: never[]) => unknown
        ? Page[Key]
        : Worded<Page[Key]>;
};

/** The words of a page, by who reads it. */
export type Voiced<Page> = Readonly<Record<SkillVoice, Worded<Page>>>;
