import type { Knowledge } from '../validator/knowledge.ts';

/** The vendor's first region, for a text that names none. */
const FIRST = 'mypurecloud.com';

/** A host in a text; no name of one is longer. */
const HOST = /[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi;

/** What stands before the domain of a region in hosts that people paste. */
const SERVICE = /^(?:api|login|apps|app|developer|help|www)\./;

/** The domain of the region that a text names, `usw2.pure.cloud`, and whether it names one at all. */
export function findRegion(text: string, { contracts }: Knowledge): { domain: string; isNamed: boolean } {
  const { hosts } = contracts.neighbours;
  for (const [found] of text.matchAll(HOST)) {
    const domain = found.toLowerCase().replace(SERVICE, '');
    // `pure.cloud` itself serves nothing: its regions stand below it.
    const isRegion = hosts.some(
      (host) => (domain === host && !host.endsWith('.cloud')) || domain.endsWith(`.${host}`),
    );
    if (isRegion) return { domain, isNamed: true };
  }
  return { domain: FIRST, isNamed: false };
}
