import { routes } from '../http/routes/index.js';
import { type Client, setup } from '../testing/client.js';
import { readDocument } from './shared.js';
import { tour } from './tour.js';
import { Validator } from './validator.js';

jest.setTimeout(30_000);

const document = readDocument();
if (!document) console.log('The API document is absent: answers are not validated against it.');

describe('every answer, against the API document', () => {
  let client: Client | undefined;
  afterEach(() => client?.close());

  it('goes through every endpoint', async () => {
    client = setup();
    await tour(client);
    expect(client.sandbox.calls.counters()['total']).toBeGreaterThan(150);
  });

  (document ? it : it.skip)('matches the declared schema for every served operation', async () => {
    const validator = new Validator(document ?? {});
    client = setup({}, (method, url, reply) => validator.check(method, url, reply));
    await tour(client);
    expect(validator.failures).toEqual([]);
    const served = new Set(
      routes.flatMap(({ method, path }) => validator.find(method, path.replace(/:\w+/g, 'x'))?.key ?? []),
    );
    // Answered as not in the plan: its success cannot be shown.
    served.delete('POST /v2/sql');
    expect([...served].filter((key) => !validator.exercised.has(key))).toEqual([]);
    console.log(
      `${validator.checked} answers of ${served.size} operations validated, ${validator.slips} slips of the document excused`,
    );
  });
});
