import type { Site } from '../body/facts.ts';

/** Whether a site is where a number is dialed or shown, or a party whose address is one. */
export function takesNumber(site: Site): boolean {
  if (site.expects === 'number') return true;
  if (site.expects !== 'party' || site.party === null) return false;
  const address = site.party.address;
  return address !== null && (address.field ?? address.reaches) === 'phone';
}

/** Whether the address is `+` and digits (with or without `tel:`), so that numbering plans can judge it. */
export function isInternational(site: Site): boolean {
  return (
    site.form.kind === 'international' &&
    (site.form.scheme === null ||
      site.form.scheme === 'tel' ||
      site.form.scheme === 'callto' ||
      site.form.scheme === 'phone')
  );
}

/** The number without scheme and parameters (`tel:+1…;ext=5`). */
export function numberOf(site: Site): string {
  return site.form.rest.split(';', 1)[0] ?? '';
}
