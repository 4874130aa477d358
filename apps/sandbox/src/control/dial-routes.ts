import { z } from 'zod';
import { faultSchema } from '../faults/faults.js';
import { type Sandbox } from '../sandbox.js';
import { settingsPatchSchema, turn, type SettingsPatch } from '../settings.js';
import { control, controlBody, ControlError, controlQuery, pageSchema, rawBody } from './input.js';

/** Dials, faults and the log of calls. */
export function registerDials(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/dials',
    control(() => sandbox.settings),
  );
  const set = control((request) => {
    turn(sandbox.settings, controlBody<SettingsPatch>(request, settingsPatchSchema));
    return sandbox.settings;
  });
  app.post('/_sandbox/dials', set);
  app.patch('/_sandbox/dials', set);
  app.get(
    '/_sandbox/faults',
    control(() => ({ faults: sandbox.faults.list() })),
  );
  app.post(
    '/_sandbox/faults',
    control((request) => {
      const body = rawBody(request);
      const many = z.object({ faults: z.array(faultSchema) }).safeParse(body);
      const faults = many.success ? many.data.faults : [controlBody(request, faultSchema)];
      return { faults: faults.map((fault) => sandbox.faults.add(fault)) };
    }),
  );
  app.delete(
    '/_sandbox/faults',
    control(() => {
      sandbox.faults.clear();
      return { faults: [] };
    }),
  );
  app.delete(
    '/_sandbox/faults/:id',
    control((request) => {
      const id = Number((request.params as { id: string }).id);
      if (!sandbox.faults.remove(id)) throw new ControlError('No such fault.', ['id'], 404);
      return { faults: sandbox.faults.list() };
    }),
  );
  app.get(
    '/_sandbox/calls',
    control((request) => {
      const { after, limit } = controlQuery(request, pageSchema);
      return { counters: sandbox.calls.counters(), calls: sandbox.calls.list(after, limit) };
    }),
  );
  app.delete(
    '/_sandbox/calls',
    control(() => {
      sandbox.calls.clear();
      return {};
    }),
  );
}
