import { Writable } from 'node:stream';
import { progressView } from './progress.js';

/** A standard error that remembers; a terminal when told so. */
function setup(isTTY: boolean) {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  // What a bar asks of a terminal.
  const terminal = { isTTY, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  return { stream: Object.assign(stream, terminal) as unknown as NodeJS.WriteStream, read: () => text };
}

const half = { phase: 'scan', rows: 50, rowsExpected: 100, rowsPerSecond: 10 };

describe('progressView', () => {
  it('draws a bar on a terminal', () => {
    const { stream, read } = setup(true);
    const view = progressView('backfill people', false, 'rows', stream);
    view.show(half);
    view.end();
    expect(read()).toMatch(/backfill people .*50\/100 rows \| 10 rows\/s/);
  });

  it('writes a plain line into a pipe, and not one for every step', () => {
    const { stream, read } = setup(false);
    const view = progressView('replay', false, 'deliveries', stream);
    view.show(half);
    view.show({ ...half, rows: 60 });
    view.end();
    expect(read()).toBe('replay: scan, 50 of about 100 deliveries, 10 deliveries/s\n');
  });

  it('says nothing beside JSON', () => {
    const { stream, read } = setup(true);
    const view = progressView('x', true, 'rows', stream);
    view.show(half);
    view.end();
    expect(read()).toBe('');
  });
});
