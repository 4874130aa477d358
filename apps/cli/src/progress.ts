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

export function progressView(
  title: string,
  isQuiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressView {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? bar(title, stream) : lines(title, stream);
}

function bar(title: string, stream: NodeJS.WriteStream): ProgressView {
  const view = new SingleBar({
    format: `${title} {bar} {percentage}% | {value}/{total} rows | {speed} rows/s | ETA {eta_formatted} | {phase}`,
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

function lines(title: string, stream: NodeJS.WriteStream): ProgressView {
  let shownAtMs = -Infinity;
  return {
    show: ({ phase, rows, rowsExpected, rowsPerSecond }) => {
      if (performance.now() - shownAtMs < LINE_EVERY_MS) return;
      shownAtMs = performance.now();
      const of = rowsExpected === null ? '' : ` of about ${rowsExpected}`;
      stream.write(`${title}: ${phase}, ${rows}${of} rows, ${rowsPerSecond ?? 0} rows/s\n`);
    },
    end: () => undefined,
  };
}
