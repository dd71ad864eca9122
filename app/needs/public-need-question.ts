/** Which of the needs that everybody may see: those of a métier, a page of them. */
export interface PublicNeedQuestion {
  readonly metierCode: string | undefined;
  readonly page: number;
  readonly perPage: number;
}
