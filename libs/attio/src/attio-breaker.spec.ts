import { Logger } from '@nestjs/common';
import { AttioBreaker } from './attio-breaker.js';
import { AttioCircuitOpenError, AttioNotFoundError, AttioUnavailableError } from './errors.js';

const down = async (): Promise<never> => Promise.reject(new AttioUnavailableError('503', { status: 503 }, false));
const refused = async (): Promise<never> => Promise.reject(new AttioNotFoundError('404', { status: 404 }));

function setup() {
  const sut = new AttioBreaker({ breakerMinCalls: 5, breakerOpenMs: 1_000, breakerMaxOpenMs: 4_000 });
  const states: string[] = [];
  sut.onStateChange((state) => states.push(state));
  const times = async (count: number, call: () => Promise<unknown>) => {
    for (let i = 0; i < count; i++) await sut.run('GET /x', call).catch(() => undefined);
  };
  return { sut, states, times };
}

describe('AttioBreaker', () => {
  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('opens after five failures and lets nothing through', async () => {
    const { sut, times } = setup();
    await times(5, down);
    expect(sut.state).toBe('open');
    const call = jest.fn(async (): Promise<number> => 1);
    await expect(sut.run('GET /x', call)).rejects.toThrow(AttioCircuitOpenError);
    expect(() => sut.throwIfOpen('GET /x')).toThrow(AttioCircuitOpenError);
    expect(call).not.toHaveBeenCalled();
  });

  it('is never tripped by refusals', async () => {
    const { sut, times } = setup();
    await times(50, refused);
    expect(sut.state).toBe('closed');
  });

  it('finds out by itself that Attio is back, probing after growing pauses', async () => {
    const { sut, states, times } = setup();
    const startedAtMs = Date.now();
    let isDown = true;
    const probe = jest.fn(() => sut.run('GET /self', async (): Promise<number> => (isDown ? down() : 1)));
    sut.probeWith(probe);
    await times(5, down);
    const closed = sut.untilClosed();
    for (const afterMs of [1_000, 3_000, 7_000, 11_000]) {
      const before = probe.mock.calls.length;
      await jest.advanceTimersByTimeAsync(startedAtMs + afterMs - Date.now());
      expect(probe).toHaveBeenCalledTimes(before);
      await jest.advanceTimersByTimeAsync(50);
      expect(probe).toHaveBeenCalledTimes(before + 1);
      expect(sut.state).toBe('open');
    }
    isDown = false;
    await jest.advanceTimersByTimeAsync(4_100);
    await closed;
    expect(states.slice(-2)).toEqual(['half-open', 'closed']);
  });

  it('stops waiting for the circuit when the caller gives up', async () => {
    const { sut, times } = setup();
    await times(5, down);
    const giveUp = new AbortController();
    const waiting = sut.untilClosed(giveUp.signal);
    giveUp.abort();
    await waiting;
    expect(sut.state).toBe('open');
  });
});
