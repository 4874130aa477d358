import { z } from 'zod';
import { forbidden } from '../../errors.js';
import { readBody } from '../body.js';
import { type Route } from '../route.js';
import { scopes } from '../scopes.js';

/** `POST /sql` needs the Enterprise plan, which the seeded workspace does not have (reference 3.6). */
export const planRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v2/sql',
    scopes: scopes.records.read,
    budget: 'read',
    limit: 'sqlPerSecond',
    accurate: false,
    handle: (call) => {
      readBody(call, z.object({ sql: z.string() }));
      throw forbidden('billing_error', 'SQL queries are not in your plan. Please upgrade or contact sales.');
    },
  },
];
