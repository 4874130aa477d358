import { SingleBar } from 'cli-progress';

export interface Progress {
  phase: string;
  rows: number;
  rowsExpected: number | null;
  rowsPerSecond: number | null;
}

/** Shows how far a run is: a bar on a terminal, a line now and then in a pipe, nothing with `--json`. */
export interface ProgressView {
  show: (progress: Progress) => void;
  end: () => void;
}

const LINE_EVERY_MS = 5_000;

/** @param unit what is counted */
export function progressView(
  title: string,
  isQuiet: boolean,
  unit = 'rows',
  stream: NodeJS.WriteStream = process.stderr,
): ProgressView {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? bar(title, unit, stream) : lines(title, unit, stream);
}

/** The same for work that is done one by one here. @param total when it is known */
export function countingView(title: string, isQuiet: boolean, unit: string, total: number | null) {
  const view = progressView(title, isQuiet, unit);
  const startedAtMs = performance.now();
  let rows = 0;
  return {
    add: (count: number) => {
      rows += count;
      const seconds = (performance.now() - startedAtMs) / 1_000;
      const rowsPerSecond = seconds > 0 ? Math.round(rows / seconds) : null;
      view.show({ phase: 'working', rows, rowsExpected: total, rowsPerSecond });
    },
    end: () => view.end(),
  };
}

function bar(title: string, unit: string, stream: NodeJS.WriteStream): ProgressView {
  const view = new SingleBar({
    format: `${title} {bar} {percentage}% | {value}/{total} ${unit} | {speed} ${unit}/s | ETA {eta_formatted} | {phase}`,
    stream,
    hideCursor: true,
    clearOnComplete: false,
    etaBuffer: 50,
  });
  view.start(1, 0, { speed: '-', phase: 'waiting' });
  return {
    show: ({ phase, rows, rowsExpected, rowsPerSecond }) => {
      view.setTotal(Math.max(rows, rowsExpected ?? 0, 1));
      view.update(rows, { speed: rowsPerSecond ?? '-', phase });
    },
    end: () => view.stop(),
  };
}

function lines(title: string, unit: string, stream: NodeJS.WriteStream): ProgressView {
  let shownAtMs = -Infinity;
  return {
    show: ({ phase, rows, rowsExpected, rowsPerSecond }) => {
      if (performance.now() - shownAtMs < LINE_EVERY_MS) return;
      shownAtMs = performance.now();
      const of = rowsExpected === null ? '' : ` of about ${rowsExpected}`;
      stream.write(`${title}: ${phase}, ${rows}${of} ${unit}, ${rowsPerSecond ?? 0} ${unit}/s\n`);
    },
    end: () => undefined,
  };
}
