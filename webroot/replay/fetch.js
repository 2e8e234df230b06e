// Fetches what happened, one page after another; the first is there to be watched while the others come.

/**
 * @param {(after: number) => Promise<{events: object[], last: number, end: number, more: boolean}>} page asks for what follows on an event
 * @param {{came: (page: object) => void, failed: (problem: Error, again: () => void) => void, all: () => void}} told
 * @param {number} [after]
 */
export async function fetchAll(page, told, after = 0) {
  let got = {last: after, more: true};
  while (got.more) {
    try {
      got = await page(got.last);
    } catch (problem) {
      const {last} = got;
      return told.failed(problem, () => fetchAll(page, told, last));
    }
    told.came(got);
  }
  told.all();
}
