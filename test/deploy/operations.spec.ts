import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alertCodes } from '../../libs/database/src/alert.repository.js';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const rules = join(root, 'deploy/observability/alerts.yml');

interface Rules {
  groups: { rules: { alert?: string }[] }[];
}

describe('docs/operations.md', () => {
  const alerts = existsSync(rules)
    ? (parse(readFileSync(rules, 'utf8')) as Rules).groups.flatMap(({ rules: all }) =>
        all.flatMap(({ alert }) => (alert === undefined ? [] : [alert])),
      )
    : [];
  const sections = [...page.matchAll(/^### `(\w+)`\n\n(.+)/gm)].map(([, name = '', text = '']) => ({ name, text }));

  it('says of every alert what to do, and of no other', () => {
    expect(sections.map(({ name }) => name).sort()).toEqual([...alerts].sort());
    for (const { name, text } of sections) expect([name, text.length > 40]).toEqual([name, true]);
  });

  it('says of every alert that the service raises itself what it means and what to do, and of no other', () => {
    const [, own = ''] = page.split('### Alerts of the service itself');
    const rows = [...own.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/gm)];
    expect(rows.map(([, code]) => code).sort()).toEqual([...alertCodes].sort());
    for (const [, code, meaning = '', remedy = ''] of rows)
      expect([code, Math.min(meaning.length, remedy.length) > 10]).toEqual([code, true]);
  });

  it('leads to files and sections that are there', () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    for (const link of links) {
      const [file = '', anchor] = link.split('#');
      if (file !== '') expect([link, existsSync(join(root, 'docs', file))]).toEqual([link, true]);
      else
        expect(page.toLowerCase().replace(/[`]/g, '')).toMatch(new RegExp(`^#+ ${anchor?.replaceAll('-', ' ')}$`, 'm'));
    }
    for (const [path] of page.matchAll(/(?<=`)(deploy|test|scripts)\/[\w./-]+(?=`)/g)) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    }
  });

  it('speaks of settings that exist', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const keys = [...page.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[`=]/g)].map(([, key = '']) => key);
    const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
    expect(keys.filter((key) => !example.includes(key) && !compose.includes(key))).toEqual([]);
  });
});
