import { Logger } from '@nestjs/common';
import { Clock } from '@app/common';
import { type QueuePauses } from '@app/queue';
import { type AttioAvailability } from '@app/sync';
import { AttioPause } from './attio-pause.js';

/** A breaker in our hand, and queues that cannot be reached the first `failures` times. */
function setup(failures: number) {
  const done: string[] = [];
  let listener: () => void = () => undefined;
  const availability = {
    isAvailable: true,
    onChange: (one: () => void) => {
      listener = one;
      return () => undefined;
    },
  };
  const attempt = (what: string) => {
    if (failures-- > 0) throw new Error('Redis is away');
    done.push(what);
  };
  const pauses = { pause: async () => attempt('pause'), resume: () => attempt('resume') };
  const clock = Object.assign(new Clock(), { wait: async () => immediate() });
  const sut = new AttioPause(availability as unknown as AttioAvailability, pauses as unknown as QueuePauses, clock);
  sut.onApplicationBootstrap();
  const turn = (isAvailable: boolean) => {
    availability.isAvailable = isAvailable;
    listener();
  };
  const settled = async (): Promise<void> => {
    for (let turns = 0; turns < 10; turns++) await immediate();
  };
  return { sut, turn, done, settled };
}

const immediate = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('AttioPause', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('pauses when Attio is away, and resumes when it is back', async () => {
    const { turn, done, settled } = setup(0);
    turn(false);
    await settled();
    turn(true);
    await settled();
    expect(done).toEqual(['pause', 'resume']);
  });

  it('tries again what failed, and goes on following', async () => {
    const { turn, done, settled } = setup(3);
    turn(false);
    await settled();
    expect(done).toEqual(['pause']);
    turn(true);
    await settled();
    expect(done).toEqual(['pause', 'resume']);
  });

  it('resumes all when Attio is back before a pause has been done', async () => {
    const { turn, done, settled } = setup(1);
    turn(false);
    for (let steps = 0; steps < 5; steps++) await Promise.resolve(); // tried once, and waiting
    turn(true);
    await settled();
    expect(done).toEqual(['resume']);
  });

  it('ends with the process, also in the middle of trying', async () => {
    const { sut, turn } = setup(Number.POSITIVE_INFINITY);
    turn(false);
    await expect(sut.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
