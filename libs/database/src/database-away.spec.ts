import { isDatabaseAway, DatabaseAwayError } from './database-away.js';
import { DirectSql } from './direct-sql.js';
import { Prisma } from './generated/client.js';

const ofPrisma = (code: string, cause?: { kind: string; code?: string }) =>
  new Prisma.PrismaClientKnownRequestError('failed', {
    code,
    clientVersion: '7',
    ...(cause ? { meta: { driverAdapterError: { cause } } } : {}),
  });
const ofDriver = (code: string) => Object.assign(new Error('failed'), { code });

/** A pool whose every connection fails so. */
function setup(error: Error) {
  const fail = () => Promise.reject(error);
  return new DirectSql({ query: fail, connect: fail } as never);
}

describe('a Postgres that is away', () => {
  it.each([
    ofPrisma('P1001'),
    ofPrisma('P1017'),
    ofPrisma('P2010', { kind: 'DatabaseNotReachable' }),
    ofPrisma('P2010', { kind: 'postgres', code: '57P03' }),
    new Error('Connection terminated due to connection timeout'),
    new Error('timeout exceeded when trying to connect'),
  ])('is known by what Prisma says: %s', (error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ofPrisma('P2002'),
    ofPrisma('P2010', { kind: 'postgres', code: '23505' }),
    new Error('failed'),
    // Redis says so as well.
    ofDriver('ECONNREFUSED'),
    undefined,
  ])('is not what anything else says: %s', (error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '08006', '53300'])(
    'is known by what the driver says: %s',
    async (code) => {
      const sut = setup(ofDriver(code));
      await expect(sut.$queryRaw`SELECT 1`).rejects.toThrow(DatabaseAwayError);
      await expect(sut.transaction(async () => undefined)).rejects.toThrow(DatabaseAwayError);
    },
  );

  it('leaves the driver’s other errors as they are', async () => {
    const error = ofDriver('23505');
    await expect(setup(error).$queryRaw`SELECT 1`).rejects.toBe(error);
  });
});
