// @ts-check
// Applies prisma/migrations to DATABASE_URL: `node scripts/migrate.mjs`. Safe to run from several places at once.
import { migrate } from './lib/migrator.mjs';
import { runProgram, UserError } from './lib/user-error.mjs';

runProgram(async () => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new UserError('Set DATABASE_URL to the Postgres database that the migrations are for.');
  const applied = await migrate(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
});
