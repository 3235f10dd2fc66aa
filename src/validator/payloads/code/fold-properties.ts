import { foldName } from '../../text/fold-name.ts';
import type { NameFolder } from './follow/render.ts';

/**
 * Maps the property names of SDK classes (`PhoneNumber`, `phone_number`, `Phonenumber`) onto the published JSON names;
 * a name that is not published is put in camelCase.
 */
export function createNameFolder(published: ReadonlyMap<string, string>): NameFolder {
  return (name) => published.get(foldName(name)) ?? camelCase(name);
}

function camelCase(name: string): string {
  const joined = name.replace(/_+([a-zA-Z\d])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
