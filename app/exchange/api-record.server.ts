import { ok, type Result, refused } from "#app/platform/result.ts";
import { answerApi, type RouteArgs } from "./api-answer.server.ts";
import { refuseStrangeParameters } from "./api-parameters.ts";

/** One record, asked by its number or code; it takes no parameters. */
export interface AskedRecord<Value, Reason extends string> {
  readonly canonical: string;
  readonly read: () => Promise<Result<Value, { readonly kind: Reason }>>;
  /** What is said for each reason not to find it. */
  readonly absent: Readonly<Record<Reason, string>>;
}

/** Answers a record of the API, or a 404 that says why. */
export function answerRecord<Value, Reason extends string>(
  args: RouteArgs,
  { canonical, read, absent }: AskedRecord<Value, Reason>,
): Promise<Response> {
  return answerApi(args, () => {
    const strange = refuseStrangeParameters(new URL(args.request.url).searchParams, []);
    if (strange !== null) return refused(strange);
    return ok({
      canonical,
      read: async () => {
        const found = await read();
        if (found.ok) return found;
        const { kind } = found.refusal;
        return refused({ status: 404 as const, code: kind, message: absent[kind] });
      },
    });
  });
}
