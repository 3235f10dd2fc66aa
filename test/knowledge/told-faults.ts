import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../knowledge/README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, says = '']) => says);

/** What the README of the knowledge says that faults say, `…` standing for anything. */
export const toldFaults: readonly string[] = rows.slice(rows.indexOf('it says') + 2);

/** Those of them that a fault is told by: one, where the README is right. */
export function toldAs(fault: string): readonly string[] {
  return toldFaults.filter((says) => {
    const parts = says.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`: ${parts.join('.*')}`).test(fault);
  });
}
