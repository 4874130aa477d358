import { hash as digestOf } from 'node:crypto';

const MODULUS = 1n << 128n;

/**
 * An order-free digest of a set of items: the sum, modulo 2^128, of the first 16 bytes of
 * SHA-256(`<item id>:<content hash>`), big-endian. Equal sets have equal digests in whatever order they were read, and
 * anybody can compute it again; docs/certificate.md has it as one SQL statement.
 */
export class Digest {
  private sum: bigint;

  /** @param hex as `toString()` gave it */
  constructor(hex = '') {
    this.sum = hex === '' ? 0n : BigInt(`0x${hex}`);
  }

  add(itemId: string, contentHash: string): void {
    const hash = digestOf('sha256', `${itemId}:${contentHash}`, 'buffer');
    this.sum = (this.sum + (hash.readBigUInt64BE(0) << 64n) + hash.readBigUInt64BE(8)) % MODULUS;
  }

  merge(other: Digest): void {
    this.sum = (this.sum + other.sum) % MODULUS;
  }

  /** 32 hexadecimal digits. */
  toString(): string {
    return this.sum.toString(16).padStart(32, '0');
  }
}
