import { RecordDiffService } from '@app/sync';
import { Command } from 'commander';
import { valueText } from './certificate-text.js';
import { exitCodes } from './exit-codes.js';
import { examples } from './output.js';
import { withApp } from './with-app.js';

/** `diff <object> <record>`: exits with 1 when the two sides differ. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('One record, mirror against Attio, attribute by attribute; exits with 1 when they differ')
    .argument('<object>', 'slug or id')
    .argument('<record>', 'record id')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['diff people 0f2e…', 'why does the mirror show something else?']))
    .action(async (object: string, recordId: string, options: { json?: boolean }) =>
      withApp(async (app) => {
        const diff = await app.get(RecordDiffService).diff(object, recordId);
        if (options.json) console.log(JSON.stringify(diff));
        else {
          console.log(`${diff.object} ${diff.id}: ${diff.is_equal ? 'equal' : 'NOT EQUAL'}`);
          console.log(`  mirror as of ${diff.mirror_observed_at ?? '- (no row)'}`);
          console.log(`  Attio  as of ${diff.attio_observed_at ?? '- (no record)'}`);
          for (const { slug, attribute_id: attributeId, is_equal: isEqual, mirror, attio } of diff.attributes) {
            if (isEqual) console.log(`  = ${slug ?? attributeId}`);
            else
              console.log(
                `  ! ${slug ?? attributeId}\n      mirror ${valueText(mirror)}\n      Attio  ${valueText(attio)}`,
              );
          }
        }
        return diff.is_equal ? exitCodes.ok : exitCodes.notEqual;
      }),
    );
}
