import { Gathering, type GatheringOptions } from './gathering.js';

const always = () => true;

/** Works that end when they are told to. */
function setup(options: Pick<GatheringOptions, 'atOnce' | 'most'> & Partial<GatheringOptions>) {
  const works: { items: string[]; end: (error?: Error) => void }[] = [];
  const sut = new Gathering<string, string>(
    (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => `${item} done`)));
        works.push({ items, end });
      }),
    { isOfOneItem: always, ...options },
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { sut, works, turn };
}

describe('Gathering', () => {
  it('does the first at once and gathers what comes meanwhile, each with its own result', async () => {
    const { sut, works, turn } = setup({ atOnce: 1, most: 2 });
    const results = ['a', 'b', 'c', 'd'].map((item) => sut.do(item));
    expect(works.map(({ items }) => items)).toEqual([['a']]);
    for (const index of [0, 1, 2]) {
      works[index]?.end();
      await turn();
    }
    expect(works.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(await Promise.all(results)).toEqual(['a done', 'b done', 'c done', 'd done']);
  });

  it('does so many works at a time', () => {
    const { sut, works } = setup({ atOnce: 2, most: 10 });
    for (const item of ['a', 'b', 'c']) void sut.do(item);
    expect(works).toHaveLength(2);
  });

  it('lets one that spoils the rest fail by itself', async () => {
    const { sut, works, turn } = setup({ atOnce: 1, most: 10 });
    const [first, bad, good] = ['a', 'bad', 'good'].map((item) => sut.do(item));
    const failed = expect(bad).rejects.toThrow('not this one');
    works[0]?.end();
    await turn();
    works[1]?.end(new Error('somebody is bad'));
    await turn();
    works[2]?.end(new Error('not this one'));
    await turn();
    works[3]?.end();
    await failed;
    expect(await Promise.all([first, good])).toEqual(['a done', 'good done']);
  });

  it('fails all at once when it is nobody’s fault, and goes on with the next', async () => {
    const { sut, works, turn } = setup({ atOnce: 1, most: 10, isOfOneItem: () => false });
    const [first, second, third] = ['a', 'b', 'c'].map((item) => sut.do(item));
    const failed = Promise.all([second, third].map((one) => expect(one).rejects.toThrow('away')));
    works[0]?.end();
    await turn();
    works[1]?.end(new Error('away'));
    await failed;
    const last = sut.do('d');
    await turn();
    works[2]?.end();
    expect(await Promise.all([first, last])).toEqual(['a done', 'd done']);
    expect(works).toHaveLength(3);
  });

  it('keeps nobody waiting for longer than told, and does nothing for those who left', async () => {
    jest.useFakeTimers();
    try {
      const patience = { ms: 100, error: () => new Error('too late') };
      const { sut, works } = setup({ atOnce: 1, most: 10, patience });
      const first = sut.do('a');
      const late = expect(sut.do('b')).rejects.toThrow('too late');
      await jest.advanceTimersByTimeAsync(60);
      const inTime = sut.do('c');
      await jest.advanceTimersByTimeAsync(60);
      await late;
      works[0]?.end();
      await jest.advanceTimersByTimeAsync(0);
      expect(works.map(({ items }) => items)).toEqual([['a'], ['c']]);
      await jest.advanceTimersByTimeAsync(1_000);
      works[1]?.end();
      expect(await Promise.all([first, inTime])).toEqual(['a done', 'c done']);
    } finally {
      jest.useRealTimers();
    }
  });
});
