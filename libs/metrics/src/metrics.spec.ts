import { Metrics } from './metrics.js';
import { ScrapeAccess } from './scrape-access.js';

describe('Metrics', () => {
  it('keeps two applications of a process apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.count('attio_sync_cache_requests_total', { cache: 'record', result: 'hit' });
    expect((await one.expose()).text).toContain('attio_sync_cache_requests_total{cache="record",result="hit"} 1');
    expect((await other.expose()).text).not.toContain('cache="record"');
  });

  it('asks its sources at every scrape, and replaces what they said before', async () => {
    const sut = new Metrics();
    let state = 'open';
    sut.addSource('attio', () => ({ attio_sync_attio_breaker_state: [{ labels: { state }, value: 1 }] }));
    expect((await sut.expose()).text).toContain('attio_sync_attio_breaker_state{state="open"} 1');
    state = 'closed';
    const { text } = await sut.expose();
    expect(text).toContain('attio_sync_attio_breaker_state{state="closed"} 1');
    expect(text).not.toContain('state="open"');
  });

  it('shows the rest when a source fails, and which one it is', async () => {
    const sut = new Metrics();
    sut.addSource('postgres', () => Promise.reject(new Error('away')));
    sut.addSource('redis', () => ({
      attio_sync_queue_jobs: [{ labels: { queue: 'feed', state: 'waiting' }, value: 3 }],
    }));
    const { text } = await sut.expose();
    expect(text).toContain('attio_sync_scrape_failed{source="postgres"} 1');
    expect(text).toContain('attio_sync_scrape_failed{source="redis"} 0');
    expect(text).toContain('attio_sync_queue_jobs{queue="feed",state="waiting"} 3');
  });
});

describe('ScrapeAccess', () => {
  it('lets in the token and nothing else; without a token nobody', () => {
    const sut = new ScrapeAccess({ token: 'a-token-of-sixteen' });
    expect(sut.allows('Bearer a-token-of-sixteen')).toBe(true);
    expect([undefined, '', 'a-token-of-sixteen', 'Bearer ', 'Bearer other'].map((one) => sut.allows(one))).toEqual(
      Array(5).fill(false),
    );
    expect(new ScrapeAccess({ token: undefined }).allows('Bearer undefined')).toBe(false);
  });
});
