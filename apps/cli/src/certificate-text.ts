import { type Certificate } from '@app/sync';

/** Values are cut: the whole of them is in the certificate (`--json`). */
const LONGEST_VALUE = 200;

/** A certificate for people. */
export function certificateText(certificate: Certificate): string {
  const { object, rows, digest, differences } = certificate;
  const verdict = certificate.is_equal ? 'equal' : 'NOT EQUAL';
  const text = [
    `${object} (${certificate.kind}): ${verdict}, ${rows.attio} rows in Attio, ${rows.mirror} in the mirror`,
    `  digest  ${digest.attio} / ${digest.mirror}`,
    `  found   ${differences.missing} missing, ${differences.different} different, ${differences.extra} extra; ` +
      `${differences.repaired} repaired, ${certificate.in_flight} were in flight, ${certificate.unsettled} unsettled`,
    `  as of   ${certificate.observed_from ?? '-'} to ${certificate.observed_to ?? '-'}, ` +
      `${certificate.requests} requests, ${certificate.pages} pages`,
  ];
  for (const { id, found, repaired, attributes } of differences.listed) {
    text.push(`  ${repaired ? 'repaired ' : ''}${found} ${id}`);
    for (const { slug, attribute_id: attributeId, before, after } of attributes) {
      text.push(
        `    ${slug ?? attributeId}: mirror ${valueText(before)}`,
        `    ${' '.repeat((slug ?? attributeId).length)}  Attio  ${valueText(after)}`,
      );
    }
  }
  return text.join('\n');
}

export function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
