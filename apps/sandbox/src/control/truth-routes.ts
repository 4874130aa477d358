import { type Collection } from '../model/collection.js';
import { type Sandbox } from '../sandbox.js';
import { control, ControlError, controlQuery, pageSchema } from './input.js';
import { collectionDigest, itemTruth, truth } from './truth.js';

/** What the workspace really holds, past every dial. */
export function registerTruth(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/truth',
    control(() => truth(sandbox.world)),
  );
  for (const kind of ['objects', 'lists'] as const) {
    const rows = kind === 'objects' ? 'records' : 'entries';
    const find = (key: string): Collection =>
      kind === 'objects' ? sandbox.world.object(key) : sandbox.world.list(key);
    app.get(
      `/_sandbox/truth/${kind}/:key`,
      control((request) => {
        const collection = find((request.params as { key: string }).key);
        return { ...collectionDigest(collection), ids: collection.items.listIds() };
      }),
    );
    app.get(
      `/_sandbox/truth/${kind}/:key/${rows}`,
      control((request) => {
        const collection = find((request.params as { key: string }).key);
        const { after, limit } = controlQuery(request, pageSchema);
        const ids = collection.items.listIds().slice(after, after + limit);
        return {
          data: ids
            .flatMap((id) => collection.items.get(id) ?? [])
            .map((item) => itemTruth(sandbox.world, collection, item)),
        };
      }),
    );
    app.get(
      `/_sandbox/truth/${kind}/:key/${rows}/:id`,
      control((request) => {
        const { key, id } = request.params as { key: string; id: string };
        const collection = find(key);
        const item = collection.items.get(id);
        if (!item) throw new ControlError('No such row.', ['id'], 404);
        return { data: itemTruth(sandbox.world, collection, item), history: item.history };
      }),
    );
  }
}
