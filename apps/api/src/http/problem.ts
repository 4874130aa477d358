/** RFC 9457. `code` is stable; `path` points to the bad member of the request. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[] | undefined;
}

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
