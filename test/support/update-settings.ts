/** `npm run settings:table`: writes the README's tables of settings anew from the schema in `src/config/`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describeSettings, withSettings } from './settings-table.ts';

const readme = new URL('../../README.md', import.meta.url);
writeFileSync(readme, withSettings(readFileSync(readme, 'utf8'), describeSettings()));
