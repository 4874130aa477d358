/**
 * A path under the base URL with every inserted part encoded, and its template for metrics and errors, which must not
 * carry ids: path`/objects/${'people'}/records/${id}` has the route `/objects/{}/records/{}`.
 */
export interface AttioPath {
  path: string;
  route: string;
}

export function path(parts: TemplateStringsArray, ...inserted: string[]): AttioPath {
  // `..` and `.` are path segments of their own to a URL parser, also when everything else is encoded.
  const encoded = inserted.map((part) => {
    if (part === '' || part === '.' || part === '..')
      throw new TypeError('an id or slug in a path must not be empty or dots');
    return encodeURIComponent(part);
  });
  return { path: String.raw({ raw: parts }, ...encoded), route: parts.join('{}') };
}
