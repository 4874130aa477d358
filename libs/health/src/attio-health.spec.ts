import { Clock } from '@app/common';
import { AttioHealth } from './attio-health.js';

const ANSWER = { data: { active: true, workspace_slug: 'acme' } };

function setup() {
  let nowMs = 0;
  let answer: (value: typeof ANSWER) => void = () => undefined;
  const get = jest.fn(() => new Promise<typeof ANSWER>((resolve) => (answer = resolve)));
  const indicator = { check: () => ({ up: (told: object) => told, down: (told: object) => told }) };
  const clock = Object.assign(new Clock(), { nowMs: () => nowMs });
  const sut = new AttioHealth(indicator as never, { get } as never, { state: 'closed' } as never, clock);
  return { sut, get, answer: () => answer(ANSWER), pass: (ms: number) => (nowMs += ms) };
}

describe('the health of Attio', () => {
  it('is asked once by all who ask while Attio is slow: probes must not use up the reads', async () => {
    const { sut, get, answer } = setup();
    const asked = [sut.attio(), sut.attio(), sut.attio()];
    answer();
    const up = { workspace: 'acme', breaker: 'closed' };
    await expect(Promise.all(asked)).resolves.toEqual([up, up, up]);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('is asked again after ten seconds', async () => {
    const { sut, get, answer, pass } = setup();
    const first = sut.attio();
    answer();
    await first;
    pass(9_999);
    await sut.attio();
    expect(get).toHaveBeenCalledTimes(1);
    pass(1);
    const again = sut.attio();
    answer();
    await again;
    expect(get).toHaveBeenCalledTimes(2);
  });
});
