// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param {string} file
 * @returns {string} the secret kept in the file, made on first use
 */
export function keptSecret(file) {
  if (!existsSync(file)) writePrivately(file, `${randomBytes(24).toString('hex')}\n`);
  return readFileSync(file, 'utf8').trim();
}

/**
 * Writes a file only its owner may read, complete or not at all.
 * @param {string} file @param {string} text
 */
export function writePrivately(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

/** @template T @param {string} file @returns {T | undefined} `undefined` when there is no such file, or not JSON in it */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
