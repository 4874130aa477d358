import { type FetchPage } from './page-ahead.js';

/**
 * Attio names no totals, so the end of a list is looked for with single rows: doubling the offset until nothing is
 * there, then halving the distance. Some twenty calls for a million rows; good to a page.
 */
export async function estimateRows(fetchPage: FetchPage, pageSize: number): Promise<number> {
  const isThere = async (offset: number) => (await fetchPage(offset, 1)).rowCount > 0;
  let low = 0;
  let high = pageSize;
  while (await isThere(high)) [low, high] = [high, high * 2];
  while (high - low > pageSize) {
    const middle = Math.floor((low + high) / 2);
    if (await isThere(middle)) low = middle;
    else high = middle;
  }
  return Math.round((low + high) / 2);
}
