/** What is filled in for them: the only choice there is; null: there are several, or none. */
export function onlyOf(options: readonly { readonly value: string }[]): string | null {
  const [first, ...others] = options;
  return first === undefined || others.length > 0 ? null : first.value;
}
