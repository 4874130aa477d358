import { z } from 'zod';

/** RFC 9457. `code` is stable; `path` points to the bad member of the request. */
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** @param code stable, snake case; also the last part of the problem's type */
export function problem(
  status: number,
  code: string,
  title: string,
  detail: string,
  errors?: Problem['errors'],
): Problem {
  return { type: `urn:attio-sync:problem:${code}`, title, status, code, detail, ...(errors ? { errors } : {}) };
}
