import { type ModuleRef } from '@nestjs/core';
import { JobQueue } from './job-queue.js';

const scope = { kind: 'record', scopeId: '00000000-0000-4000-8000-000000000001' } as const;
const other = { ...scope, scopeId: '00000000-0000-4000-8000-000000000002' };

/** A queue that takes a job when it is told to. */
function setup() {
  const added: { scopeId: string; taken: () => void }[] = [];
  const queue = {
    add: (_name: string, { scopeId }: { scopeId: string }) =>
      new Promise<void>((resolve) => added.push({ scopeId, taken: resolve })),
  };
  return { sut: new JobQueue({ get: () => queue } as unknown as ModuleRef), added };
}

describe('JobQueue', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('wakes at once, and for all equal wake-ups that come meanwhile once more, a moment later', async () => {
    const { sut, added } = setup();
    for (let i = 0; i < 100; i++) sut.wake('refresh.scope', scope);
    expect(added).toHaveLength(1);
    added[0]?.taken();
    await jest.advanceTimersByTimeAsync(0);
    sut.wake('refresh.scope', scope);
    expect(added).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(20);
    expect(added).toHaveLength(2);
    added[1]?.taken();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(added).toHaveLength(2);
  });

  it('wakes at once again when nothing came meanwhile, and lets no scope wait for another', async () => {
    const { sut, added } = setup();
    sut.wake('refresh.scope', scope);
    sut.wake('refresh.scope', other);
    expect(added.map(({ scopeId }) => scopeId)).toEqual([scope.scopeId, other.scopeId]);
    for (const { taken } of added) taken();
    await jest.advanceTimersByTimeAsync(0);
    sut.wake('refresh.scope', scope);
    expect(added).toHaveLength(3);
  });
});
