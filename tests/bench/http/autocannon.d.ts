/** The part of autocannon the bench uses; the package carries no types. */
declare module "autocannon" {
  interface Result {
    readonly requests: { readonly total: number };
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests: readonly { readonly path: string }[];
  }
  export default function autocannon(options: Options): Promise<Result>;
}
